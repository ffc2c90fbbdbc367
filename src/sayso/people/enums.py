"""The register's choices."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Nation(TextChoices):
    ENGLAND = "england", _("England")
    WALES = "wales", _("Wales")
    SCOTLAND = "scotland", _("Scotland")
    NORTHERN_IRELAND = "northern-ireland", _("Northern Ireland")


class PlaceKind(TextChoices):
    AREA = "area", _("Area")
    ESTATE = "estate", _("Estate")
    BLOCK = "block", _("Block")
    SCHEME = "scheme", _("Scheme")


class SchemeKind(TextChoices):
    GENERAL = "general", _("General")
    CARE = "care", _("Care")
    SUPPORTED = "supported", _("Supported")
    RETIREMENT = "retirement", _("Retirement")
    YOUNG_PEOPLE = "young_people", _("Young people")


class CustomerKind(TextChoices):
    TENANT = "tenant", _("Tenant")
    SHARING_OWNER = "sharing_owner", _("Sharing owner")
    LEASEHOLDER = "leaseholder", _("Leaseholder")
    FACTORED_OWNER = "factored_owner", _("Factored owner")
    APPLICANT = "applicant", _("Applicant")
    SCHEME_RESIDENT = "scheme_resident", _("Scheme resident")
    HOUSEHOLD_MEMBER = "household_member", _("Household member")
    REPRESENTATIVE = "representative", _("Relative, friend or advocate")


class Channel(TextChoices):
    EMAIL = "email", _("E-mail")
    TEXT = "text", _("Text message")
    LETTER = "letter", _("Letter")
    PHONE = "phone", _("Phone call")


class Format(TextChoices):
    STANDARD = "standard", _("Standard print")
    LARGE_PRINT = "large_print", _("Large print (18 point)")
    BRAILLE = "braille", _("Braille")
    AUDIO = "audio", _("Audio")
    EASY_READ = "easy_read", _("Easy read")
    BSL = "bsl", _("British Sign Language")


class Language(TextChoices):
    ENGLISH = "en", "English"
    ARABIC = "ar", "العربية"
    PERSIAN = "fa", "فارسی"
    POLISH = "pl", "Polski"
    PORTUGUESE = "pt", "Português"
    URDU = "ur", "اردو"


class Join(TextChoices):
    ALL = "all", _("All of these")
    ANY = "any", _("Any of these")


class Online(TextChoices):
    YES = "yes", _("Online")
    NO = "no", _("Not online")
    UNKNOWN = "unknown", _("Not known")


class Wish(TextChoices):
    """Whether somebody would like to get online."""

    YES = "yes", _("Yes")
    LATER = "later", _("Not now")
    NO = "no", _("No")


class Barrier(TextChoices):
    """What holds somebody back from getting online, in words for them too.

    None is about their health: that is told as a need, which is kept apart and shown to fewer.
    """

    DEVICE = "device", _("No phone, tablet or computer")
    CONNECTION = "connection", _("No internet at home")
    COST = "cost", _("It costs too much")
    SKILLS = "skills", _("Not knowing how")
    CONFIDENCE = "confidence", _("Feeling unsure")
    USE = "use", _("Screens or keys that are hard to use")
    SAFETY = "safety", _("Worries about safety")
    OTHER = "other", _("Something else")


class OnlineHelpKind(TextChoices):
    """What somebody was given to get online."""

    DEVICE = "device", _("A device")
    DATA = "data", _("Data or a SIM card")
    LESSON = "lesson", _("A lesson")
    CHAMPION = "champion", _("A digital champion")
    OTHER = "other", _("Something else")


class Worked(TextChoices):
    """Whether help worked."""

    UNKNOWN = "unknown", _("Not known yet")
    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class OnlineBefore(TextChoices):
    """What stood with somebody's details before help that worked set that they are online."""

    UNKNOWN = "unknown", _("Not known")
    NO = "no", _("Not online")


class Way(TextChoices):
    """A contact that somebody has left."""

    EMAIL = "email", _("An e-mail address")
    PHONE = "phone", _("A phone number")
    NEITHER = "neither", _("Neither")


class TookPart(TextChoices):
    """Whether somebody said something, by any door."""

    YEAR = "year", _("In the last year")
    BEFORE = "before", _("Longer ago")
    NEVER = "never", _("Never")


class Agreement(TextChoices):
    """What speaks for two records being one person; what each weighs is in `rules.duplicates`."""

    NAME_SAME = "name_same", _("The same name")
    NAME_ALIKE = "name_alike", _("A name that sounds or is spelt alike")
    NAME_PART = "name_part", _("One name is part of the other")
    NAME_WORD = "name_word", _("A word of the name in common")
    BORN_SAME = "born_same", _("The same birthday")
    BORN_TURNED = "born_turned", _("The same birthday with day and month turned round")
    BORN_NEAR = "born_near", _("Birthdays that differ in one figure: day, month or year")
    PHONE = "phone", _("The same phone number")
    EMAIL = "email", _("The same e-mail address")
    HOME = "home", _("The same home, now or before")
    POSTCODE = "postcode", _("The same postcode")


