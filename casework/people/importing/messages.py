"""Words for the reasons: what is wrong and what to do, never a value of any row."""

from typing import Any

from app.i18n import _l
from casework.people.importing.fields import Field
from casework.people.importing.reasons import FileReason, Reason

ROW_MESSAGES: dict[Reason, Any] = {
    Reason.IMPOSSIBLE_DATE: _l("The birth date is not a date: write it as 31/12/1990, 12/1990, 1990 or “circa 1990”."),
    Reason.BIRTH_DATE_IN_FUTURE: _l("The birth date lies in the future: check the year."),
    Reason.UNKNOWN_COUNTRY: _l("The country is not in the list: write its usual name, or leave the cell empty."),
    Reason.UNKNOWN_LANGUAGE: _l("The language is not in the list: write its usual name, or leave the cell empty."),
    Reason.UNKNOWN_COMUNE: _l("The place is not a comune of Emilia-Romagna: correct it, or leave the cell empty."),
    Reason.UNKNOWN_SEX: _l("The sex cannot be told: write M, F or X, or leave the cell empty."),
    Reason.INVALID_CODICE_FISCALE: _l(
        "The codice fiscale has a wrong length or check character: copy it from the card."
    ),
    Reason.INVALID_STP_CODE: _l("The STP or ENI code is not three letters and thirteen digits: copy it from the card."),
    Reason.INVALID_PHONE: _l(
        "The phone is not a number that can be called: leave only the digits, notes in their own column."
    ),
    Reason.INVALID_EMAIL: _l("The e-mail address is not complete: correct it, or leave the cell empty."),
    Reason.NO_NAME: _l("There is no surname, name or alias: write at least one."),
    Reason.NO_ROW_ID: _l("The row has no id of its own: give it one, so that it never goes in twice."),
    Reason.DUPLICATE_ROW_ID: _l(
        "An earlier row of the file has the same id: if they are two people, give one another id."
    ),
    Reason.DUPLICATE_ROW: _l("An earlier row of the file says exactly the same: delete one of the two."),
    Reason.TEXT_TOO_LONG: _l("A cell is too long for its field: shorten it."),
    Reason.FORMULA_CELL: _l("A cell holds a formula or an error: paste its value in place of it."),
    Reason.KNOWN_CODICE_FISCALE: _l(
        "Somebody with this codice fiscale is registered already: search for them before adding."
    ),
}
FILE_MESSAGES: dict[FileReason, Any] = {
    FileReason.TOO_LARGE: _l("The file is too large (20 MB at most): divide it into several."),
    FileReason.TOO_MANY_ROWS: _l("The file has more than 50,000 rows: divide it into several."),
    FileReason.TOO_MANY_COLUMNS: _l("The file has more than 200 columns: keep only those about the people."),
    FileReason.EMPTY: _l("The file is empty."),
    FileReason.NO_ROWS: _l("The file has headings but no rows below them."),
    FileReason.NOT_A_TABLE: _l("The file is neither a text table nor a workbook: save it as .csv or .xlsx."),
    FileReason.OLD_EXCEL: _l(
        "The workbook is of the old kind (.xls) or locked by a password: save it as .xlsx without a password."
    ),
    FileReason.BROKEN_WORKBOOK: _l("The workbook is damaged: open it, save it again and retry."),
    FileReason.BROKEN_QUOTES: _l("A quotation mark is opened and never closed: correct it, or save the file as .xlsx."),
    FileReason.NO_NAME_COLUMN: _l("No column holds a name: say which one is the surname, the name or the alias."),
    FileReason.BAD_MAP: _l(
        "The columns do not fit together: a meaning is given twice, or a heading or meaning does not exist."
    ),
}
FIELD_LABELS: dict[Field, Any] = {
    Field.ROW_ID: _l("Id of the row"),
    Field.SURNAME: _l("Surname"),
    Field.NAME: _l("Name"),
    Field.WHOLE_NAME: _l("Surname and name together"),
    Field.ALIAS: _l("Alias"),
    Field.ORIGINAL_NAME: _l("Name in its own script"),
    Field.BIRTH_DATE: _l("Date of birth"),
    Field.BIRTH_COUNTRY: _l("Country of birth"),
    Field.SEX: _l("Sex"),
    Field.CITIZENSHIP: _l("Citizenship"),
    Field.LANGUAGE: _l("Language"),
    Field.TAX_CODE: _l("Codice fiscale"),
    Field.TEMPORARY_CODE: _l("STP or ENI code"),
    Field.PHONE: _l("Phone"),
    Field.EMAIL: _l("E-mail address"),
    Field.COMUNE: _l("Comune of residence"),
    Field.NOTE: _l("Notes"),
}
