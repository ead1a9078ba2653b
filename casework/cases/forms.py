"""Forms of cases, notes and tasks."""

from typing import Any

from wtforms import DateField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from app.codelists.labels import choices
from app.i18n import _, _l
from app.web import Form, VersionedForm

LONGEST_NOTE = 12_000
PRIORITIES = (("1", _l("Urgent")), ("2", _l("Ordinary")), ("3", _l("Can wait")))


class OpenCaseForm(Form):
    """Source, requesting service and case manager: with these a file is open."""

    source = SelectField(
        _l("Where the report comes from"), validators=[InputRequired(_l("Choose where it comes from."))]
    )
    requesting_service = StringField(
        _l("Requesting service"),
        description=_l("For example: social service of the municipality. No names of people."),
        validators=[Length(max=160)],
    )
    team_id = SelectField(_l("Team"), validators=[InputRequired(_l("Choose the team that takes the case."))])
    manager_id = SelectField(_l("Case manager"), validators=[Optional()])
    priority = SelectField(_l("Priority"), choices=PRIORITIES, default="2")
    summary = TextAreaField(_l("The situation in short"), validators=[Length(max=4_000)], render_kw={"rows": 4})

    def offer(self, teams: list[tuple[str, str]], managers: list[tuple[str, str]]) -> None:
        """Fill in what can be chosen."""
        self.source.choices = [("", _("Choose…")), *choices("referral_source", include=self.source.data)]
        self.team_id.choices = teams
        self.manager_id.choices = [("", _("Nobody yet")), *managers]


class EditCaseForm(VersionedForm):
    """What can be changed of a case besides its state."""

    manager_id = SelectField(_l("Case manager"), validators=[Optional()])
    co_workers = SelectMultipleField(_l("Co-workers"), validators=[Optional()])
    priority = SelectField(_l("Priority"), choices=PRIORITIES)
    next_review = DateField(_l("Next review"), validators=[Optional()])
    source = SelectField(_l("Where the report comes from"))
    requesting_service = StringField(_l("Requesting service"), validators=[Length(max=160)])
    summary = TextAreaField(_l("The situation in short"), validators=[Length(max=4_000)], render_kw={"rows": 5})

    def offer(self, people: list[tuple[str, str]], source: str) -> None:
        """Fill in who can be chosen."""
        self.manager_id.choices = [("", _("Nobody yet")), *people]
        self.co_workers.choices = people
        self.source.choices = choices("referral_source", include=source)

    def stored(self, record: Any) -> dict[str, Any]:
        """The case's present values, as the form writes them."""
        values = {
            "manager_id": str(record.manager_id or ""),
            "co_workers": sorted(str(member.user_id) for member in record.members),
            "priority": str(record.priority),
            "next_review": record.next_review,
            "source": record.source,
            "requesting_service": record.requesting_service or "",
            "summary": record.summary or "",
        }
        return {name: value for name, value in values.items() if name in self}


class StatusForm(VersionedForm):
    """Where the case goes next, and what that asks for."""

    watched = ("status",)
    status = SelectField(_l("New state"), validators=[InputRequired(_l("Choose the new state."))])
    reason = SelectField(_l("Reason for closing"), validators=[Optional()])
    text = TextAreaField(
        _l("How it ended, or where the person was directed"),
        validators=[Length(max=4_000)],
        render_kw={"rows": 4},
    )

    def offer(self, moves: list[str]) -> None:
        """Fill in the states that can be reached."""
        states = dict(choices("case_status", include=moves))
        self.status.choices = [(code, states[code]) for code in states if code in moves]
        self.reason.choices = [("", _("Choose…")), *choices("case_closure_reason")]


class NoteForm(Form):
    """A note, and who may read it."""

    body = TextAreaField(
        _l("Note"),
        validators=[InputRequired(_l("Write the note.")), Length(max=LONGEST_NOTE)],
        render_kw={"rows": 5, "autofocus": True},
    )
    compartment = SelectField(_l("Who may read it"), default="C2")


class CorrectNoteForm(VersionedForm):
    """The author puts the words of a note right."""

    body = TextAreaField(
        _l("Note"), validators=[InputRequired(_l("Write the note.")), Length(max=LONGEST_NOTE)], render_kw={"rows": 7}
    )


class TaskForm(Form):
    """Something to do by a day."""

    title = StringField(
        _l("What is to be done"), validators=[InputRequired(_l("Say what is to be done.")), Length(max=200)]
    )
    due_on = DateField(_l("By"), validators=[InputRequired(_l("Choose the day by which it is to be done."))])
    owner_id = SelectField(_l("Who does it"))
