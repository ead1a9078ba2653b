"""Passwords: Argon2id, at least 12 characters, the common ones refused (NIST SP 800-63B section 5.1.1)."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP's minimum for Argon2id: 19 MiB, two passes."""
_NOBODY = _hasher.hash("nobody has this password")


def hash_password(password: str) -> str:
    """
    :raises ValueError: when it is shorter than twelve characters.
    """
    if len(password) < SHORTEST:
        raise ValueError("password too short")
    return _hasher.hash(password)


def password_matches(stored: str | None, password: str) -> bool:
    """Whether it is the password; takes as long when there is no such account."""
    try:
        return _hasher.verify(stored or _NOBODY, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False
