"""Input about customers: who they are, how they are reached, what they need."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sayso.foundations.components.forms import Form
from sayso.people.enums import Channel, CustomerKind, Format, Language

YES_NO = [("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))]


class PlainForm(Form):
    """A form that says what a command refused, beside the field that it is about."""

    def refuse(self, refusal) -> None:
        field = refusal.field if refusal.field in self.fields else None
        self.add_error(field, refusal.says)


class DetailsForm(PlainForm):
    """What a customer says of themselves: how to reach them, and in what form."""

    email = forms.CharField(
        label=_("E-mail address"), required=False, max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Phone number"), required=False, max_length=40, help_text=_("For example 07700 900123."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )  # fmt: skip
    channel = forms.ChoiceField(
        label=_("How shall we reach you?"), choices=Channel.choices, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=_("In which language?"), choices=Language.choices)
    format = forms.ChoiceField(label=_("In which form?"), choices=Format.choices)
    is_online = forms.ChoiceField(label=_("Do you use the internet?"), required=False, choices=YES_NO)

    @staticmethod
    def of(customer) -> dict[str, object]:
        """What the register holds now."""
        names = ("email", "phone", "channel", "language", "format")
        online = {True: "yes", False: "no", None: ""}[customer.is_online]
        return {**{name: getattr(customer, name) for name in names}, "is_online": online}

    def clean_is_online(self):
        return {"yes": True, "no": False}.get(self.cleaned_data["is_online"])


class PreferencesForm(DetailsForm):
    """The same as staff fill it in."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {"channel": _("Reached by"), "language": _("Language"), "format": _("Form"),
                  "is_online": _("Are they online?")}  # fmt: skip
        for name, label in labels.items():
            self.fields[name].label = label


class CustomerForm(PlainForm):
    """Somebody new."""

    full_name = forms.CharField(label=_("Full name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind of customer"), choices=CustomerKind.choices)
    email = forms.CharField(label=_("E-mail address"), required=False, max_length=254)
    phone = forms.CharField(label=_("Phone number"), required=False, max_length=40)
    channel = forms.ChoiceField(
        label=_("Reached by"), required=False,
        choices=[("", _("The best that the above allows")), *Channel.choices],
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    format = forms.ChoiceField(label=_("Form"), choices=Format.choices)
    postal_address = forms.CharField(
        label=_("Address for letters"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Only where it is not their home's."),
    )  # fmt: skip


class RepresentativeForm(PlainForm):
    """Someone who speaks for the customer."""

    speaker = forms.IntegerField(label=_("Who"), min_value=1, max_value=2**62, error_messages={
        "required": _("Search for the person and choose them. Register them first if they are new."),
    })  # fmt: skip
    relationship = forms.CharField(label=_("Who they are to the customer"), max_length=80)


class ImportForm(PlainForm):
    """A file from the housing system."""

    source = forms.CharField(
        label=_("The system it comes from"), max_length=40, initial="QL",
        help_text=_("Use the same name every time: people are known by it and their reference."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("The file"), help_text=_("CSV or Excel, with column names in the first row.")
    )


class Files(forms.ClearableFileInput):
    """A choice of several files."""

    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files at once; cleans to a list."""

    widget = Files

    def clean(self, data, initial=None):
        given = data if isinstance(data, (list, tuple)) else [data]
        return [super(ManyFiles, self).clean(one, initial) for one in given or [None]]


class ExtractForm(PlainForm):
    """An extract of the housing system: one ZIP, or its lists."""

    source = forms.CharField(
        label=_("The system it comes from"), max_length=40,
        help_text=_("Use the same name every time: people are known by it and their reference."),
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
    )  # fmt: skip
    extract = ManyFiles(
        label=_("The files"),
        help_text=_("One ZIP, or several lists as CSV, Excel or JSON: properties, people, tenancies, contacts and so on."),
    )  # fmt: skip
    is_full = forms.BooleanField(
        label=_("This is a whole extract"), required=False,
        help_text=_("It holds everyone. Whoever is missing from it has left, and their tenancy ends today. Nobody is deleted."),
    )  # fmt: skip


class StaffForm(PlainForm):
    """A member of staff."""

    name = forms.CharField(label=_("Full name"), max_length=200)
    email = forms.CharField(label=_("E-mail address"), max_length=254)
    job_title = forms.CharField(label=_("Job title"), required=False, max_length=120)


class RoleForm(PlainForm):
    """A role for a member of staff, over everything or one place."""

    role = forms.ChoiceField(label=_("Role"))
    place = forms.ChoiceField(label=_("Where it holds"), required=False)
    ends_on = forms.DateField(
        label=_("Last day"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Type the date as 31/03/2027.")},
    )  # fmt: skip

    def __init__(self, *args, roles, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"] = forms.ChoiceField(label=_("Role"), choices=roles)
        everywhere = [("", _("The whole landlord"))]
        self.fields["place"] = forms.ChoiceField(
            label=_("Where it holds"), required=False, choices=[*everywhere, *places]
        )
