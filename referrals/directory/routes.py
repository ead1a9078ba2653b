"""Pages of the directory: list with filters, one service point, its form."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.access import Permission, current_actor, requires
from app.codelists.labels import choices, grouped_choices
from app.i18n import _
from app.web.errors import error_page
from app.web.pagination import keyset_page
from app.web.submissions import once
from referrals.directory import pages, queries, services
from referrals.directory.forms import ServicePointForm
from referrals.directory.models import ServicePoint

blueprint = Blueprint("directory", __name__, template_folder="templates")


@blueprint.get("/directory")
@requires(Permission.DIRECTORY_READ)
def index() -> Any:
    """The service points, by name."""
    filters = _filters()
    found = queries.matching(current_actor(), filters)
    page = keyset_page(found, ServicePoint.name, ServicePoint.id, descending=False)
    return render_template("directory/index.html", page=page, filters=filters, pages=pages, **_filter_choices())


@blueprint.get("/directory/<uuid:record_id>")
@requires(Permission.DIRECTORY_READ, on=queries.service_point_in_scope)
def show(point: ServicePoint) -> Any:
    """One service point."""
    return render_template("directory/show.html", point=point, pages=pages)


@blueprint.route("/directory/new", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_UPDATE)
def new() -> Any:
    """Add a service point."""
    form = ServicePointForm(organisations=_organisations())
    if form.validate_on_submit():
        return once(form, lambda: _add(form))
    return render_template("directory/form.html", form=form, point=None), 422 if form.errors else 200


@blueprint.route("/directory/<uuid:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_UPDATE, on=queries.service_point_in_scope)
def edit(point: ServicePoint) -> Any:
    """Change a service point."""
    form = ServicePointForm(organisations=_organisations(), record=point)
    if request.method == "GET":
        form.process(data=form.stored(point))
        form.remember(point)
    if form.validate_on_submit():
        clashing = form.conflicts(point)
        return _clash(form, point, clashing) if clashing else once(form, lambda: _change(form, point))
    return render_template("directory/form.html", form=form, point=point), 422 if form.errors else 200


def _add(form: ServicePointForm) -> Any:
    point = services.add_service_point(current_actor(), form.values(), form.week())
    flash(_("The service is in the directory."), "success")
    return redirect(url_for("directory.show", record_id=point.id))


def _change(form: ServicePointForm, point: ServicePoint) -> Any:
    services.change_service_point(current_actor(), point, form.values(), form.week())
    flash(_("Saved."), "success")
    return redirect(url_for("directory.show", record_id=point.id))


def _clash(form: ServicePointForm, point: ServicePoint, clashing: list[str]) -> Any:
    theirs = form.stored(point)
    form.remember(point)
    back = url_for("directory.show", record_id=point.id)
    shown = {"form": form, "names": clashing, "theirs": theirs, "changed_at": point.updated_at, "cancel_url": back}
    return error_page(409, conflict=shown)


def _filters() -> queries.Filters:
    given = request.args
    return queries.Filters(
        service_type=given.get("service_type", ""),
        district=given.get("district", ""),
        language=given.get("language", ""),
        open_now=bool(given.get("open_now")),
        undocumented=bool(given.get("undocumented")),
        inactive=bool(given.get("inactive")),
    )


def _filter_choices() -> dict[str, Any]:
    return {
        "service_types": [each for group in grouped_choices("service_type").values() for each in group],
        "districts": choices("geo_districts_er"),
        "languages": choices("language"),
    }


def _organisations() -> list[tuple[str, str]]:
    return [(str(each.id), each.name) for each in queries.organisations()]
