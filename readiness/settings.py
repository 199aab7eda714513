"""Settings, read once from the environment.

Without DATABASE_URL the project runs embedded: everything it keeps lies under VAR_DIR.
With it, it runs as services, and what must be secret or shared has to be stated.
"""

import secrets
from datetime import timedelta
from pathlib import Path

from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from readiness.operation.logs import logging_config

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
SEEDS_DIR = BASE_DIR / "seeds"
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var"))).resolve()
EMBEDDED = not env.str("DATABASE_URL", "")


def secret(name: str, *, otherwise: str) -> str:
    """Return a secret: from the environment, or in the embedded run from the file that `start` made."""
    if not EMBEDDED:
        return env.str(name)
    kept = VAR_DIR / "secrets" / name.lower()
    return env.str(name, "") or (kept.read_text(encoding="ascii") if kept.exists() else otherwise)


DEBUG = env.bool("DEBUG", False)
SECRET_KEY = secret("SECRET_KEY", otherwise=secrets.token_urlsafe(50))
RECEIPT_KEY = secret("RECEIPT_KEY", otherwise="")
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"] if EMBEDDED else [])
HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "readiness.apps.ReadinessConfig",
    "programs.apps.ProgramsConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "bootstrap",
    "django_htmx",
    "crispy_forms",
    "crispy_bootstrap5",
    "template_partials",
    "csp",
]

MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "readiness.hardening.hardened",
    "readiness.operation.middleware.watched",
    "readiness.operation.middleware.probes_first",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "readiness.middleware.second_factor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "readiness.middleware.own_look",
]

ROOT_URLCONF = "readiness.urls"
WSGI_APPLICATION = "readiness.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "readiness.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "crispy_forms.templatetags.crispy_forms_tags",
                "template_partials.templatetags.partials",
                "readiness.templatetags.look",
                "programs.templatetags.lock_in",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# --- data ---
if EMBEDDED:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR_DIR / "db.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",  # a writer waits its turn instead of failing half-way
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
            "CONN_MAX_AGE": None,
        }
    }
