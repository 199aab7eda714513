"""What must be stated, and where secrets come from. Settings are read once, so each case is a process of its own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SERVICES = {
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    "SECRET_KEY": "a secret",
    "RECEIPT_KEY": "a key",
    "EMAIL_URL": "smtp://127.0.0.1:25",
}
READ = (SERVICES.keys() | {"REDIS_URL", "SITE_URL", "ALLOWED_HOSTS", "VAR_DIR", "DEBUG", "BEHIND_PROXY"}) - {"PATH"}


def read(expression: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in an environment, and print something of them."""
    others = {name: value for name, value in os.environ.items() if name not in READ}
    return subprocess.run(  # noqa: S603  # this very program
        [sys.executable, "-c", f"from readiness import settings; print(({expression}))"],
        capture_output=True,
        cwd=settings.BASE_DIR,
        env=others | environment,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "RECEIPT_KEY", "EMAIL_URL"])
def test_services_without_something_that_must_be_stated_do_not_start_and_name_it(name):
    done = read("'started'", **{key: value for key, value in SERVICES.items() if key != name})

    assert (done.stdout, done.returncode) == ("", 1)
    assert name in done.stderr.splitlines()[-1]


def test_another_database_than_postgresql_is_refused_by_name():
    done = read("'started'", **SERVICES | {"DATABASE_URL": "mysql://nobody@127.0.0.1:1/none"})

    assert (done.stdout, done.returncode) == ("", 1)
    assert "DATABASE_URL has to begin with postgres://" in done.stderr.splitlines()[-1]


def test_services_with_https_redirect_and_send_cookies_over_it_only():
    done = read(
        "settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS > 0, settings.SESSION_COOKIE_SECURE, "
        "settings.CSRF_COOKIE_NAME",
        **SERVICES,
        SITE_URL="https://check.example.com/",
    )

    assert done.stdout == "(True, True, True, '__Host-csrf')\n"


def test_cookies_over_https_are_bound_to_this_host_alone():
    names = ("SESSION", "CSRF", "MESSAGES", "THEME", "LANGUAGE")
    done = read(
        f"[getattr(settings, name + '_COOKIE_NAME') for name in {names}], "
        "[getattr(settings, name + '_COOKIE_SECURE') for name in ('SESSION', 'CSRF', 'LANGUAGE')], "
        "settings.CSRF_COOKIE_HTTPONLY, settings.LANGUAGE_COOKIE_HTTPONLY, settings.LANGUAGE_COOKIE_SAMESITE",
        **SERVICES,
        SITE_URL="https://check.example.com/",
    )

    assert done.stdout == (
        "(['__Host-session', '__Host-csrf', '__Host-messages', '__Host-theme', '__Host-language'], "
        "[True, True, True], True, True, 'Lax')\n"
    )


def test_embedded_run_reads_its_secrets_from_its_folder(tmp_path):
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "secret_key").write_text("kept")

    done = read("settings.SECRET_KEY, settings.RECEIPT_KEY, settings.EMBEDDED", VAR_DIR=str(tmp_path))

    assert done.stdout == "('kept', '', True)\n"


def test_embedded_run_without_a_folder_has_a_secret_that_nobody_knows(tmp_path):
    first, second = (read("settings.SECRET_KEY", VAR_DIR=str(tmp_path / "none")).stdout for _start in range(2))

    assert len(first) > 50
    assert first != second
