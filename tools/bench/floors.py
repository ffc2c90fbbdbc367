"""What the same would cost in bare Django: views behind the same middleware, in stock templates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.backends.django import DjangoTemplates
from django.urls import path
from django.utils import timezone

from sayso.actions.models import Outcome
from sayso.config import urls
from sayso.foundations.access.doors import needs, public
from sayso.foundations.clocks.periods import months_of
from sayso.framework.permissions import VIEW_BOARD
from sayso.framework.queries.standing import standing
from sayso.listening.enums import VoiceKind
from sayso.listening.models import Voice
from sayso.listening.permissions import READ_VOICES
from sayso.people.models import Landlord

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500

LIST = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{% block title %}Voices{% endblock %}
</title></head><body><p>{{ user.name }}</p>{% if messages %}{% for one in messages %}<p>{{ one }}</p>{% endfor %}{% endif %}
<h1>Voices</h1>
<table><thead><tr><th>Number</th><th>Received</th><th>Words</th><th>Kind</th><th>How</th><th>Place</th><th>Owner</th>
<th>Themes</th><th>State</th><th>Answer by</th></tr></thead><tbody>{% for one in page %}<tr>
<td><a href="{% url 'voice' one.pk %}">{{ one.ref }}</a></td><td>{{ one.received_at|date:"j M H:i" }}</td>
<td>{{ one.words|truncatewords:24 }}</td><td>{{ one.get_kind_display }}</td><td>{{ one.get_door_display }}</td>
<td>{{ one.place|default_if_none:"" }}</td><td>{{ one.owner|default_if_none:"" }}</td>
<td>{% for theme in one.themes.all %}{{ theme.name }} {% endfor %}</td>
<td>{{ one.get_state_display }}{% if one.is_flagged %} flagged{% endif %}</td>
<td>{{ one.answer_by|date:"j M H:i" }}</td></tr>{% endfor %}</tbody></table>
<p>{% if page.has_previous %}<a href="?page={{ page.previous_page_number }}">Previous</a>{% endif %}
{{ page.number }} of {{ page.paginator.num_pages }}
{% if page.has_next %}<a href="?page={{ page.next_page_number }}">Next</a>{% endif %}</p></body></html>"""
BOARD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{% block title %}Promises{% endblock %}
</title></head><body><p>{{ user.name }}</p>{% if messages %}{% for one in messages %}<p>{{ one }}</p>{% endfor %}{% endif %}
<h1>Promises</h1>
<table><thead><tr><th>Promise</th><th>Section</th>{% for month in months %}<th>{{ month|date:"M" }}</th>{% endfor %}
<th>Owner</th></tr></thead><tbody>{% for clause, cells in rows %}<tr>
<td><a href="{% url 'promise' clause.id %}">{{ clause.name }}</a></td><td>{{ clause.section }}</td>
{% for cell in cells %}<td>{% if cell.state %}<a href="{% url 'promise' clause.id %}?month={{ cell.month|date:'Y-m' }}">
{{ cell.state }} {{ cell.count }}</a>{% endif %}</td>{% endfor %}<td>{{ clause.owner }}</td></tr>{% endfor %}</tbody></table>
</body></html>"""
STOCK = DjangoTemplates(
    {
        "NAME": "stock", "DIRS": [], "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [("django.template.loaders.locmem.Loader", {"list.html": LIST, "board.html": BOARD})],
            "context_processors": [
                "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
)  # fmt: skip
LIST_TEMPLATE = STOCK.get_template("list.html")
BOARD_TEMPLATE = STOCK.get_template("board.html")


class Note(models.Model):
    """A row as plain as the words of a voice allow: a key, a kind, the words, the moment."""

    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=16, choices=VoiceKind.choices)
    words = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "bench"


class NoteForm(forms.ModelForm):
    class Meta:
        model = Note
        fields = ("key", "kind", "words")


@public
def empty(request: HttpRequest, slug: str) -> HttpResponse:
    """Nothing but one question that an index answers."""
    found = Outcome.objects.filter(landlord=1, slug=slug).values_list("pk", flat=True).first()
    return HttpResponse(str(found))


@needs(READ_VOICES)
def listed(request: Any) -> HttpResponse:
    """The same 25 rows, as a first lesson in Django lists them: no filters, no choices, no acts."""
    landlord = request.user.landlord_id
    flags = Voice.flags.rel.related_model.objects.filter(voice=models.OuterRef("pk"), taken_up_at=None)
    rows = (
        Voice.objects.filter(landlord=landlord, answered_at=None)
        .select_related("owner", "place", "customer", "speaker")
        .annotate(is_flagged=models.Exists(flags))
        .prefetch_related("themes")
        .order_by("-received_at", "-pk")
    )
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    return HttpResponse(LIST_TEMPLATE.render({"page": page}, request))


@needs(VIEW_BOARD)
def board(request: Any) -> HttpResponse:
    """The same promises and months, from verdicts that lie ready: one question, and a table."""
    landlord = Landlord.objects.get(pk=request.user.landlord_id)
    found = _ready.get(landlord.pk) or _ready.setdefault(landlord.pk, standing(landlord, timezone.now()))
    assert found is not None
    rows = [(one.clause, one.cells) for one in found.by_clause.values()]
    return HttpResponse(BOARD_TEMPLATE.render({"rows": rows, "months": months_of(found.year)}, request))


_ready: dict[int, Any] = {}


@public
def noted(request: HttpRequest) -> HttpResponse:
    """One row from one form."""
    form = NoteForm(request.POST or None)
    if form.is_valid():
        form.save()
        return redirect("/")
    return HttpResponse(form.errors.as_text(), status=422)


urlpatterns = [
    path("floor/empty/<slug:slug>/", empty),
    path("floor/list/", listed),
    path("floor/note/", noted),
    path("floor/board/", board),
    *urls.urlpatterns,
]
