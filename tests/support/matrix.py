"""Every route against every role, as the application declares it; `python -m tests.support.matrix` writes it anew.

The table that was reviewed lies in `tests/contracts/access_matrix.csv`. A change of it is a decision, seen in the diff.
"""

import csv
import io
import sys
import tempfile
from pathlib import Path

from flask import Flask

from app import create_app
from app.access.guard import UNGUARDED_BY_DESIGN
from app.access.roles import ROLES, Role
from config import Config

REVIEWED = Path(__file__).resolve().parents[1] / "contracts" / "access_matrix.csv"
HEAD = ["endpoint", "methods", "permission", *[role.value for role in Role]]


def declared(app: Flask) -> list[list[str]]:
    """One row a route: its methods, its lock, and for each role y or -."""
    rows = [_row(app, rule.endpoint, rule.methods or set()) for rule in app.url_map.iter_rules()]
    return sorted(row for row in rows if row[0] not in UNGUARDED_BY_DESIGN)


def _row(app: Flask, endpoint: str, methods: set[str]) -> list[str]:
    view = app.view_functions[endpoint]
    permission = getattr(view, "guarded_by", None)
    shown = " ".join(sorted(methods - {"HEAD", "OPTIONS"}))
    marks = ["y" if permission is None or permission in ROLES[role].permissions else "-" for role in Role]
    return [endpoint, shown, permission.value if permission else "public", *marks]


def reviewed() -> list[list[str]]:
    with REVIEWED.open(newline="") as source:
        return list(csv.reader(source))[1:]


def text_of(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEAD, *rows])
    return out.getvalue()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Config(instance_path=Path(folder)))
        REVIEWED.write_text(text_of(declared(app)))
    sys.stdout.write(f"{REVIEWED}\n")


if __name__ == "__main__":
    main()
