"""What an access event may say was done, and how it ended; codes of the list ``audit_event_type``."""

from enum import StrEnum


class Operation(StrEnum):
    """Operations that are traced (Garante, guidelines on the health dossier, 4.6.2015: mere consultation included)."""

    LOGIN = "LOGIN"
    LOGIN_KO = "LOGIN_KO"
    LOGOUT = "LOGOUT"
    SEARCH = "SEARCH"
    LIST = "LIST"
    READ = "READ"
    CREATE = "CREATE"
    UPDATE = "UPDATE"
    DELETE = "DELETE"
    EXPORT = "EXPORT"
    PRINT = "PRINT"
    DOWNLOAD = "DOWNLOAD"
    SHARE = "SHARE"
    BREAKGLASS = "BREAKGLASS"
    GRANT = "GRANT"
    REVOKE = "REVOKE"
    MERGE = "MERGE"
    ANON = "ANON"
    RETAIN = "RETAIN"
    CONSENT = "CONSENT"
    CONFIG = "CONFIG"
    DSAR = "DSAR"


class Outcome(StrEnum):
    """How it ended."""

    OK = "OK"
    DENIED = "DENIED"
    """Refused: the reader may not do this, to this subject or at all."""
    NOT_FOUND = "NOT_FOUND"
    """Outside the reader's scope, or no such thing: the reader is told the same."""
    FAILED = "FAILED"
