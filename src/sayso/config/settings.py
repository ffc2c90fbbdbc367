"""Settings, in one file. What differs between places comes from the environment.

Every variable is listed in docs/operations.md.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from psycopg.conninfo import conninfo_to_dict

from sayso.foundations.database.secrets import secret_key

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("SAYSO_DATA", ".data")).resolve()
TESTING = os.environ.get("SAYSO_TESTING") == "1"
DEMO = os.environ.get("SAYSO_DEMO") == "1"
DEBUG = os.environ.get("SAYSO_DEBUG") == "1"
SECRET_KEY = secret_key(DATA)

HOSTS = [host.strip() for host in os.environ.get("SAYSO_HOSTS", "").split(",") if host.strip()]
ALLOWED_HOSTS = [*HOSTS, "localhost", "127.0.0.1", "[::1]", "testserver"]
SITE_URL = os.environ.get("SAYSO_URL", "http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SOURCE_URL = os.environ.get("SAYSO_SOURCE_URL", "")
SECURE = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",  # its templates, for what ours do not draw
    "csp",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "sayso.foundations.components",
    "sayso.foundations.documents",
    "sayso.foundations.jobs",
    "sayso.people",
    "sayso.framework",
    "sayso.communications",
    "sayso.listening",
    "sayso.actions",
    "sayso.involvement",
    "sayso.website",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sayso.website.seen.SeenMiddleware",
    "sayso.website.landlords.LandlordMiddleware",
    "sayso.website.ways.WrongWayMiddleware",
    "sayso.foundations.access.doors.DoorMiddleware",
]

ROOT_URLCONF = "sayso.config.urls"
WSGI_APPLICATION = "sayso.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            # Written out because cotton and partials each try to install themselves outermost.
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "sayso.foundations.components.templatetags.words",
                "sayso.foundations.components.templatetags.pages",
                "sayso.foundations.components.templatetags.signs",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sayso.website.navigation.navigation",
            ],
        },
    }
]
FORM_RENDERER = "sayso.foundations.components.forms.FormRenderer"

# After a database was away, it is tried again within the time that a request waits. The pool's own habit is to wait twice
# as long after each attempt, up to minutes, while all requests fail though the database is back.
POOL = {"min_size": 1, "max_size": 8, "timeout": 10, "reconnect_timeout": 10}
# Seconds, and milliseconds, after which a machine that says nothing counts as away.
GONE = {"connect_timeout": 5, "keepalives_idle": 30, "tcp_user_timeout": 10_000}


def _database(url: str, **options: Any) -> dict[str, Any]:
    """A database by its address."""
    given = conninfo_to_dict(url)
    return {
        "ENGINE": "sayso.foundations.database.engine",
        "NAME": given.get("dbname", "sayso"),
        "USER": given.get("user", "sayso"),
        "PASSWORD": given.get("password", ""),
        "HOST": given.get("host", ""),
        "PORT": given.get("port", ""),
        "CONN_MAX_AGE": 0 if not TESTING else None,
        # From which likeness a misspelt word still counts as the same: "moulld", "ligth".
        "OPTIONS": {"options": "-c pg_trgm.word_similarity_threshold=0.5", **GONE, **options},
    }


DATABASES = {
    "default": _database(
        os.environ.get("DATABASE_URL", "postgresql://sayso@/sayso"), **({} if TESTING else {"pool": POOL})
    )
}
if _replica := os.environ.get(
    "SAYSO_REPLICA_URL", ""
):  # long readings; see sayso.foundations.database.replica
    DATABASES["replica"] = {**_database(_replica, connect_timeout=2), "TEST": {"MIRROR": "default"}}
SAYSO_KEEPS_COUNTS = not TESTING  # see sayso.foundations.database.lately
DATABASE_ROUTERS = ["sayso.foundations.database.replica.ReplicaRouter"]
CACHES = {
    # The database's cache, so that every web process counts sign-in attempts together.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["sayso.people.views.accounts.SessionBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
CSRF_FAILURE_VIEW = "sayso.website.views.errors.form_too_old"
SESSION_ENGINE = "sayso.people.models.sessions"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
if os.environ.get("SAYSO_BEHIND_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ar", _("Arabic"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG
MEDIA_ROOT = DATA / "files"
EXTRACTS = Path(os.environ.get("SAYSO_EXTRACTS") or DATA / "extracts")
OUTGOING = DATA / "outgoing"

# E-mail: SAYSO_SMTP=smtp+tls://user:password@host:587 sends it; without it messages wait as files.
_smtp = urlsplit(os.environ.get("SAYSO_SMTP", ""))
DEFAULT_FROM_EMAIL = os.environ.get("SAYSO_FROM_EMAIL", "no-reply@localhost")
EMAIL_FILE_PATH = OUTGOING / "email"
EMAIL_TIMEOUT = 20
if _smtp.hostname:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _smtp.hostname
    EMAIL_PORT = _smtp.port or 587
    EMAIL_HOST_USER = unquote(_smtp.username or "")
    EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")
    EMAIL_USE_TLS = _smtp.scheme == "smtp+tls"
    EMAIL_USE_SSL = _smtp.scheme == "smtps"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS = ["account.W001", "auth.W004"]  # the e-mail address is unique without its case

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}, "nowhere": {"class": "logging.NullHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "sayso": {"level": "INFO"},
        # Strangers try every host name; each would fill the log with a trace.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}

# Text messages: a dotted path to a provider; without one they wait as files (sayso.foundations.texts).
SAYSO_TEXTS = os.environ.get("SAYSO_TEXTS", "sayso.foundations.texts.to_file")

# Sign-in: see sayso.people.views.sign_in and staff_sign_in. Only allauth's engine is used, not its addresses.
ACCOUNT_ADAPTER = "sayso.people.views.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # our own page sends it
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SESSION_COOKIE_AGE = 12 * 3600  # staff; customers stay signed in for SESSION_COOKIE_AGE
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip", "login_failed": "20/m/ip,5/5m/key", "request_login_code": "20/m/ip,3/m/key",
    "reset_password": "20/m/ip,3/m/key",
}  # fmt: skip
# What anyone may do without signing in, from one address: how often in how many seconds.
SAYSO_LIMITS: dict[str, tuple[int, int]] = {
    "say": (60, 600),
    "calendar": (300, 600),
    "passkey": (60, 300),
    "work_account": (60, 300),
    "api_key": (30, 600),
}
# Work accounts (OpenID Connect) that sign staff in: a TOML file with one [[issuer]] for each; see docs/operations.md.
_work_accounts = os.environ.get("SAYSO_WORK_ACCOUNTS", "")
SAYSO_WORK_ACCOUNTS: list[dict[str, Any]] = (
    tomllib.loads(Path(_work_accounts).read_text("utf-8"))["issuer"] if _work_accounts else []
)
# How many proxies stand in front: without the right number, everybody shares one limit.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if os.environ.get("SAYSO_BEHIND_PROXY") == "1" else 0
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "/staff/sign-in/"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Sayso"
SESSION_COOKIE_AGE = 14 * 24 * 3600
