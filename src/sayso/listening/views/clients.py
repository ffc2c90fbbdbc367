"""Keys for other systems that send us voices or extracts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sayso.foundations.access.doors import needs
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal
from sayso.listening.commands import clients as commands
from sayso.listening.enums import ClientMay
from sayso.listening.permissions import ADMIT_CLIENTS
from sayso.listening.queries import clients as questions
from sayso.listening.views import typed


@needs(ADMIT_CLIENTS, fresh=True)
def clients(request: Visit) -> HttpResponse:
    """The list, and a new key, shown this once."""
    key = refused = ""
    if request.method == "POST":
        try:
            _client, key = commands.admit(
                landlord=request.landlord,
                name=typed(request, "name"),
                may=typed(request, "may") or ClientMay.VOICES,
                by=request.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            refused = refusal.says
    context = {
        "clients": questions.of(request.landlord),
        "key": key,
        "refused": refused,
        "may": ClientMay.choices,
    }
    return render(request, "listening/clients.html", context, status=422 if refused else 200)


@needs(ADMIT_CLIENTS, fresh=True)
@require_POST
def end(request: Visit, pk: int) -> HttpResponse:
    """End a key."""
    found = questions.one_of(request.landlord, pk)
    if found is None:
        raise Http404
    commands.end(client=found, by=request.user, at=timezone.now())
    messages.success(request, _("Its key opens nothing any more."))
    return redirect("clients")
