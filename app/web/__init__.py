"""What every page shares: lifecycle, errors, headers, forms, paging, filters."""

from app.web.forms import Form, VersionedForm
from app.web.pagination import Page, keyset_page
from app.web.submissions import once

__all__ = ["Form", "Page", "VersionedForm", "keyset_page", "once"]
