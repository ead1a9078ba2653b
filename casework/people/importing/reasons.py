"""Why a row, or a whole file, is refused: codes that reports and tables keep instead of the values."""

from enum import StrEnum


class Reason(StrEnum):
    """What is wrong with one row."""

    IMPOSSIBLE_DATE = "impossible_date"
    BIRTH_DATE_IN_FUTURE = "birth_date_in_future"
    UNKNOWN_COUNTRY = "unknown_country"
    UNKNOWN_LANGUAGE = "unknown_language"
    UNKNOWN_COMUNE = "unknown_comune"
    UNKNOWN_SEX = "unknown_sex"
    INVALID_CODICE_FISCALE = "invalid_codice_fiscale"
    INVALID_STP_CODE = "invalid_stp_code"
    INVALID_PHONE = "invalid_phone"
    INVALID_EMAIL = "invalid_email"
    NO_NAME = "no_name"
    NO_ROW_ID = "no_row_id"
    DUPLICATE_ROW_ID = "duplicate_row_id"
    DUPLICATE_ROW = "duplicate_row"
    TEXT_TOO_LONG = "text_too_long"
    FORMULA_CELL = "formula_cell"
    KNOWN_CODICE_FISCALE = "known_codice_fiscale"


class FileReason(StrEnum):
    """What is wrong with the file as a whole; nothing of it goes in."""

    TOO_LARGE = "file_too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    EMPTY = "empty_file"
    NO_ROWS = "no_rows"
    NOT_A_TABLE = "not_a_table"
    OLD_EXCEL = "old_excel_or_password"
    BROKEN_WORKBOOK = "broken_workbook"
    BROKEN_QUOTES = "broken_quotes"
    NO_NAME_COLUMN = "no_name_column"
    BAD_MAP = "bad_map"


class Refused(ValueError):
    """A value that cannot go in. Carries the reason, never the value."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class FileRefused(ValueError):
    """A file that cannot be read. Carries the reason, never its content."""

    def __init__(self, reason: FileReason) -> None:
        super().__init__(reason.value)
        self.reason = reason
