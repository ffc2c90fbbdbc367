"""What a command says when it will not do as asked."""


class Refusal(Exception):
    """A command's "no", in plain English for the person who asked.

    `field` names the form field the words belong beside, where there is one.
    """

    def __init__(self, says: str, *, field: str | None = None) -> None:
        super().__init__(says)
        self.says = says
        self.field = field
