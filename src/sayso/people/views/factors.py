"""How a member of staff signs in: the second factors held, named, removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sayso.foundations.access.doors import staff_freshly
from sayso.foundations.refusals import Refusal
from sayso.people.commands import second_factors as commands
from sayso.people.queries import second_factors, work_accounts
from sayso.people.views import passkeys
from sayso.people.views.seen import browser_of


@staff_freshly
@never_cache
@require_safe
def signing_in(request):
    """The app and the passkeys, and a new one."""
    held = second_factors.of(request.user)
    shown = {
        "held": held,
        "has_app": any(not one.is_passkey for one in held),
        "left": len(second_factors.recovery_codes(request.user)),
        "to_make": passkeys.to_make(request.user),
        "accounts": work_accounts.of(request.user),
        "to_link": work_accounts.to_link(request.user, request.landlord),
    }
    return render(request, "people/staff/signing_in.html", shown)


@staff_freshly
@require_POST
def act(request, pk, what):
    """Rename a passkey, or remove a factor."""
    done = {"user": request.user, "pk": pk, "by": request.user, "at": timezone.now()}
    try:
        if what == "rename":
            commands.rename_passkey(name=request.POST.get("name", ""), **done)
            messages.success(request, _("Renamed."))
        elif what == "remove":
            here = request.session.session_key
            if commands.remove(here=here, browser=browser_of(request), **done):
                messages.success(request, _("Removed, and you are signed out everywhere else."))
        else:
            raise Http404
    except Refusal as refusal:
        messages.error(request, refusal.says)
    return redirect("signing-in")
