"""Every page that somebody may open: accessible, silent, the right way round, no wider than a phone."""

import time

import pytest
from browser import WIDTHS, listen, violations
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from tests.pages import draft_pages, open_to

from sayso.actions.models import Action, Outcome
from sayso.communications.commands import digests
from sayso.communications.models import Message
from sayso.communications.queries.digests import Choice, token_of
from sayso.config import demonstration
from sayso.foundations.access.actors import System
from sayso.foundations.access.doors import door_of
from sayso.foundations.access.permissions import Role
from sayso.framework.models import Draft, Fact
from sayso.framework.queries import editions
from sayso.listening.models import Flag
from sayso.listening.queries.references import link_token
from sayso.people.commands import deliveries
from sayso.people.commands.deliveries import Asked
from sayso.people.models import Customer, CustomerNeed, Landlord, Segment, User
from sayso.people.tests.cast import sign_in

pytestmark = pytest.mark.browser
VISITORS = [None, Role.CUSTOMER, Role.ENGAGEMENT, Role.DIRECTOR, Role.ADMINISTRATOR]


def samples():
    """A sensible value for each parameter of an address, by the address's name."""
    voice = Flag.objects.order_by("pk").first().voice
    told = Outcome.objects.exclude(published_at=None).order_by("pk").first()
    open_one = Action.objects.order_by("pk").first().outcome
    pack = editions.in_force(Landlord.objects.get(), voice.received_at.date()).pack
    return {
        "said": {"token": link_token(voice.pk)}, "voice": {"pk": voice.pk},
        "change": {"slug": told.slug}, "outcome": {"pk": told.pk},
        "outcome-decision": {"pk": open_one.pk}, "outcome-voices": {"pk": open_one.pk},
        "outcome-result": {"pk": open_one.pk}, "outcome-publish": {"pk": open_one.pk},
        "step": {"pk": open_one.pk, "step": open_one.actions.order_by("pk").first().pk},
        "message": {"pk": Message.objects.order_by("pk").first().pk},
        "customer": {"pk": Customer.objects.order_by("pk").first().pk},
        "customer-needs": {"pk": Customer.objects.order_by("pk").first().pk},
        "customer-rights": {"pk": Customer.objects.order_by("pk").first().pk},
        "customer-about": {"pk": Customer.objects.order_by("pk").first().pk},
        "segment": {"pk": Segment.objects.order_by("pk").first().pk},
        "segment-edit": {"pk": Segment.objects.order_by("pk").first().pk},
        "duplicate-choose": {"pk": Customer.objects.order_by("pk").first().pk},
        "duplicate": dict(zip(("pk", "other"), Customer.objects.order_by("pk").values_list("pk", flat=True)[:2], strict=True)),
        "need-met": {"pk": CustomerNeed.objects.order_by("pk").first().pk},
        "customer-preferences": {"pk": Customer.objects.order_by("pk").first().pk},
        "team-member": {"pk": User.objects.filter(kind="staff").order_by("pk").first().pk},
        **draft_pages(Draft.objects.get().pk), "digest-stop": {"token": token_of(a_digest())},
        "opportunity": {"opportunity_id": pack.opportunities[0].id}, "promise": {"clause_id": pack.clauses[0].id},
        "framework-group": {"group_id": pack.groups[0].id}, "group-seats": {"group_id": pack.groups[0].id},
        "extract": {"pk": an_extract().pk},
        "fact": {"pk": Fact.objects.order_by("pk").first().pk},
        "correct-fact": {"pk": Fact.objects.order_by("pk").first().pk},
        "retract-fact": {"pk": Fact.objects.order_by("pk").first().pk},
    }  # fmt: skip


def a_digest():
    """Somebody's choice to be told how the promises stand."""
    manager = User.objects.filter(role_holdings__role="manager").first()
    return digests.choose(choice=Choice("week", "en"), by=manager, at=timezone.now())


def an_extract():
    """An extract that was read and waits for somebody, with differences and refused rows."""
    given, by = Asked("page"), System("tests")
    lists = {
        "properties": "property_ref,address_line_1,post_code,site_ref,site_name\nX1,1 Elm Road,NF5 1AA,S1,Quay\n",
        "people": "person_ref,full_name,date_of_birth\nXP1,Joan Mills,1980-02-01\nXP2,Amir Shah,31/02/1980\n",
    }
    made = deliveries.receive(
        landlord=Landlord.objects.get(), source_name="QL", asked=given, by=by, at=timezone.now(),
        files=[(f"{name}.csv", [rows.encode()]) for name, rows in lists.items()],
    )  # fmt: skip
    deliveries.carry_out(delivery_id=made.pk, by=by, at=timezone.now())
    return made


def session(user):
    client = Client()
    sign_in(client, user)
    return client.cookies["sessionid"].value


def look(page, path, language, width, *, is_new):
    """What is wrong with one page at one width, in words."""
    page.complaints.clear()
    page.set_viewport_size({"width": width, "height": 900})
    if is_new:
        answer = page.goto(path)
        if answer.status == 405:
            return None  # the address only takes what a form sends
        if answer.status != 200:
            return [f"answers {answer.status}"]
    told = page.evaluate(
        "[document.documentElement.dir, document.documentElement.scrollWidth - window.innerWidth,"
        " document.querySelectorAll('h1').length, document.title]"
    )
    wrong = [] if told[0] == ("rtl" if language == "ar" else "ltr") else [f"runs {told[0]}"]
    if told[1] > 0:
        wrong.append(f"is {told[1]} px too wide at {width}")
    if told[2] != 1 or not told[3].strip():
        wrong.append("has no single heading, or no title")
    if is_new:
        wrong += violations(page)
    return wrong + page.complaints


def of_role(role):
    """Somebody of the demonstration with the role; None is a visitor."""
    if role is None:
        return None
    if role is Role.CUSTOMER:
        return User.objects.filter(kind="customer").order_by("pk").first()
    return User.objects.filter(role_holdings__role=role).order_by("pk").first()


def walk(chromium, url, role, given):
    """Look at every page of one role in both languages; what is wrong, by address, and how many were seen."""
    user, wrong = of_role(role), {}
    pages = open_to(user, given)
    if role is not None:  # what anyone may open is looked at once, as a visitor
        pages = [path for path in pages if door_of(get_resolver().resolve(path).func).roles]
    context = chromium.new_context(base_url=url, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(60_000)
    if user is not None:
        context.add_cookies([{"name": "sessionid", "value": session(user), "url": url}])
    page = listen(context.new_page())
    for language in ("en", "ar"):
        context.add_cookies([{"name": "django_language", "value": language, "url": url}])
        for path in pages:
            found = look(page, path, language, WIDTHS["phone"], is_new=True)
            if found is not None:
                found += look(page, path, language, WIDTHS["desk"], is_new=False)
            if found:
                wrong[f"{role or 'visitor'} {path} ({language})"] = found
    context.close()
    return wrong, len(pages)


def test_every_page_that_anybody_may_open(chromium, live_server, transactional_db, capsys):
    demonstration.load()
    given, began, wrong, seen = samples(), time.monotonic(), {}, {}
    for role in VISITORS:
        found, seen[role or "visitor"] = walk(chromium, live_server.url, role, given)
        wrong |= found
    with capsys.disabled():
        counted = ", ".join(f"{role} {count}" for role, count in seen.items())
        print(f"\nPages in two languages at two widths, in {time.monotonic() - began:.0f} s: {counted}")
    assert not wrong, "\n".join(f"{path}: {said}" for path, said in wrong.items())
    assert all(seen.values())
