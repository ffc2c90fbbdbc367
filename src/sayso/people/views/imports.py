"""Take a file in: upload, see what would happen, choose columns, confirm."""

from __future__ import annotations

import time
import uuid
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sayso.foundations.access.doors import needs
from sayso.foundations.tables import csv_lines
from sayso.people.commands.imports import Unreadable, import_customers
from sayso.people.commands.imports.reading import LARGEST_FILE
from sayso.people.forms.customers import ImportForm
from sayso.people.permissions import IMPORT_PEOPLE
from sayso.people.queries import imports
from sayso.people.queries.sentences import in_words, said
from sayso.people.rules.import_fields import FIELDS

SALT = "sayso.pending-import"
KEPT_SECONDS = 24 * 3600
SHOWN = 50


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _keep(upload) -> str:
    """Keep the upload for the confirmation, and clear away those of yesterday."""
    for old in _folder().iterdir():
        if time.time() - old.stat().st_mtime > KEPT_SECONDS:
            old.unlink(missing_ok=True)
    name = uuid.uuid4().hex
    with (_folder() / name).open("wb") as out:
        for chunk in upload.chunks():
            out.write(chunk)
    return name


def _in_words(refused):
    return [{**vars(one), "says": in_words(one.says)} for one in refused]


def _refused_file(rows) -> HttpResponse:
    header = [_("Row"), _("Column"), _("Found"), _("What to do")]
    lines = csv_lines(header, ([one["row"], one["column"], one["found"], one["says"]] for one in rows))
    answer = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="refused-rows.csv"'
    return answer


def _start(request, form, trouble=""):
    shown = {"form": form, "trouble": trouble, "runs": imports.recent(request.landlord)}
    return render(request, "people/imports/start.html", shown, status=422 if trouble or form.errors else 200)


@needs(IMPORT_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def take(request):
    """Upload, then try, then take."""
    if request.method != "POST":
        return _start(request, ImportForm())
    if "pending" in request.POST:
        return _pending(request)
    form = ImportForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        if upload.size <= LARGEST_FILE:
            pending = [_keep(upload), form.cleaned_data["source"].strip(), upload.name[:255], request.user.pk,
                       request.landlord.pk]  # fmt: skip
            return _try(request, pending, {}, dry_run=True)
        most = LARGEST_FILE // 1_000_000
        form.add_error(
            "file", _("The file is too large: the most is %(most)s MB. Split it.") % {"most": most}
        )
    return _start(request, form)


def _pending(request):
    try:
        pending = signing.loads(request.POST["pending"], salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        pending = None
    if (
        not pending
        or pending[3:] != [request.user.pk, request.landlord.pk]
        or not (_folder() / pending[0]).exists()
    ):
        return _start(request, ImportForm(), _("The file is no longer here. Upload it again."))
    mapping = {
        field.name: request.POST[f"map_{field.name}"].replace("\x00", "")
        for field in FIELDS
        if f"map_{field.name}" in request.POST
    }
    return _try(request, pending, mapping, dry_run=request.POST.get("act") != "take")


def _try(request, pending, mapping, *, dry_run):
    name, source, file_name, *_whose = pending
    try:
        result = import_customers(
            landlord=request.landlord, source_name=source, path=_folder() / name, file_name=file_name,
            mapping=mapping, dry_run=dry_run, by=request.user, at=timezone.now(),
        )  # fmt: skip
    except Unreadable as refusal:
        if refusal.columns:
            return _columns(request, pending, refusal, mapping)
        form = ImportForm(initial={"source": source})
        shown = {
            "trouble": in_words(refusal.says),
            "runs": [],
            "form": form,
            "pending": signing.dumps(pending, salt=SALT),
        }
        return render(request, "people/imports/start.html", shown, status=422)
    if request.POST.get("act") == "refused":
        return _refused_file(_in_words(result.refused))
    if not dry_run:
        (_folder() / name).unlink(missing_ok=True)
    shown = {"result": result, "file_name": file_name, "shown": _in_words(result.refused[:SHOWN]),
             "pending": signing.dumps(pending, salt=SALT), "taken": result.rows - result.refused_rows,
             "choices": _choices(result.mapping), "columns": result.columns}  # fmt: skip
    return render(request, "people/imports/tried.html" if dry_run else "people/imports/done.html", shown)


def _choices(held):
    """Each field, its name, and the column that holds it."""
    return [(field.name, _(field.says), held.get(field.name, "")) for field in FIELDS]


def _columns(request, pending, refusal, mapping):
    """Ask which column holds what, where the headings do not say enough."""
    held = {**refusal.mapping, **{name: column for name, column in mapping.items() if column}}
    shown = {
        "trouble": in_words(refusal.says),
        "file_name": pending[2],
        "choices": _choices(held),
        "columns": refusal.columns,
        "pending": signing.dumps(pending, salt=SALT),
    }
    return render(request, "people/imports/columns.html", shown, status=422)


@needs(IMPORT_PEOPLE)
@require_safe
def refused(request, pk):
    """The refused rows of an import, to be put right in the housing system."""
    run = imports.one_of(request.landlord, pk)
    if run is None:
        raise Http404
    return _refused_file([{**one, "says": said(one)} for one in run.refused])
