"""Questions about the systems that send us voices."""

from __future__ import annotations

import hashlib

from django.db.models import QuerySet

from sayso.listening.models import ApiClient, Voice
from sayso.people.models import Customer, ImportSource, Landlord
from sayso.people.queries.identifiers import survivor


def holding(key: str) -> ApiClient | None:
    """The client whose key this is, while it holds."""
    fingerprint = hashlib.sha256(key.encode(errors="replace")).hexdigest()
    return ApiClient.objects.filter(fingerprint=fingerprint, ended_at=None).select_related("landlord").first()


def of(landlord: Landlord) -> QuerySet[ApiClient]:
    """The landlord's clients."""
    return ApiClient.objects.filter(landlord=landlord).order_by("name")


def one_of(landlord: Landlord, pk: int) -> ApiClient | None:
    """One of the landlord's clients."""
    return ApiClient.objects.filter(landlord=landlord, pk=pk).first()


def voice(client: ApiClient, ref: str) -> Voice | None:
    """A voice that this client sent, by its reference."""
    return Voice.objects.filter(received_by=client.actor_name, ref__iexact=ref).first()


def customer(client: ApiClient, source: str, source_key: str) -> Customer | None:
    """A customer of the client's landlord by the housing system's own key; of a merged record, the one that stands."""
    found = Customer.objects.filter(landlord=client.landlord_id, source=source, source_key=source_key).first()
    return survivor(found) if found else None


def sources(client: ApiClient) -> list[str]:
    """The names of the systems that the landlord's customers come from."""
    named = ImportSource.objects.filter(landlord=client.landlord_id).values_list("name", flat=True)
    return sorted(named)
