"""The register's choices."""

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


SECOND_FACTORS = ("totp", "webauthn")  # an app's codes, passkeys; recovery codes only stand in for these


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
    CARER = "carer", _("A carer or friend beside them")
    QUIET = "quiet", _("A quiet place or more time")
    READING = "reading", _("Help with reading or writing")
    EMAIL_ONLY = "email_only", _("To be contacted in writing only")
