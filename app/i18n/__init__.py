"""Words on screen: gettext over the catalogues that every slice keeps beside its code."""

from app.i18n.catalogue import DOMAIN, LOCALES
from app.i18n.setup import current_locale, init_i18n

_ = DOMAIN.gettext
_l = DOMAIN.lazy_gettext
gettext = DOMAIN.gettext
ngettext = DOMAIN.ngettext
pgettext = DOMAIN.pgettext

__all__ = ["LOCALES", "_", "_l", "current_locale", "gettext", "init_i18n", "ngettext", "pgettext"]
