"""What every template may use."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from readiness.queries.editions import current_version, edition


@lru_cache(maxsize=4)
def _languages(version_id: int) -> list[tuple[str, str]]:
    complete = edition(version_id).wordings
    return [(code, name) for code, name in settings.LANGUAGES if code in complete]


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the theme, the contact, and the languages that are complete, when a template asks for them."""
    theme = request.COOKIES.get("theme")
    return {
        "theme": theme if theme in ("light", "dark") else "light",
        "privacy_contact": settings.PRIVACY_CONTACT,
        "site_languages": lambda: _languages(current_version()),
    }