SECOND_FACTORS = ("totp", "webauthn")  # an app's codes, passkeys; recovery codes only stand in for these


class WayIn(TextChoices):
    """What changed about how a member of staff signs in, as the message to them is headed."""

    LINKED = "linked", _("A work account was linked to your account")
    UNLINKED = "unlinked", _("A work account was unlinked from your account")
    PASSKEY_ADDED = "passkey_added", _("A passkey was added to your account")
    PASSKEY_REMOVED = "passkey_removed", _("A passkey was removed from your account")
    APP_ADDED = "app_added", _("An app that shows codes was added to your account")
    APP_REMOVED = "app_removed", _("An app that shows codes was removed from your account")
    CODES = "codes", _("New recovery codes were made for your account")
    FACTORS_ENDED = "factors_ended", _("Your second factors were taken away")
    PASSWORD = "password", _("Your password was changed")


class UserKind(TextChoices):
    CUSTOMER = "customer", _("Customer")
    STAFF = "staff", _("Staff")


class Need(TextChoices):
    """What somebody needs in order to take part, told by themselves."""

    INTERPRETER = "interpreter", _("An interpreter")
    BSL_INTERPRETER = "bsl_interpreter", _("A British Sign Language interpreter")
    HEARING_LOOP = "hearing_loop", _("A hearing loop")
    STEP_FREE = "step_free", _("Step-free access")
    TRANSPORT = "transport", _("Help to get there")
    CHILDCARE = "childcare", _("Help with childcare")
    CARER = "carer", _("A carer or friend alongside")
    QUIET = "quiet", _("A quiet place or more time")
    READING = "reading", _("Help with reading or writing")
    EMAIL_ONLY = "email_only", _("To be contacted in writing only")
    ASSISTIVE = "assistive", _("An own device or screen reader")
    RELAY = "relay", _("To be rung through Relay UK")
    SAFE_CONTACT = "safe_contact", _("To be contacted only in the way agreed with them")


class ContactRule(TextChoices):
    """What every message keeps to, whatever the channel chosen; it follows from what the person needs."""

    ANY = "", _("None")
    WRITING = "writing", _("In writing only")
    AGREED = "agreed", _("Only as agreed with them")


class DeliveryDoor(TextChoices):
    """How an extract came to us."""

    PAGE = "page", _("By page")
    FOLDER = "folder", _("By the watched folder")
    API = "api", _("By another system")


class DeliveryState(TextChoices):
    """What becomes of an extract: it is read, shown to a person, and taken in; or not."""

    TO_TRY = "to_try", _("Being read")
    TRIED = "tried", _("Waits for you")
    TO_TAKE = "to_take", _("Being taken in")
    TAKEN = "taken", _("Taken in")
    REFUSED = "refused", _("Not taken in")
    LEFT = "left", _("Left aside")


class Basis(TextChoices):
    """Why the law lets us hold something sensitive (UK GDPR articles 6 and 9; Equality Act 2010)."""

    CONSENT = "consent", _("They agreed")
    ADJUSTMENT = "adjustment", _("So that we can make a reasonable adjustment")
    MONITORING = "monitoring", _("To check that we treat people fairly")
    SAFETY = "safety", _("To keep somebody safe")


class Origin(TextChoices):
    """Who told us."""

    SELF = "self", _("They told us themselves")
    REPRESENTATIVE = "representative", _("Someone who speaks for them")
    STAFF = "staff", _("A member of staff noticed")
    PAPER = "paper", _("Their paper form")
    FILE = "file", _("The housing system")


class Confidentiality(TextChoices):
    ORDINARY = "ordinary", _("Everyone who works with them")
    RESTRICTED = "restricted", _("Only those who give a reason, each look noted")


class Characteristic(TextChoices):
    """What people are asked about themselves, so that it shows who is not heard (Equality Act 2010, section 4)."""

    SEX = "sex", _("Sex")
    GENDER = "gender", _("Gender identity")
    ETHNICITY = "ethnicity", _("Ethnic group")
    RELIGION = "religion", _("Religion or belief")
    ORIENTATION = "orientation", _("Sexual orientation")
    DISABILITY = "disability", _("Disability or long illness")
    PARTNERSHIP = "partnership", _("Marriage or civil partnership")
    PREGNANCY = "pregnancy", _("Pregnancy or a new baby")
    CARING = "caring", _("Caring for someone")


PREFER_NOT = "prefer_not"


