"""Every setting, once. What differs from one council to the next comes from the environment.

THROUGHCARE_HOME          where secrets, files and (unless DATABASE_URL) the database are kept; default `.throughcare` in the checkout
DATABASE_URL              a council's own PostgreSQL, as the owner of the tables; DATABASE_APP_URL as the application's role.
                          The second alone is enough to serve pages and read returns, and all that the process doing so is told
THROUGHCARE_SECRET_KEY    signs sessions; made and kept in THROUGHCARE_HOME when not given
THROUGHCARE_FILES_KEY     locks the files that people attach; made and kept in THROUGHCARE_HOME when not given. Without it they are lost
THROUGHCARE_CLAMAV        where ClamAV listens, a socket's path or host:port: then every file attached is scanned before it is kept
THROUGHCARE_SCANNER       the path of a function of your own that scans files, instead
THROUGHCARE_HOSTS         names this is served under, with commas; default this machine only
THROUGHCARE_HTTPS         1 where it is reached over https, as everywhere but on one's own machine it must be
THROUGHCARE_DEMO          1 offers the demo's people on the sign-in page
THROUGHCARE_SECOND_FACTOR 0 lets people in with a password alone; by default a code or passkey too is required, but in a demonstration
THROUGHCARE_OIDC_URL, _ID, _SECRET, _NAME    a council's own sign-in: where it is, and what it knows us by
THROUGHCARE_OIDC_ADDRESSES      trusted: believe it about addresses that it does not itself mark as verified
THROUGHCARE_OIDC_SECOND_FACTOR  1 where it asks for a second proof itself, so that we need not
THROUGHCARE_EMAIL_HOST, _PORT, _USER, _PASSWORD, _FROM    the council's mail server; with _EMAIL_TLS=1 it is spoken to under TLS.
                          Without it letters are printed on the terminal
THROUGHCARE_AUTHORITY     the three-digit number the Department for Education knows the council by, for published figures beside ours;
                          a council without one says THROUGHCARE_NEIGHBOURS_OF instead: whose region and neighbours it stands among
THROUGHCARE_ADDRESS       where people open Throughcare, as letters say it; default made of the first of the hosts
THROUGHCARE_LOG           level of the log; default INFO
"""

import os
from pathlib import Path
from typing import Any

import pgtrigger
from csp.constants import NONE, SELF

from throughcare.config.authority import whose_figures
from throughcare.config.outside import outside_sign_in
from throughcare.core.home import home, secret
from throughcare.core.postgres import addresses


def env(name: str, default: str = "") -> str:
    """A setting of ours from the environment."""
    return os.environ.get(f"THROUGHCARE_{name}", default)


SOURCE = Path(__file__).resolve().parents[1]
HOME = home()
HTTPS = env("HTTPS") == "1"
DEMO = env("DEMO") == "1"

