"""The demonstration's accounts, found by role, name or e-mail address."""

from app.identity.demo_accounts import ACCOUNTS


def demo_account(wanted: str) -> tuple[str, str]:
    """E-mail address and password of the first account that fits.

    :raises SystemExit: when none does; the message lists them.
    """
    for account in ACCOUNTS:
        if wanted.lower() in {account.role.lower(), account.name.lower(), account.email.lower()}:
            return account.email, account.password
    known = ", ".join(dict.fromkeys(account.role for account in ACCOUNTS))
    raise SystemExit(f"no demo account {wanted!r}; there is one for each of: {known}")
