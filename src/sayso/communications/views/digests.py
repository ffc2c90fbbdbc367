"""Being told by e-mail how the promises stand: choose it, see what it would say, and stop it."""

from __future__ import annotations

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from sayso.communications.commands import digests as commands
from sayso.communications.enums import Rhythm
from sayso.communications.forms import DigestForm
from sayso.communications.queries import digest_words, digests
from sayso.communications.rules.digests import next_day
from sayso.foundations.access.doors import needs, public
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal, status_of
from sayso.framework.permissions import VIEW_BOARD


def _chosen(request: Visit) -> dict[str, object]:
    """What the reader chose so far, as the form has it."""
    kept = digests.of_user(request.user)
    if kept is None:
        return {"language": get_language()}
    return {
        "rhythm": kept.rhythm,
        "language": kept.language,
        "owner": kept.owner,
        "place": kept.place_id or "",
    }


@needs(VIEW_BOARD)
def digest(request: Visit) -> HttpResponse:
    """What the reader gets by e-mail, and the choice of it."""
    now = timezone.now()
    offered = digests.offered(request.landlord, now)
    if offered is None:
        return render(request, "communications/digest.html", {"offered": None})
    form = DigestForm(offered, request.POST if request.method == "POST" else None, initial=_chosen(request))
    if request.method == "POST" and form.is_valid():
        try:
            commands.choose(choice=form.choice(), by=request.user, at=now)
        except Refusal as refusal:
            form.add_error(refusal.field or None, refusal.says)
        else:
            notices.success(request, _("Your choice is kept."))
            return redirect("digest")
    return _choice_page(request, offered, form)


def _choice_page(request: Visit, offered: digests.Offered, form: DigestForm) -> HttpResponse:
    kept = str(form.initial.get("rhythm", ""))
    context = {
        "offered": offered,
        "form": form,
        "next_on": next_day(kept, timezone.localdate(), offered.calendar),
        "address": request.user.email,
    }
    return render(request, "communications/digest.html", context, status=status_of(form))


@needs(VIEW_BOARD)
@require_safe
def preview(request: Visit) -> HttpResponse:
    """What the e-mail would say now, by what is chosen on the page and not kept yet, else by what was kept."""
    now = timezone.now()
    offered = digests.offered(request.landlord, now)
    if offered is None:
        raise Http404
    chosen = _chosen(request)
    form = DigestForm(offered, request.GET or {"rhythm": "week", **chosen}, initial=chosen)
    if not form.is_valid():
        return _choice_page(request, offered, form)
    choice, kept = form.choice(), digests.of_user(request.user)
    goes_on = kept is not None and kept.rhythm != Rhythm.NEVER  # whoever stopped it would begin anew
    since = kept.told_until if kept and goes_on else digests.since_of(choice.rhythm, now)
    found = digest_words.said(request.landlord, offered.asked, choice, since, now, kept=bool(goes_on))
    context = {"choice": choice, "said": found.value, "counted_at": found.at}
    return render(request, "communications/digest_preview.html", context)


# A mail program that ends it by one click brings no token of ours; the secret in the address is enough.
@csrf_exempt
@public
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """End the e-mails without signing in."""
    found = digests.of_token(token)
    if found is None:
        raise Http404
    if request.method == "POST":
        found = commands.stop(digest=found, by=found.user, at=timezone.now())
    return render(request, "communications/digest_stop.html", {"digest": found})