class Seen(TextChoices):
    """Which part of what we hold of somebody was looked at."""

    NEEDS = "needs", _("What they need")
    CHARACTERISTICS = "characteristics", _("About them, for fairness")
    EVERYTHING = "everything", _("Everything we hold")


# The answers offered, in the groups and the order of each nation's own census. Keys stay; words may be mended.
_YES_NO = (("yes", _("Yes")), ("no", _("No")))
_SAID: dict[str, tuple[tuple[str, Any], ...]] = {
    Characteristic.SEX: (("female", _("Female")), ("male", _("Male"))),
    Characteristic.GENDER: (
        ("same", _("The same as my sex at birth")), ("different", _("Different from my sex at birth")),
    ),
    Characteristic.ORIENTATION: (
        ("straight", _("Straight")), ("gay_lesbian", _("Gay or lesbian")), ("bisexual", _("Bisexual")),
        ("other", _("Another orientation")),
    ),
    Characteristic.DISABILITY: (
        ("no", _("No")), ("yes_little", _("Yes, it limits me a little")), ("yes_lot", _("Yes, it limits me a lot")),
        ("yes_not", _("Yes, but it does not limit me")),
    ),
    Characteristic.PARTNERSHIP: (
        ("single", _("Never married or in a civil partnership")), ("married", _("Married")),
        ("civil", _("In a civil partnership")), ("separated", _("Separated")),
        ("divorced", _("Divorced, or a civil partnership ended")), ("widowed", _("A partner has died")),
    ),
    Characteristic.PREGNANCY: _YES_NO,
    Characteristic.CARING: _YES_NO,
}  # fmt: skip
_ETHNICITY = (
    ("white_british", _("White: English, Welsh, Scottish, Northern Irish or British")), ("white_irish", _("White: Irish")),
    ("gypsy_traveller", _("White: Gypsy or Traveller")), ("roma", _("White: Roma")), ("white_other", _("White: another background")),
    ("mixed_white_caribbean", _("Mixed: White and Black Caribbean")), ("mixed_white_african", _("Mixed: White and Black African")),
    ("mixed_white_asian", _("Mixed: White and Asian")), ("mixed_other", _("Mixed: another background")),
    ("indian", _("Asian: Indian")), ("pakistani", _("Asian: Pakistani")), ("bangladeshi", _("Asian: Bangladeshi")),
    ("chinese", _("Asian: Chinese")), ("asian_other", _("Asian: another background")),
    ("caribbean", _("Black: Caribbean")), ("african", _("Black: African")), ("black_other", _("Black: another background")),
    ("arab", _("Arab")), ("other", _("Another ethnic group")),
)  # fmt: skip
_ETHNICITY_SCOTLAND = (
    ("white_scottish", _("White: Scottish")), ("white_british", _("White: other British")), ("white_irish", _("White: Irish")),
    ("white_polish", _("White: Polish")), ("gypsy_traveller", _("White: Gypsy or Traveller")), ("roma", _("White: Roma")),
    ("showperson", _("White: Showman or Showwoman")), ("white_other", _("White: another background")),
    ("mixed", _("Mixed or several ethnic groups")),
    ("pakistani", _("Asian: Pakistani")), ("indian", _("Asian: Indian")), ("bangladeshi", _("Asian: Bangladeshi")),
    ("chinese", _("Asian: Chinese")), ("asian_other", _("Asian: another background")),
    ("african", _("African")), ("caribbean_black", _("Caribbean or Black")),
    ("arab", _("Arab")), ("other", _("Another ethnic group")),
)  # fmt: skip
_RELIGION = (
    ("none", _("None")), ("christian", _("Christian")), ("buddhist", _("Buddhist")), ("hindu", _("Hindu")), ("jewish", _("Jewish")),
    ("muslim", _("Muslim")), ("sikh", _("Sikh")), ("other", _("Another religion or belief")),
)  # fmt: skip
_RELIGION_SCOTLAND = (
    ("none", _("None")), ("church_scotland", _("Church of Scotland")), ("catholic", _("Roman Catholic")),
    ("christian_other", _("Another Christian church")), ("muslim", _("Muslim")), ("hindu", _("Hindu")), ("buddhist", _("Buddhist")),
    ("sikh", _("Sikh")), ("jewish", _("Jewish")), ("pagan", _("Pagan")), ("other", _("Another religion or belief")),
)  # fmt: skip


def answers_to(characteristic: str, nation: str) -> tuple[tuple[str, Any], ...]:
    """The answers offered to a question in a nation, with the one that is always there last."""
    scottish = nation == Nation.SCOTLAND
    said = _SAID | {
        Characteristic.ETHNICITY: _ETHNICITY_SCOTLAND if scottish else _ETHNICITY,
        Characteristic.RELIGION: _RELIGION_SCOTLAND if scottish else _RELIGION,
    }
    return (*said[characteristic], (PREFER_NOT, _("I would rather not say")))
