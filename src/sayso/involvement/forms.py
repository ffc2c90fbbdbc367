"""What staff type about groups and meetings, and members about coming."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sayso.foundations.components.forms import DateField
from sayso.involvement.commands.meetings import LONGEST, Called
from sayso.involvement.enums import Answer, Arranged, GroupRole
from sayso.people.forms.customers import PlainForm


class GroupForm(PlainForm):
    """A group of a kind that the framework knows, at a place or for all."""

    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("For example: Quay Street residents’ forum")
    )
    kind = forms.ChoiceField(
        label=_("Kind of group"),
        help_text=_("What is promised for groups of this kind is counted for it too."),
    )
    place = forms.ChoiceField(label=_("Where"), required=False)
    starts_on = DateField(label=_("Since"), required=False, help_text=_("Empty: today."))

    def __init__(
        self,
        *args: Any,
        kinds: Iterable[str],
        places: Iterable[tuple[int, str]],
        for_all: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        everywhere = [("", _("The whole landlord"))] if for_all else []
        self._offer("kind", [(one, one) for one in kinds])
        self._offer("place", [*everywhere, *((str(pk), name) for pk, name in places)])
        self.fields["place"].required = not for_all

    def clean_starts_on(self) -> Any:
        day = self.cleaned_data["starts_on"]
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class MemberForm(PlainForm):
    """Somebody who joins, and in which role."""

    customer = forms.IntegerField(label=_("Who"), min_value=1, max_value=2**62, error_messages={
        "required": _("Search for the person and choose them. Register them first if they are new."),
    })  # fmt: skip
    role = forms.ChoiceField(
        label=_("Role in the group"), choices=GroupRole.choices, initial=GroupRole.MEMBER
    )


class RoleForm(PlainForm):
    """Another role for a member."""

    role = forms.ChoiceField(label=_("Role in the group"), choices=GroupRole.choices)


def _hour(label: Any, **more: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, input_formats=["%H:%M", "%H.%M", "%H"], widget=forms.TextInput(attrs={"width": "5"}),
        error_messages={"invalid": _("Enter a time like 18:30")}, **more,
    )  # fmt: skip


class MeetingForm(PlainForm):
    """When and where a meeting is, and what about."""

    title = forms.CharField(label=_("Title"), max_length=120, help_text=_("For example: Autumn meeting"))
    day = DateField(label=_("Day"), says=_("The day of the meeting"))
    starts = _hour(_("Begins at"), help_text=_("For example 18:30"))
    ends = _hour(_("Ends at"), required=False)
    venue = forms.CharField(label=_("Place"), required=False, max_length=200)
    getting_there = forms.CharField(
        label=_("How to get there"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bus, parking, which door, lift or steps, hearing loop."),
    )  # fmt: skip
    joining_url = forms.URLField(
        label=_("Link to join online"), required=False, max_length=300, assume_scheme="https",
        validators=[URLValidator(schemes=["https", "http"])],
        error_messages={"invalid": _("Enter a whole web address, like https://example.org/room")},
    )  # fmt: skip
    agenda = forms.CharField(
        label=_("What it is about"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One point a line."),
    )  # fmt: skip

    @staticmethod
    def of(meeting: Any) -> dict[str, Any]:
        """What the form holds for a meeting that is there."""
        start = timezone.localtime(meeting.starts_at)
        end = timezone.localtime(meeting.ends_at) if meeting.ends_at else None
        names = ("title", "venue", "getting_there", "joining_url", "agenda")
        return {**{name: getattr(meeting, name) for name in names}, "day": start.date(), "starts": f"{start:%H:%M}",
                "ends": f"{end:%H:%M}" if end else ""}  # fmt: skip

    @property
    def called(self) -> Called:
        """The meeting, once the form is valid."""
        given = self.cleaned_data
        names = ("title", "venue", "getting_there", "joining_url", "agenda")
        return Called(
            starts_at=_moment(given["day"], given["starts"]),
            ends_at=_moment(given["day"], given["ends"]) if given["ends"] else None,
            **{name: given[name].strip() for name in names},
        )


def _moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


class CallOffForm(PlainForm):
    """Why a meeting does not take place."""

    because = forms.CharField(
        label=_("Why does it not take place?"), max_length=300, help_text=_("Everybody invited is told this.")
    )


class AnswerForm(PlainForm):
    """Whether somebody comes."""

    answer = forms.ChoiceField(
        label=_("Will you come?"), choices=[one for one in Answer.choices if one[0]], widget=forms.RadioSelect
    )


class HeldForm(PlainForm):
    """Who was there."""

    attended = forms.MultipleChoiceField(
        label=_("Who was there?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.IntegerField(
        label=_("How many others were there?"), required=False, min_value=0, max_value=30_000, initial=0,
        help_text=_("Guests and staff, without names."), widget=forms.NumberInput(attrs={"width": "5", "inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["attended"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(pk), name) for pk, name in people]


class TakeBackForm(PlainForm):
    """Why a meeting was not held after all."""

    because = forms.CharField(
        label=_("Why was it recorded as held?"), max_length=300,
        help_text=_("In a few words, without anybody’s name. It is kept with the meeting and the promises."),
    )  # fmt: skip


class MinutesForm(PlainForm):
    """What was said and decided."""

    minutes = forms.CharField(
        label=_("What was said and decided"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Short sentences. Who does what, and until when."),
    )  # fmt: skip


class PaperForm(PlainForm):
    """A paper to read before."""

    title = forms.CharField(label=_("Title"), max_length=120)
    file = forms.FileField(label=_("The file"), help_text=_("A PDF or a picture, up to 10 MB."))


class ArrangementForm(PlainForm):
    """What became of one thing that somebody needs."""

    state = forms.ChoiceField(label=_("What became of it?"), choices=Arranged.choices)
    note = forms.CharField(label=_("Note"), required=False, max_length=200)
