import re
from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils import translation

from sayso.foundations.components.forms import DateField, Form, month_number
from sayso.foundations.components.templatetags.pages import first_control


class Example(Form):
    name = forms.CharField(label="Full name", help_text="As on your letters.", max_length=10)
    about = forms.CharField(label="About", widget=forms.Textarea(attrs={"count": 50}))
    way = forms.ChoiceField(
        label="How shall we answer?",
        choices=[("text", "Text"), ("letter", "Letter")],
        widget=forms.RadioSelect(attrs={"hints": {"letter": "In three days."}}),
    )
    needs = forms.MultipleChoiceField(
        label="Needs", required=False, choices=[("bsl", "BSL")], widget=forms.CheckboxSelectMultiple
    )
    when = DateField(label="When", says="The date", help_text="Like 27 3 2026.")
    agreed = forms.BooleanField(label="You may ring me", required=False)


def drawn(form, name):
    return re.sub(r"\s+", " ", str(form[name].as_field_group()))


def test_a_hint_and_an_error_are_both_tied_to_the_control():
    html = drawn(Example({}), "name")
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<span class="govuk-visually-hidden">Error:</span> Enter full name' in html


def test_no_error_ties_to_nothing_that_is_not_there():
    html = drawn(Example(), "name")
    assert "_error" not in html
    assert "required" not in html
    assert "maxlength" not in html


def test_a_counted_text_is_described_by_its_count_after_its_error():
    html = drawn(Example({}), "about")
    assert 'aria-describedby="id_about_error id_about_count"' in html
    assert 'id="id_about_count"' in html
    assert 'data-count="50"' in html


def test_a_group_of_choices_is_a_fieldset_with_its_error_and_hints():
    html = drawn(Example({}), "way")
    assert '<fieldset class="govuk-fieldset" aria-describedby="id_way_error">' in html
    assert "<legend" in html
    assert 'aria-describedby="id_way_1_hint"' in html
    assert "In three days." in html
    assert "Answer the question: How shall we answer?" in html


def test_choices_without_hints_are_drawn_too():
    assert 'value="bsl"' in drawn(Example(), "needs")
    assert "(optional)" in drawn(Example(), "needs")


def test_a_single_box_has_its_label_beside_it():
    html = drawn(Example(), "agreed")
    assert html.index('type="checkbox"') < html.index("You may ring me")
    assert html.count("You may ring me") == 1


@pytest.mark.parametrize(
    ("name", "control"),
    [("name", "id_name"), ("way", "id_way_0"), ("when", "id_when_0"), ("agreed", "id_agreed")],
)
def test_the_error_summary_leads_to_a_control_that_is_there(name, control):
    form = Example({})
    assert first_control(form[name]) == control
    assert f'id="{control}"' in drawn(form, name)


def test_what_was_typed_is_kept():
    form = Example({"name": "x" * 11, "when_day": "31", "when_month": "feb", "when_year": "2026"})
    assert 'value="xxxxxxxxxxx"' in drawn(form, "name")
    assert 'value="feb"' in drawn(form, "when")


def boxes(day, month, year):
    return DateField(says="The date of the meeting").clean([day, month, year])


@pytest.mark.parametrize("month", ["3", "03", "mar", "Mar", "March", " march ", "٣", "mar."])
def test_a_month_may_be_a_number_or_a_word(month):
    assert boxes("27", month, "2026") == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("", "", ""), "Enter the date of the meeting"),
        (("27", "", "2026"), "The date of the meeting must include a month"),
        (("27", "", ""), "The date of the meeting must include a month and year"),
        (("31", "2", "2026"), "The date of the meeting must be a real date"),
        (("27", "marzo", "2026"), "The date of the meeting must be a real date"),
        (("27", "3", "26"), "The date of the meeting must be a real date"),
        (("²", "3", "2026"), "The date of the meeting must be a real date"),
    ],
)
def test_a_date_says_what_is_missing_before_what_cannot_be(typed, says):
    with pytest.raises(forms.ValidationError) as refused:
        boxes(*typed)
    assert refused.value.messages == [says]


def test_a_date_that_may_be_left_out_is_none():
    assert DateField(required=False).clean(["", " ", ""]) is None


def test_every_month_has_its_names():
    assert [month_number(name) for name in ("jan", "sept", "December")] == [1, 9, 12]
    assert month_number("smarch") is None


def test_messages_a_form_gives_itself_stand():
    class Own(Form):
        name = forms.CharField(label="Name", error_messages={"required": "Tell us your name"})

    assert Own({}).errors["name"] == ["Tell us your name"]


def test_a_form_speaks_arabic():
    with translation.override("ar"):
        form = Example({})
        assert "خطأ:" in drawn(form, "name")
        assert "اليوم" in drawn(form, "when")


def test_a_form_with_a_file_says_so():
    class Files(Form):
        photo = forms.FileField(label="Photo")

    assert Files().is_multipart()
    sent = RequestFactory().post("/", {"photo": SimpleUploadedFile("a.png", b"x")})
    assert Files(sent.POST, sent.FILES).is_valid()
    assert "Choose a file: Photo" in str(Files({}).errors)


def test_a_hidden_field_is_drawn_and_never_asked():
    class Hidden(Form):
        key = forms.CharField(widget=forms.HiddenInput)
        name = forms.CharField(label="Name")

    html = str(Hidden(initial={"key": "k1"}))
    assert '<input type="hidden" name="key" value="k1"' in html
    assert html.count("<label") == 1


HUGE = "9" * 30


@pytest.mark.parametrize("year", [HUGE, "9" * 5_000, "٩" * 30, "10000", "0", "-1", "1e9", "2026\x00"])
@pytest.mark.parametrize("month", ["3", HUGE, "9" * 5_000])
@pytest.mark.parametrize("day", ["1", HUGE])
def test_a_number_of_any_length_is_no_real_date(day, month, year):
    with pytest.raises(ValidationError, match="must be a real date"):
        boxes(day, month, year)


class Late(Form):
    """A form that puts a field in after it was made, as forms with choices from the database do."""

    name = forms.CharField(max_length=3)
    age = forms.IntegerField(max_value=120)

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        self.fields["place"] = forms.TypedChoiceField(coerce=int, choices=[("1", "Elm")])


def test_no_message_is_djangos_own():
    said = Late({"name": "ab\x00cd", "place": "99999999", "age": "500"}).errors
    assert said["place"] == ["Choose one of the answers on the list"]
    assert said["age"] == ["Enter 120 or less"]
    assert said["name"] == [
        "Use 3 characters or fewer; this has 5.", "A sign in this cannot be read. Type it again.",
    ]  # fmt: skip
