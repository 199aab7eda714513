"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from readiness.queries.editions import current_version, edition


def _languages() -> list[tuple[str, str]]:
    """The languages to choose from; costs a query only where there is a choice."""
    if len(settings.LANGUAGES) < 2:
        return []
    complete = edition(current_version()).wordings
    return [(code, name) for code, name in settings.LANGUAGES if code in complete]


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the theme, the contact, and the languages that are complete, when a template asks for them."""
    theme = request.COOKIES.get(settings.THEME_COOKIE_NAME)
    return {
        "theme": theme if theme in ("light", "dark") else "light",
        "privacy_contact": settings.PRIVACY_CONTACT,
        "site_languages": _languages,
    }
