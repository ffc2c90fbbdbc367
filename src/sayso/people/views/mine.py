"""What a customer sees and changes of themselves."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sayso.foundations.access.doors import mine
from sayso.foundations.refusals import Refusal, status_of
from sayso.people.commands import customers as commands
from sayso.people.forms.customers import DetailsForm


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def details(request):
    """My details: how to reach me, in which language and form."""
    me = request.user.customer
    form = DetailsForm(request.POST if request.method == "POST" else None, initial=DetailsForm.of(me))
    if request.method == "POST" and form.is_valid():
        try:
            commands.update_details(customer=me, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved. We will reach you this way from now on."))
            return redirect("my-details")
    return render(request, "people/mine/details.html", {"form": form, "customer": me}, status=status_of(form))
