"""What a command says when it will not do as asked, and how a page passes that on."""

from typing import Any


class Refusal(Exception):
    """A command's "no", in plain English for the person who asked.

    `field` names the form field the words belong beside, where there is one.
    """

    def __init__(self, says: str, *, field: str | None = None) -> None:
        super().__init__(says)
        self.says = says
        self.field = field


def status_of(form: Any) -> int:
    """The status of a page that shows a form, or none: 422 where what was sent in it cannot be taken, else 200."""
    return 422 if form and form.errors else 200
