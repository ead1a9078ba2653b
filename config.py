"""Settings from the environment, and MODULES: the list of what is plugged in."""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent

MODULES = (
    "app.identity",
    "app.jobs",
    "app.admin",
    "casework.people",
    "casework.people.importing",
    "casework.cases",
    "casework.interventions",
    "casework.outreach",
    "casework.privacy",
    "referrals.directory",
    "referrals.outgoing",
)
"""Every package plugged into the platform, lower layers first."""


def _flag(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def _kept_secret(path: Path) -> str:
    """The signing secret of an embedded installation: made once, readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
            out.write(secrets.token_hex(32))
    return path.read_text().strip()


@dataclass(kw_only=True)
class Config:
    """One installation's settings. Each may be given by an environment variable of the name in brackets."""

    instance_path: Path = field(default_factory=lambda: Path(os.environ.get("APPRODO_INSTANCE", ROOT / "instance")))
    """[APPRODO_INSTANCE] Folder of the key ring, the signing secret and the embedded database."""
    database_url: str = field(default_factory=lambda: os.environ.get("DATABASE_URL", ""))
    """[DATABASE_URL] postgresql://… in production; empty means SQLite inside the instance folder."""
    production: bool = field(default_factory=lambda: _flag("APPRODO_PRODUCTION"))
    """[APPRODO_PRODUCTION] Refuse every setting that is unsafe outside a trial."""
    demo: bool = field(default_factory=lambda: _flag("APPRODO_DEMO"))
    """[APPRODO_DEMO] Show the demo accounts on the sign-in page. Refused in production."""
    debug: bool = field(default_factory=lambda: _flag("FLASK_DEBUG"))
    """[FLASK_DEBUG] Flask's debugger. Refused in production."""
    secret_key: str = field(default_factory=lambda: os.environ.get("APPRODO_SECRET_KEY", ""))
    """[APPRODO_SECRET_KEY] Signs cookies and forms; ≥ 32 characters. Made by itself when embedded."""
    key_provider: str = field(default_factory=lambda: os.environ.get("APPRODO_KEY_PROVIDER", "file"))
    """[APPRODO_KEY_PROVIDER] Where the key-encryption keys live: file."""
    keyring_path: str = field(default_factory=lambda: os.environ.get("APPRODO_KEYRING", ""))
    """[APPRODO_KEYRING] The key ring of the file provider; default keyring.json in the instance folder."""
    workers: int = field(default_factory=lambda: int(os.environ.get("WEB_CONCURRENCY", "1")))
    """[WEB_CONCURRENCY] Server processes that share the database. More than one needs PostgreSQL."""
    scheduler: bool = field(default_factory=lambda: _flag("APPRODO_SCHEDULER"))
    """[APPRODO_SCHEDULER] Run the scheduler inside this process (embedded); in production it is its own."""
    mail_url: str = field(default_factory=lambda: os.environ.get("APPRODO_MAIL", ""))
    """[APPRODO_MAIL] smtp://user:password@host:port for notices by mail; empty keeps them on screen only."""
    secure_cookies: bool = field(default_factory=lambda: _flag("APPRODO_PRODUCTION"))
    """Cookies over TLS only: always in production."""
    modules: tuple[str, ...] = MODULES

    def __post_init__(self) -> None:
        self.instance_path = Path(self.instance_path)
        if not self.database_url:
            self.database_url = f"sqlite:///{self.instance_path / 'approdo.sqlite'}"
        self.database_url = self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)
        if not self.keyring_path:
            self.keyring_path = str(self.instance_path / "keyring.json")
        if not self.secret_key and not self.production:
            self.secret_key = _kept_secret(self.instance_path / "secret_key")

    @property
    def on_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")
