"""Messages to people, the print batches of letters, and who is told how promises stand."""

from sayso.communications.models.digests import Digest
from sayso.communications.models.messages import LetterBatch, Message
from sayso.communications.models.notices import Notice, NoticeRecipient, NoticeWords

__all__ = ["Digest", "LetterBatch", "Message", "Notice", "NoticeRecipient", "NoticeWords"]
