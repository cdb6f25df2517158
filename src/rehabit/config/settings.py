"""Settings. The environment decides what differs between a laptop, a site and a test.

REHABIT_MODE       demo (made-up data, drafts allowed), live, or test
REHABIT_DATABASE   see `rehabit.config.database`
REHABIT_SECRET     required when live
REHABIT_HOSTS      comma-separated host names, required when live
REHABIT_PROXIES    how many proxies stand in front, each adding to X-Forwarded-For; 1 when live, else 0
"""

import os
import secrets
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from rehabit.config import error_log
from rehabit.config.database import database

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parents[1]
VAR = Path(os.environ.get("REHABIT_VAR", ROOT / "var"))

MODE = os.environ.get("REHABIT_MODE", "demo")
if MODE not in {"demo", "live", "test"}:
    raise ImproperlyConfigured(f"REHABIT_MODE is {MODE!r}; it must be demo, live or test")
LIVE = MODE == "live"
DEBUG = False


def _required_when_live(name: str, otherwise: str) -> str:
    value = os.environ.get(name, "")
    if LIVE and not value:
        raise ImproperlyConfigured(f"{name} is not set; a live site needs it")
    return value or otherwise


def _secret() -> str:
    """A demo keeps its secret beside its database, so that sign-ins survive a restart."""
    path = VAR / "demo.secret"
    if not path.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(48))
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = _required_when_live("REHABIT_SECRET", "" if MODE != "test" else "only-for-tests") or _secret()
_HOSTS = _required_when_live("REHABIT_HOSTS", "127.0.0.1,localhost,testserver")
ALLOWED_HOSTS = [host.strip() for host in _HOSTS.split(",") if host.strip()]

DATABASES = {"default": database(os.environ.get("REHABIT_DATABASE", f"sqlite:///{VAR}/{MODE}.sqlite3"))}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rehabit.records",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rehabit.web.headers.SecurityHeaders",
    "rehabit.web.too_large.TooLarge",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rehabit.web.doorman.Doorman",
]

ROOT_URLCONF = "rehabit.config.urls"
WSGI_APPLICATION = "rehabit.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "OPTIONS": {
            "environment": "rehabit.web.design.environment.environment",
            "context_processors": ["rehabit.web.page.one_token"],
        },
    },
    {
        # allauth needs Django's own engine to exist; every page a person sees is ours, in Jinja.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

AUTH_USER_MODEL = "records.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "rehabit.web.staff.signin.adapter.StaffAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not LIVE

SESSION_ENGINE = "rehabit.web.sessions"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LIVE
SECURE_SSL_REDIRECT = LIVE
SECURE_HSTS_SECONDS = 31_536_000 if LIVE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if LIVE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [path for path in [ROOT / "build" / "static"] if path.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE == "test"

EMAIL_BACKEND = os.environ.get(
    "REHABIT_EMAIL_BACKEND",
    "django.core.mail.backends.filebased.EmailBackend"
    if not LIVE
    else "django.core.mail.backends.smtp.EmailBackend",
)
EMAIL_FILE_PATH = VAR / "outbox"
DEFAULT_FROM_EMAIL = os.environ.get("REHABIT_EMAIL_FROM", "rehabit@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
}
"""What went wrong goes to the terminal with its traceback, for whoever looks after the machine."""

DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS is on only when live, where TLS ends in front of us
    "security.W005",  # what else runs under the name of a site is not ours to decide
    "security.W021",  # nor is whether its name goes into the lists of browsers
]

# Tries to sign in are counted by address, so it has to be known how many proxies may be believed.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("REHABIT_PROXIES", "1" if LIVE else "0"))
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Counts that are thrown away for want of room would be counts to begin again.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
LOGGING = error_log.LOGGING

REHABIT_CLOCK = timezone.now
"""The one clock. Views hand its answer to actions and queries; a test puts its own here."""
