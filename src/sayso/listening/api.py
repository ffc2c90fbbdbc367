"""Other systems send voices or extracts and ask how they stand. Described at /api/openapi.json."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Field, File, Form, NinjaAPI, Schema, UploadedFile
from ninja.errors import HttpError
from ninja.security import HttpBearer
from pydantic import ValidationInfo, field_validator

from sayso.foundations.access.doors import Door
from sayso.foundations.access.limits import too_many
from sayso.foundations.access.visits import Visit
from sayso.foundations.refusals import Refusal
from sayso.listening.commands import voices
from sayso.listening.enums import ClientMay, VoiceKind
from sayso.listening.enums import Door as Way
from sayso.listening.queries import advice, clients
from sayso.people.commands.deliveries import Asked, receive
from sayso.people.enums import DeliveryDoor
from sayso.people.queries import deliveries


class Key(HttpBearer):
    """`Authorization: Bearer KEY`, the key that an administrator made for the other system."""

    def authenticate(self, request: Visit, token: str) -> Any:
        found = clients.holding(token)
        if found is None and too_many(request, "api_key"):
            raise HttpError(429, "Too many wrong keys from this address. Wait ten minutes.")
        return found


api = NinjaAPI(title="Sayso", version="1", docs_url=None, auth=Key(), urls_namespace="api")


def _may(request: Visit, what: str) -> Any:
    """The client, whose key is for this."""
    if request.auth.may != what:
        raise HttpError(403, f"This key is not for {what}. Ask the landlord for one that is.")
    return request.auth


class VoiceIn(Schema):
    """What somebody said. Send the same `key` again and it is the same voice."""

    key: str = Field(min_length=1, max_length=60)
    words: str = Field(min_length=1, max_length=voices.MOST_WORDS)
    kind: VoiceKind = VoiceKind.COMMENT
    said_at: datetime | None = None
    customer_source: str = Field("", max_length=40)
    customer_key: str = Field("", max_length=100, description="The housing system's own key of the customer.")
    contact_name: str = Field("", max_length=200)
    contact_email: str = Field("", max_length=254)

    @field_validator("*", mode="before")
    @classmethod
    def without_nul(cls, value: Any, about: ValidationInfo) -> Any:
        """No text of ours can hold a NUL. A key is taken as it is or not at all: two that differ are two voices."""
        if about.field_name == "key" and isinstance(value, str) and "\x00" in value:
            raise ValueError("A key cannot hold a NUL.")
        return value.replace("\x00", "") if isinstance(value, str) else value


class VoiceOut(Schema):
    """A voice as the sender may know it."""

    ref: str
    kind: str
    state: str
    received_at: datetime
    answer_by: datetime | None
    answered_at: datetime | None
    dangers: list[str] = Field(
        description="What the words suggest: fire, gas and so on. A manager is told at once."
    )
    advice: list[str] = Field(description="What the person should do now. Show or say it to them.")

    @staticmethod
    def resolve_dangers(voice: Any) -> list[str]:
        return [one.danger for one in advice.for_voice(voice)]

    @staticmethod
    def resolve_advice(voice: Any) -> list[str]:
        return [one.says for one in advice.for_voice(voice)]


class Problem(Schema):
    """Why it was not taken, and which field to mend."""

    detail: str
    field: str | None = None


@api.exception_handler(Refusal)
def refused(request: Visit, refusal: Refusal) -> Any:
    return api.create_response(request, {"detail": refusal.says, "field": refusal.field}, status=422)


@api.post(
    "/voices",
    response={200: VoiceOut, 400: Problem, 401: Problem, 403: Problem, 409: Problem, 422: Any},
    summary="Send a voice",
)
def send_voice(request: Visit, given: VoiceIn) -> Any:
    client = _may(request, ClientMay.VOICES)
    customer = None
    if given.customer_key:
        customer = clients.customer(client, given.customer_source, given.customer_key)
        if customer is None:
            raise voices.Unknown(_no_customer(client, given), field="customer_key")
    contact = None
    if given.contact_email and customer is None:
        try:
            validate_email(given.contact_email)
        except ValidationError as error:
            raise voices.Unknown("That is not an e-mail address.", field="contact_email") from error
        contact = voices.Contact(given.contact_name, "email", given.contact_email)
    said_at = given.said_at
    if said_at is not None and timezone.is_naive(said_at):
        said_at = timezone.make_aware(said_at)
    voice = voices.log(
        landlord=client.landlord,
        said=voices.Said(
            kind=given.kind,
            door=Way.API,
            words=given.words,
            customer=customer,
            contact=contact,
            said_at=said_at,
        ),
        key=f"api:{client.pk}:{given.key}",
        by=client,
        at=timezone.now(),
    )
    if voice.words != given.words.strip():
        says = f"You sent another voice with this key: {voice.ref}. These words are not kept. Send them with a key of their own."
        return 409, {"detail": says, "field": "key"}
    return voice


def _no_customer(client: Any, given: VoiceIn) -> str:
    """Which customer is not there, and which sources there are to choose from."""
    sources = clients.sources(client) or ["none yet"]
    return (
        f"There is no customer “{given.customer_key}” of the source “{given.customer_source}”. "
        f"The sources are: {', '.join(sources)}."
    )


@api.get(
    "/voices/{ref}",
    response={200: VoiceOut, 401: Problem, 403: Problem, 404: Problem},
    summary="How a voice stands",
)
def one_voice(request: Visit, ref: str) -> Any:
    voice = clients.voice(_may(request, ClientMay.VOICES), ref.replace("\x00", ""))
    if voice is None:
        return 404, {"detail": "You sent no voice with that reference."}
    return voice


class ExtractIn(Schema):
    """How an extract is to be taken in."""

    source: str = Field(
        min_length=1, max_length=40, description="The system it comes from; the same name every night."
    )
    dry_run: bool = Field(False, description="Only say what would be different.")
    full: bool = Field(False, description="A whole extract: what it does not hold ends today.")
    may_end: int = Field(5, ge=0, le=100, description="How many per cent of a list a whole extract may end.")


class RefusedOut(Schema):
    """One thing wrong with one row."""

    part: str
    row: int
    column: str
    found: str
    says: str


class ExtractOut(Schema):
    """How an extract stands: `to_try` or `to_take` while it waits or is worked at, then `tried`, `taken` or `refused`."""

    id: int
    address: str
    state: str
    step: int
    steps: int
    per_cent: int = Field(description="How much of the whole is done, while it is worked at.")
    says: str = Field(description="Why nothing was taken in, and what to do.")
    source: str = Field(alias="source_name")
    full: bool = Field(alias="is_full")
    received_at: datetime
    finished_at: datetime | None
    rows: int
    refused_rows: int
    counts: dict[str, int] = Field(description="What is different, by kind.")
    refused: list[RefusedOut] = Field(description="The first of the refused rows, for a day.")
    notes: list[str]

    @staticmethod
    def resolve_address(delivery: Any) -> str:
        return reverse("api:extract", args=[delivery.pk])

    @staticmethod
    def resolve_rows(delivery: Any) -> int:
        return int(delivery.result.get("rows", 0))

    @staticmethod
    def resolve_refused_rows(delivery: Any) -> int:
        return int(delivery.result.get("refused_rows", 0))

    @staticmethod
    def resolve_counts(delivery: Any) -> Any:
        return delivery.result.get("counts", {})

    @staticmethod
    def resolve_refused(delivery: Any) -> Any:
        return delivery.result.get("refused", [])

    @staticmethod
    def resolve_notes(delivery: Any) -> Any:
        return delivery.result.get("notes", [])


@api.post(
    "/extracts", response={202: ExtractOut, 400: Problem, 401: Problem, 403: Problem, 422: Any}, summary="Send the nightly extract",
    description="One ZIP or JSON document, or several lists, as `files`. Ask at `address` what becomes of it. The same bytes "
    "again, while the first are not finished, are the same extract.",
)  # fmt: skip
def send_extract(
    request: Visit, response: HttpResponse, given: Form[ExtractIn], files: File[list[UploadedFile]]
) -> Any:
    client = _may(request, ClientMay.EXTRACTS)
    asked = Asked(
        DeliveryDoor.API, only_try=given.dry_run, is_full=given.full, may_end=given.may_end
    )  # fmt: skip
    made = receive(
        landlord=client.landlord, source_name=given.source.replace("\x00", ""), asked=asked, by=client, at=timezone.now(),
        files=[(one.name or "", one.chunks()) for one in files],
    )  # fmt: skip
    response["Location"] = reverse("api:extract", args=[made.pk])
    return 202, made


@api.get(
    "/extracts/{pk}", url_name="extract", response={200: ExtractOut, 401: Problem, 403: Problem, 404: Problem},
    summary="How an extract stands",
)  # fmt: skip
def one_extract(request: Visit, pk: str) -> Any:
    client = _may(request, ClientMay.EXTRACTS)
    number = int(pk) if pk.isascii() and pk.isdecimal() and len(pk) < 18 else None
    made = deliveries.one_of(client.landlord, number) if number is not None else None
    if made is None or made.received_by != client.actor_name:
        return 404, {"detail": "You sent no extract with that number."}
    return made


ADDRESSES = api.urls
for _pattern in ADDRESSES[0]:
    # The key opens these, not a sign-in: anyone may knock.
    _pattern.callback.door = Door("public", writes_on_get="Wrong keys are counted.")
