"""Every permission in the application, as ``resource:action``."""

from enum import StrEnum


class Permission(StrEnum):
    """What a route may ask for; who holds it stands in ``roles.py``."""

    HOME = "home:see"
    ACCOUNT = "account:own"

    PERSON_SEARCH = "person:search"
    PERSON_LIST = "person:list"
    PERSON_READ = "person:read"
    PERSON_CREATE = "person:create"
    PERSON_UPDATE = "person:update"
    PERSON_IMPORT = "person:import"
    LEGAL_STATUS_READ = "legal_status:read"
    LEGAL_STATUS_UPDATE = "legal_status:update"
    NOTICE_RECORD = "notice:record"

    CASE_LIST = "case:list"
    CASE_READ = "case:read"
    CASE_OPEN = "case:open"
    CASE_UPDATE = "case:update"
    NOTE_WRITE = "note:write"
    TASK_WRITE = "task:write"

    INTERVENTION_LIST = "intervention:list"
    INTERVENTION_WRITE = "intervention:write"
    APPOINTMENT_WRITE = "appointment:write"

    DIRECTORY_READ = "directory:read"
    DIRECTORY_UPDATE = "directory:update"
    REFERRAL_LIST = "referral:list"
    REFERRAL_READ = "referral:read"
    REFERRAL_SEND = "referral:send"
    REFERRAL_ANSWER = "referral:answer"

    SHIFT_LIST = "shift:list"
    SHIFT_READ = "shift:read"
    SHIFT_WRITE = "shift:write"
    SHIFT_REVIEW = "shift:review"
    CONTACT_LIST = "contact:list"
    CONTACT_READ = "contact:read"
    CONTACT_WRITE = "contact:write"
    CONTACT_LINK = "contact:link"
    ALERT_READ = "alert:read"
    ZONE_UPDATE = "zone:update"

    ACCESS_LOG_READ = "access_log:read"
    ACCESS_LOG_OWN = "access_log:own"
    ACCESS_LOG_TEAM = "access_log:team"

    CODELIST_READ = "codelist:read"
    CODELIST_UPDATE = "codelist:update"
    USER_READ = "user:read"
    USER_UPDATE = "user:update"
