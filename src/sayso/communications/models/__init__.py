"""Messages to people, and the print batches of letters."""

from sayso.communications.models.messages import LetterBatch, Message

__all__ = ["LetterBatch", "Message"]
