"""Work accounts: who at an issuer somebody here is."""

from __future__ import annotations

from django.db import models

from sayso.foundations.history.tracking import tracked


@tracked(exclude=["last_used_at"])
class WorkAccount(models.Model):
    """One person at one issuer, as OpenID Connect names them for good: the issuer's address and its `sub`.

    `called` is the e-mail address under which the issuer showed it last, so that people know it again; it opens nothing.
    """

    user = models.ForeignKey("people.User", models.CASCADE, related_name="work_accounts")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    called = models.CharField(max_length=254, blank=True)
    linked_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="work_account_of_one"),
            models.UniqueConstraint(fields=["user", "issuer"], name="work_account_one_at_each_issuer"),
        ]

    class PersonalData:
        keep = ("id", "user", "issuer", "subject", "called", "linked_at", "last_used_at")

    def __str__(self) -> str:
        return f"{self.user} at {self.issuer}"
