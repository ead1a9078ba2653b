"""What a column can mean: the fields an import understands, and the words offices write over them."""

from enum import StrEnum


class Field(StrEnum):
    """Meaning of one column."""

    ROW_ID = "row_id"
    SURNAME = "surname"
    NAME = "name"
    WHOLE_NAME = "whole_name"
    ALIAS = "alias"
    ORIGINAL_NAME = "original_name"
    BIRTH_DATE = "birth_date"
    BIRTH_COUNTRY = "birth_country"
    SEX = "sex"
    CITIZENSHIP = "citizenship"
    LANGUAGE = "language"
    TAX_CODE = "codice_fiscale"
    TEMPORARY_CODE = "stp"
    PHONE = "phone"
    EMAIL = "email"
    COMUNE = "comune"
    NOTE = "note"


NAMING = frozenset({Field.SURNAME, Field.NAME, Field.WHOLE_NAME, Field.ALIAS, Field.ORIGINAL_NAME})
REPEATABLE = frozenset({Field.PHONE, Field.NOTE, Field.LANGUAGE, Field.CITIZENSHIP})

HEADINGS: dict[Field, str] = {
    Field.ROW_ID: (
        "id|id scheda|scheda|n scheda|num scheda|numero scheda|codice scheda|codice|cod|codice utente|id utente"
        "|id persona|n pratica|numero pratica|matricola|progressivo|n progressivo|numero|num|n|nr|record id|row id"
        "|person id|client id|case id|reference|ref|rif|riferimento|identificativo"
    ),
    Field.SURNAME: "cognome|cognomi|surname|last name|lastname|family name|apellido|apellidos|nom de famille",
    Field.NAME: "nome|nomi|nome proprio|name|first name|firstname|given name|given names|forename|prenom|nombre",
    Field.WHOLE_NAME: (
        "cognome e nome|cognome nome|nome e cognome|nome cognome|nominativo|full name|fullname|name and surname"
        "|surname and name|beneficiario|utente|persona|generalita"
    ),
    Field.ALIAS: "alias|soprannome|detto|detta|nickname|conosciuto come|nome d uso|known as|aka",
    Field.ORIGINAL_NAME: (
        "nome originale|nome in originale|nome in lingua originale|nome in alfabeto originale"
        "|nome alfabeto originale|original name|name in original script|native name"
    ),
    Field.BIRTH_DATE: (
        "data di nascita|data nascita|nascita|nato il|nata il|nato a il|nato a nata il|data nasc|d nascita|ddn"
        "|anno di nascita|anno nascita|date of birth|birth date|birthdate|birthday|dob|born|year of birth"
    ),
    Field.BIRTH_COUNTRY: (
        "paese di nascita|paese nascita|stato di nascita|stato nascita|nazione di nascita|luogo di nascita"
        "|paese di origine|paese d origine|country of birth|birth country|country of origin|place of birth"
    ),
    Field.SEX: "sesso|genere|sex|gender|m f|s|sesso m f|genere m f",
    Field.CITIZENSHIP: "cittadinanza|cittadinanze|nazionalita|paese|nazione|stato|citizenship|nationality|country",
    Field.LANGUAGE: (
        "lingua|lingue|lingua parlata|lingue parlate|lingua madre|madrelingua|lingue conosciute|lingua principale"
        "|altre lingue|language|languages|spoken languages|mother tongue"
    ),
    Field.TAX_CODE: (
        "codice fiscale|cod fiscale|cod fisc|c fiscale|cf|c f|codfisc|codicefiscale|tax code|fiscal code"
        "|italian tax code"
    ),
    Field.TEMPORARY_CODE: "stp|eni|stp eni|codice stp|codice eni|codice stp eni|tesserino stp|stp code|eni code",
    Field.PHONE: (
        "telefono|telefoni|tel|cellulare|cell|numero di telefono|numero telefono|n telefono|n di telefono|recapito"
        "|recapiti|recapito telefonico|contatto|telefono 1|telefono 2|cellulare 2|altro telefono|telefono fisso"
        "|mobile|phone|phone number|mobile phone|telephone"
    ),
    Field.EMAIL: "email|e mail|mail|posta elettronica|indirizzo email|indirizzo e mail|indirizzo mail|email address",
    Field.COMUNE: (
        "comune|comune di residenza|residenza|residente a|citta|citta di residenza|comune residenza|domicilio"
        "|comune di domicilio|municipality|city|town|residence"
    ),
    Field.NOTE: (
        "note|nota|annotazioni|annotazione|osservazioni|commenti|altro|note operatore|notes|note libere|remarks"
        "|comments|comment"
    ),
}
"""Folded headings (see ``text.fold``) of every field, Italian first."""

FIELD_OF: dict[str, Field] = {words: field for field, group in HEADINGS.items() for words in group.split("|")}
