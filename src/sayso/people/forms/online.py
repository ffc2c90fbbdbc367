"""Input about getting online: what people say, the help they had, whether it worked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sayso.foundations.components.forms import DateField
from sayso.people.enums import Barrier, OnlineBefore, OnlineHelpKind, Origin, Wish, Worked
from sayso.people.forms.customers import PlainForm


class OwnOnlineForm(PlainForm):
    """What a customer says of getting online."""

    wish = forms.ChoiceField(
        label=_("Would you like to get online?"), choices=Wish.choices, widget=forms.RadioSelect
    )
    barriers = forms.MultipleChoiceField(
        label=_("What makes it hard?"), required=False, help_text=_("Tick all that are true for you."),
        choices=Barrier.choices, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    @staticmethod
    def of(held) -> dict[str, object]:
        """What was said before."""
        return {"wish": held.wish, "barriers": held.barriers} if held else {}


class OnlineForm(OwnOnlineForm):
    """The same as staff fill it in."""

    origin = forms.ChoiceField(
        label=_("Who told us"), choices=[one for one in Origin.choices if one[0] != Origin.FILE]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wish"].label = _("Would they like to get online?")
        self.fields["barriers"].label = _("What holds them back")
        self.fields["barriers"].help_text = _("Tick all that they say.")


class OnlineHelpForm(PlainForm):
    """Help that somebody had."""

    kind = forms.ChoiceField(label=_("What they had"), choices=OnlineHelpKind.choices)
    helper = forms.CharField(
        label=_("Who helped"), required=False, max_length=80, help_text=_("For example: Sam, of the library.")
    )
    given_on = DateField(label=_("On"), required=False, help_text=_("Empty: today."))


class WorkedForm(PlainForm):
    """Whether help worked; for somebody who is not online yet, that they are now."""

    result = forms.ChoiceField(label=_("Did it work?"), choices=Worked.choices, widget=forms.RadioSelect)
    on = DateField(label=_("On"), required=False, help_text=_("Empty: today."))
    now_online = forms.BooleanField(
        label=_("If it worked, keep with their details that they are online"), required=False, initial=True
    )

    def __init__(self, *args: Any, is_online: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_online:
            del self.fields["now_online"]


class TakeBackForm(PlainForm):
    """That help was recorded by mistake; where it set "is online", whether that goes back too."""

    set_back = forms.BooleanField(required=False)

    def __init__(self, *args: Any, before: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not before:
            del self.fields["set_back"]
            return
        self.fields["set_back"].label = _("Set “Online” with their details back to: %(before)s") % {
            "before": OnlineBefore(before).label
        }
