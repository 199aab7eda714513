"""A real browser before the real site: what it may not do, and a database that takes questions in parallel."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connections
from e2e.browsing import PHONE, Screen, Watch
from e2e.journey import Journey
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from programs.seeds import read_catalogue
from programs.services.catalogues import publish_seeded
from readiness.seeds.questionnaire import Edition
from readiness.services.questionnaires import publish_questionnaire

# Playwright's sync API keeps an event loop in the test's own thread. Django sees it there and would refuse
# the database, though no test asks for it from within that loop.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first that is there is taken: without a window to draw, the tests take half the time."""
CHROMIUM = next(filter(None, map(shutil.which, CHROMIUMS)), None)
CALM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
IN_CI = os.environ.get("CI") == "true"
PATIENCE = 60_000
"""Milliseconds that a page may take; a busy machine is slow, not wrong."""
expect.set_options(timeout=PATIENCE)
SCREENSHOTS = django_settings.BASE_DIR / "var" / "screenshots"

if django_settings.EMBEDDED:
    # SQLite in memory is one connection for all requests, so the transactions of two tabs would mix.
    _folder = tempfile.TemporaryDirectory(prefix="e2e-")
    connections.settings["default"]["TEST"]["NAME"] = str(Path(_folder.name) / "test.sqlite3")

Visitor = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        absent = f"No Chromium was found: none of {', '.join(CHROMIUMS)} is on the PATH."
        pytest.fail(absent) if IN_CI else pytest.skip(absent)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=CALM)
        yield started
        started.close()


@pytest.fixture(scope="session")
def static_folder() -> None:
    """WhiteNoise warns when there is none. It stays empty: the live server finds static files where they are."""
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def address(static_folder, transactional_db, live_server, settings, edition: Edition) -> str:
    """Where the site answers, with questionnaire and catalogue of seeds/ published."""
    publish_questionnaire(edition, by=None)
    publish_seeded(read_catalogue(django_settings.SEEDS_DIR))
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def watch(address: str) -> Iterator[Watch]:
    watch = Watch(address)
    yield watch
    assert watch.problems == []


@pytest.fixture
def visitor(browser: Browser, address: str, watch: Watch) -> Iterator[Visitor]:
    """Open the site as somebody new: an own browser context, with nothing remembered."""
    contexts: list[BrowserContext] = []

    def arrive(screen: Screen = PHONE, theme: str = "light") -> Page:
        viewport = {"width": screen.width, "height": screen.height}
        context = browser.new_context(
            viewport=viewport,
            java_script_enabled=screen.javascript,
            locale="en-SG",
            reduced_motion="reduce",  # no colour is judged half-way through a transition
        )
        context.add_cookies([{"name": "theme", "value": theme, "url": address}])
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def screen(request: pytest.FixtureRequest) -> Screen:
    """A phone with JavaScript, unless the test is parametrized with screens."""
    return getattr(request, "param", PHONE)


@pytest.fixture
def page(visitor: Visitor, screen: Screen) -> Page:
    return visitor(screen)


@pytest.fixture
def journey(page: Page, address: str) -> Journey:
    return Journey(page, address)


@pytest.fixture
def screenshot(request: pytest.FixtureRequest, screen: Screen) -> Callable[[Page, str], None]:
    """Keep a picture of the whole page for people to look at; without JavaScript it would be the same one.

    Where nobody looks none is taken: of a long page it takes as long as all its checks.
    """
    test = request.node.originalname.removeprefix("test_")

    def take(page: Page, label: str) -> None:
        path = SCREENSHOTS / f"{test}-{label}-{page.viewport_size['width']}.png"
        if screen.javascript and not IN_CI:
            page.screenshot(path=path, full_page=True, caret="initial", timeout=PATIENCE)

    return take
