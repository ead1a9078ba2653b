"""The databases that tests run on, and the settings they must not inherit."""

import os

BACKENDS = ("sqlite", "postgresql")
OURS = ("APPRODO_", "FLASK_", "DATABASE_URL", "WEB_CONCURRENCY")


def forget_settings() -> None:
    """Tests choose their settings; none comes from the shell they were started in."""
    for name in [name for name in os.environ if name.startswith(OURS)]:
        del os.environ[name]