else:
    if not env.str("DATABASE_URL").startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured("DATABASE_URL has to begin with postgres://. Leave it out for an embedded run.")
    engine = "readiness.operation.postgresql"
    database = env.dj_db_url("DATABASE_URL", engine=engine, conn_max_age=600, conn_health_checks=True)
    prepared = {"server_side_binding": True, "prepare_threshold": 5}  # planning is a third of PostgreSQL's work
    options = {"connect_timeout": 5, **prepared, **database.get("OPTIONS", {})}
    DATABASES = {"default": {**database, "OPTIONS": options}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "readiness.User"

REDIS_URL = env.str("REDIS_URL", "")
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "readiness.steady_cache.SteadyCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# --- work that outlives a request ---
CELERY_BROKER_URL = REDIS_URL or "filesystem://"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "socket_connect_timeout": 1,
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0,
    }  # nobody waits for the bell
    if REDIS_URL
    else {
        "data_folder_in": str(VAR_DIR / "broker" / "queue"),
        "data_folder_out": str(VAR_DIR / "broker" / "queue"),
        "control_folder": str(VAR_DIR / "broker" / "control"),
        "store_processed": False,
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker as long as it takes
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Asia/Singapore"
CELERY_BEAT_SCHEDULER = "readiness.beat:SteadyScheduler"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat")
JOB_PATIENCE = timedelta(seconds=env.float("JOB_PATIENCE", 60))  # a job untouched for so long is rung for again
CELERY_BEAT_SCHEDULE = {
    "ring again for jobs nobody finished": {
        "task": "readiness.tasks.ring_again",
        "schedule": JOB_PATIENCE / 4,
    },
    "mail advisors what waits for them": {
        "task": "readiness.tasks.mail_digests",
        "schedule": crontab(hour=8, minute=0, day_of_week="mon-fri"),  # in CELERY_TIMEZONE
    },
    "mail editors what has grown old": {
        "task": "programs.tasks.mail_boards",
        "schedule": crontab(hour=8, minute=15, day_of_week="mon"),
    },
    "keep at hand what a dry run reads of every firm": {
        "task": "programs.tasks.keep_columns",
        "schedule": crontab(minute=20),
    },
    "anonymise what is kept long enough": {
        "task": "readiness.tasks.end_retention",
        "schedule": crontab(hour=3, minute=30),
    },
    "publish a comparison of firms": {
        "task": "readiness.tasks.compare_firms",
        "schedule": crontab(hour=4, minute=0, day_of_month=1),
    },
}

# --- mail ---
if EMBEDDED and not env.str("EMAIL_URL", ""):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
else:
    mail = env.dj_email_url("EMAIL_URL")
    EMAIL_BACKEND = mail["EMAIL_BACKEND"].replace("django.core.mail.backends.smtp.", "readiness.smtp.")
    EMAIL_HOST, EMAIL_PORT = mail["EMAIL_HOST"], mail["EMAIL_PORT"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = mail["EMAIL_HOST_USER"], mail["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS, EMAIL_USE_SSL = mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "AI Readiness Check <no-reply@localhost>")
PRIVACY_CONTACT = env.str("PRIVACY_CONTACT", "privacy@localhost")
KEEP_CHECKS = timedelta(days=env.int("KEEP_CHECKS_DAYS", 730))  # after the last change to any check of a firm
KEEP_TRACES = timedelta(days=env.int("KEEP_TRACES_DAYS", 30))  # what finished jobs and ended sign-ins leave behind

# --- language and time ---
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]  # a language is added once its pages are translated, not only its questionnaire
TIME_ZONE = "Asia/Singapore"
USE_TZ = True

# --- files ---
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(VAR_DIR / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000  # a programme with its facts, lock-in values and boxes in the admin
FILE_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024

# --- security ---
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", False) else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
COOKIE_PREFIX = "__Host-" if HTTPS else ""  # a browser then takes none from a neighbouring site or over plain HTTP
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}session", f"{COOKIE_PREFIX}csrf"
MESSAGES_COOKIE_NAME, THEME_COOKIE_NAME = f"{COOKIE_PREFIX}messages", f"{COOKIE_PREFIX}theme"
LANGUAGE_COOKIE_NAME, LANGUAGE_COOKIE_SAMESITE = f"{COOKIE_PREFIX}language", "Lax"
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "readiness.views.errors.csrf_failure"
MESSAGE_STORAGE = "readiness.cookies.MessageStorage"
MESSAGE_TAGS = {20: "brand", 25: "ok", 30: "warn", 40: "stop"}  # as the notes in app.css are called
X_FRAME_OPTIONS = "DENY"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- signing in: what allauth does, and how often somebody may try ---
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "desk", "landing"
PASSWORD_RESET_TIMEOUT = int(timedelta(days=1).total_seconds())
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
ACCOUNT_ADAPTER = "readiness.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an owner's code and a staff member's link prove the address
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False  # staff: until the browser closes, and no longer than SESSION_COOKIE_AGE
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = int(timedelta(minutes=15).total_seconds())
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105  # a class
ACCOUNT_FORMS = {
    "login": "readiness.forms.accounts.SignInForm",
    "change_password": "readiness.forms.accounts.ChangePasswordForm",
    "set_password": "readiness.forms.accounts.SetPasswordForm",
    "reset_password": "readiness.forms.accounts.ResetPasswordForm",
    "reset_password_from_key": "readiness.forms.accounts.NewPasswordForm",
    "reauthenticate": "readiness.forms.accounts.PasswordAgainForm",
    "confirm_login_code": "readiness.forms.accounts.MailedCodeForm",
}
ACCOUNT_RATE_LIMITS = {
    "login_failed": "20/15m/ip,5/15m/key",
    "request_login_code": "5/h/key",
    "reset_password": "10/h/ip,3/h/key",
}
MFA_ADAPTER = "readiness.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "AI Readiness Check"
MFA_TOTP_TOLERANCE = 1  # phones' clocks differ by seconds
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_FORMS = {
    "authenticate": "readiness.forms.second_factor.CodeForm",
    "reauthenticate": "readiness.forms.second_factor.CodeAgainForm",
    "activate_totp": "readiness.forms.second_factor.AddAppForm",
    "add_webauthn": "readiness.forms.second_factor.AddPasskeyForm",
    "edit_webauthn": "readiness.forms.second_factor.RenamePasskeyForm",
}

# A wrong code, a request for a mail or a costly page, counted per client address: how many in how long.
LIMITS = {
    "return_code": (10, timedelta(minutes=15)),
    "mail": (5, timedelta(hours=1)),
    "report": (60, timedelta(minutes=10)),
    "what_if": (60, timedelta(minutes=10)),
    "check_receipt": (30, timedelta(minutes=10)),
    "search": (1500, timedelta(minutes=10)),  # an office of advisors has one address
    "export": (30, timedelta(hours=1)),
    "import": (30, timedelta(hours=1)),
}

METRICS_TOKEN = env.str("METRICS_TOKEN", "")  # without it /metrics is not there
LOGGING = logging_config(level=env.str("LOG_LEVEL", "WARNING" if EMBEDDED else "INFO"), as_objects=not EMBEDDED)