DEBUG = False
SECRET_KEY = env("SECRET_KEY") or secret("secret-key")
ALLOWED_HOSTS = env("HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "throughcare.core",
    "throughcare.apps.workforce",
    "throughcare.apps.people",
    "throughcare.apps.involvement",
    "throughcare.apps.writing",
    "throughcare.apps.search",
    "throughcare.apps.agreed",
    "throughcare.apps.care",
    "throughcare.apps.missing",
    "throughcare.apps.support",
    "throughcare.apps.reviews",
    "throughcare.apps.permanence",
    "throughcare.apps.leaving",
    "throughcare.apps.notes",
    "throughcare.apps.oversight",
    "throughcare.apps.plans",
    "throughcare.apps.booking",
    "throughcare.apps.duties",
    "throughcare.apps.letters",
    "throughcare.apps.quality",
    "throughcare.apps.desk",
    "throughcare.apps.intake",
    "throughcare.apps.improvement",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    # Before whatever reads the database: one transaction a request, and nobody sees anything until it says who is acting.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Closed by default: a page that needs no signing in says so itself, with login_not_required.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "throughcare.core.idle.IdleMiddleware",
    "throughcare.apps.workforce.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "throughcare.core.acting.ActingMiddleware",
    "throughcare.core.unsent.SentMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "throughcare.config.urls"
WSGI_APPLICATION = "throughcare.config.wsgi.application"

_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "throughcare.core.jinja.environment", "context_processors": ["throughcare.core.page.frame"]},
    },
    {
        # For the sign-in pages, whose templates are Django's.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SOURCE / "core" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]

# -- what surrounds every page -----------------------------------------------------------------------------------------
THROUGHCARE_COUNCIL = env("COUNCIL", "Thornleigh Borough Council" if DEMO else "")
THROUGHCARE_WHOSE_FIGURES = whose_figures(os.environ)
THROUGHCARE_FORMS = "throughcare.apps.desk.add.FORMS"
THROUGHCARE_FRAME = "throughcare.apps.intake.frame.frame_of"

# -- the database: the application's role by default; its owner for migrations and the demo, where we are told its password --
_OWNER, _APP = addresses()
# A connection that is new has everything to learn (tables, policies, plans): its first pages take some 200 ms more.
_LASTING = {"CONN_MAX_AGE": 3600, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
DATABASES: dict[str, dict[str, Any]] = {
    "default": {**_APP.for_django(), **_LASTING},
}
if _OWNER is not None:
    DATABASES["owner"] = {**_OWNER.for_django(), **_LASTING, "CONN_MAX_AGE": 0}
DATABASE_ROUTERS = ["throughcare.config.owner_migrates.OwnerMigrates"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGHISTORY_CREATED_AT_FUNCTION = "throughcare_known_at()"
PGHISTORY_LEVEL = pgtrigger.Statement  # one trigger a statement, not one a row: a load of 50,000 children is a few statements
PGHISTORY_APPEND_ONLY = True

# -- language and time ------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# -- signing in -------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "workforce.Worker"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "demo_sign_in" if DEMO else "account_login"
LOGIN_REDIRECT_URL = "/begin/"
LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_ADAPTER = "throughcare.apps.workforce.adapter.Accounts"
SOCIALACCOUNT_ADAPTER = "throughcare.apps.workforce.adapter.OutsideAccounts"
MFA_ADAPTER = "throughcare.apps.workforce.adapter.SecondFactors"
ACCOUNT_RATE_LIMITS = {"login_failed": None}  # wrong passwords and codes are counted by axes below, once and in the database
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by the council for its own addresses
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey alone signs in, so it must know its owner: PIN, finger or face
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts are the council's: nobody can make one at another's address and lock them out of it
MFA_FORMS = {
    "authenticate": "throughcare.apps.workforce.forms.CodeAtSignIn",
    "reauthenticate": "throughcare.apps.workforce.forms.CodeAgain",
    "add_webauthn": "throughcare.apps.workforce.forms.AddPasskey",
}
SECOND_FACTOR_REQUIRED = env("SECOND_FACTOR", "0" if DEMO else "1") == "1"
OIDC_ASKS_SECOND_FACTOR = env("OIDC_SECOND_FACTOR") == "1"
MFA_TOTP_ISSUER = "Throughcare"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # it opens the account that has the address, if it says that the address is verified
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
_OIDC_PLACES = outside_sign_in(env("OIDC_URL"))
_OIDC = {
    "provider_id": "council",
    "name": env("OIDC_NAME", "Your council"),
    "client_id": env("OIDC_ID"),
    "secret": env("OIDC_SECRET"),
    "settings": {"server_url": env("OIDC_URL"), "verified_email": env("OIDC_ADDRESSES") == "trusted"},
}
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {"APPS": [_OIDC] if env("OIDC_URL") else [], "OAUTH_PKCE_ENABLED": True}
}
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if env("EMAIL_HOST") else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = env("EMAIL_HOST", "localhost")
EMAIL_PORT = int(env("EMAIL_PORT", "25"))
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env("EMAIL_USER"), env("EMAIL_PASSWORD")
EMAIL_USE_TLS = env("EMAIL_TLS") == "1"
EMAIL_TIMEOUT = 20  # seconds: a server that does not answer must not hold a page, or the night's letters, for ever
THROUGHCARE_ADDRESS = env("ADDRESS", f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}")
DEFAULT_FROM_EMAIL = env("EMAIL_FROM", "throughcare@localhost")

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "throughcare.apps.workforce.adapter.address_tried"
AXES_LOCKOUT_TEMPLATE = "account/locked_out.html"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_SESSION_REMEMBER = False  # nor is anybody offered to be remembered past it, on a machine that others may use
IDLE_MINUTES = 15  # without a key or a click; saving a draft by itself does not count

# -- what browsers are told ---------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the design system's style sheets draw their arrows and ticks as data:
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *_OIDC_PLACES],  # browsers hold the redirect from our sign-in form to theirs to it
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"

# -- files ------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # serves style sheets and scripts from where they lie: nothing to collect first
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = HOME / "files"
THROUGHCARE_FILES_KEY = env("FILES_KEY") or secret("files-key")
THROUGHCARE_CLAMAV = env("CLAMAV")
_SCANNING = "throughcare.core.files.scanning"
THROUGHCARE_SCANNER = env("SCANNER") or (f"{_SCANNING}.clamav" if THROUGHCARE_CLAMAV else f"{_SCANNING}.nothing_more")
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "throughcare.core.uploading.CarefulUploads",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# -- the log: what happened to the machine, never a name or a word about a child --------------------------------------
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["terminal"], "level": env("LOG", "INFO")},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "axes": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
