"""How long we keep what: read it, try another length, choose it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal, status_of
from sayso.people.commands import retention as commands
from sayso.people.forms.retention import RetentionForm
from sayso.people.permissions import SET_RETENTION
from sayso.people.queries import retention


@needs(SET_RETENTION, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: Visit) -> HttpResponse:
    """Each kind of record, its length, why, and what went last; `try` says what a length would take tonight."""
    kinds = retention.listed(request.landlord)
    data = request.POST if request.method == "POST" else None
    form = RetentionForm(data, kinds=kinds, longest=retention.LONGEST)
    if data is not None and form.is_valid():
        if data.get("act") != "save":
            kinds = retention.listed(request.landlord, form.months, timezone.localdate())
        else:
            try:
                commands.choose(
                    landlord=request.landlord, months=form.months, by=request.user, at=timezone.now()
                )
            except Refusal as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, _("Saved. It holds from tonight."))
                return redirect("retention")
    rows = [(one, form[f"months-{one.rule.kind}"]) for one in kinds]
    return render(
        request, "people/retention.html", {"form": form, "rows": rows, "tried": any(one.due is not None for one in kinds)},
        status=status_of(form),
    )  # fmt: skip
