"""Where somebody is signed in, and ending that."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sayso.foundations.access.doors import mine, staff
from sayso.people.commands import sessions as commands
from sayso.people.queries import sessions

OTHERS = "others"


def _page(request, layout):
    if request.method == "POST":
        _end(request, request.POST.get("end", ""))
        return redirect(request.path)
    shown = {
        "sessions": sessions.of(request.user, at=timezone.now(), key=request.session.session_key),
        "layout": layout,
    }
    return render(request, "people/sessions.html", shown)


def _end(request, which):
    done = {"user": request.user, "by": request.user, "at": timezone.now()}
    if which == OTHERS:
        ended = commands.end_all(but=request.session.session_key, **done)
    else:
        ended = commands.end_one(reference=which, **done)
    if ended:
        messages.success(request, _("Ended. Nobody can go on from there."))
    else:
        messages.info(request, _("It was ended already."))


@staff
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_staff(request):
    """Where a member of staff is signed in."""
    return _page(request, "layouts/staff.html")


@mine
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_customer(request):
    """Where a customer is signed in."""
    return _page(request, "layouts/mine.html")
