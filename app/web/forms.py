"""The base of every form: a token, an id against double sending, and memory of what its reader was shown."""

import hashlib
import hmac
import json
import uuid
from typing import Any, ClassVar

from flask import current_app
from flask_wtf import FlaskForm
from wtforms import HiddenField


def _fresh_id() -> str:
    return str(uuid.uuid4())


class Form(FlaskForm):  # type: ignore[misc]
    """A form handed in at most once (see :func:`app.web.submissions.once`)."""

    submission_id = HiddenField(default=_fresh_id)


class VersionedForm(Form):
    """A form over an existing record: knows which fields somebody else changed since it was shown.

    ``shown`` carries a keyed digest of each field as it was when the form was made, so the server need not remember.
    """

    shown = HiddenField()
    watched: ClassVar[tuple[str, ...]] = ()
    """The fields compared; empty means every field that is not hidden."""

    def remember(self, record: Any) -> None:
        """Note what is shown: call when the form is first made, and again when a conflict was shown."""
        self.shown.data = json.dumps({name: self._digest(name, value) for name, value in self.stored(record).items()})

    def stored(self, record: Any) -> dict[str, Any]:
        """The record's present values by field name; override where a field is not an attribute of the record."""
        return {name: getattr(record, name, None) for name in self._watched()}

    def conflicts(self, record: Any) -> list[str]:
        """Fields that both this reader and somebody else changed, to different values.

        Fields that only the others changed take the others' value, so nothing of theirs is undone.
        """
        before, clashing = self._shown_before(), []
        for name, theirs in self.stored(record).items():
            mine = self[name].data
            if before.get(name, "") == self._digest(name, theirs) or self._same(mine, theirs):
                continue
            if self._digest(name, mine) == before.get(name):
                self[name].data = theirs
            else:
                clashing.append(name)
        return clashing

    def _watched(self) -> tuple[str, ...]:
        return self.watched or tuple(field.name for field in self if not isinstance(field, HiddenField))

    def _shown_before(self) -> dict[str, str]:
        try:
            return dict(json.loads(self.shown.data or "{}"))
        except ValueError:
            return {}

    def _same(self, one: Any, other: Any) -> bool:
        return self._plain(one) == self._plain(other)

    @staticmethod
    def _plain(value: Any) -> str:
        if isinstance(value, (list, tuple, set)):
            return json.dumps(sorted(str(each) for each in value))
        return "" if value is None or value is False else str(value).replace("\r\n", "\n").strip()

    def _digest(self, name: str, value: Any) -> str:
        text = f"{type(self).__name__}\0{name}\0{self._plain(value)}\0{self.submission_id.data}"
        return hmac.new(current_app.secret_key.encode(), text.encode(), hashlib.sha256).hexdigest()[:24]  # type: ignore[union-attr]
