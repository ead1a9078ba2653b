"""The demonstration's accounts, one per role, with one fixed password; a production start refuses them."""

from dataclasses import dataclass

from sqlalchemy import select

from app.access.roles import Role
from app.db import db
from app.identity.models import User

PASSWORD = "approdo-in-prova"
"""Printed on screen by design: it opens nothing but invented data."""


@dataclass(frozen=True)
class DemoAccount:
    """An account shown on the sign-in page of a demonstration."""

    role: Role
    name: str
    email: str
    password: str = PASSWORD


ACCOUNTS: tuple[DemoAccount, ...] = (
    DemoAccount(Role.OP_EQUIPE, "Giulia Ferri", "giulia.ferri@approdo.example"),
    DemoAccount(Role.OP_STRADA, "Marco Dallari", "marco.dallari@approdo.example"),
    DemoAccount(Role.SERVIZIO, "Elena Conti", "elena.conti@approdo.example"),
    DemoAccount(Role.DPO, "Paolo Rinaldi", "paolo.rinaldi@approdo.example"),
    DemoAccount(Role.COORD, "Chiara Montanari", "chiara.montanari@approdo.example"),
    DemoAccount(Role.MEDIATORE, "Fatima Zahra Amrani", "fatima.amrani@approdo.example"),
    DemoAccount(Role.OP_LEGALE, "Andrea Sassi", "andrea.sassi@approdo.example"),
    DemoAccount(Role.PSICO, "Sara Neri", "sara.neri@approdo.example"),
    DemoAccount(Role.SCUOLA_FORM, "Luca Bassi", "luca.bassi@approdo.example"),
    DemoAccount(Role.COMUN, "Marta Gelli", "marta.gelli@approdo.example"),
    DemoAccount(Role.MONIT, "Davide Orsi", "davide.orsi@approdo.example"),
    DemoAccount(Role.REGIONE, "Anna Zanetti", "anna.zanetti@approdo.example"),
    DemoAccount(Role.AMM_SIST, "Stefano Righi", "stefano.righi@approdo.example"),
    DemoAccount(Role.OP_EQUIPE, "Irene Bonvicini", "irene.bonvicini@approdo.example"),
)
"""Fourteen users: each of the 13 roles, and a second operator in another territory."""


def demo_accounts() -> list[DemoAccount]:
    """The accounts to show, if the demonstration was loaded."""
    loaded = db.session.scalar(select(User.id).where(User.demo).limit(1)) is not None
    return list(ACCOUNTS) if loaded else []
