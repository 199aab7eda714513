"""The watch of the other tests does see what it should see."""

import pytest

pytestmark = pytest.mark.browser
MISDEEDS = {
    "console error": "console.error('misdeed')",
    "script error": "setTimeout(() => { throw new Error('misdeed'); })",
    "inline style": "document.body.setAttribute('style', 'color: red')",
    "inline script": "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
    "foreign request": "fetch('http://127.0.0.1:9/').catch(() => {})",
    "missing file": "fetch('/static/missing.css')",
}


@pytest.mark.parametrize("misdeed", MISDEEDS)
def test_watch_notes(journey, page, watch, misdeed):
    journey.open("privacy")
    page.evaluate(MISDEEDS[misdeed] + "; 0")
    page.wait_for_timeout(200)
    noted, watch.problems = watch.problems, []

    assert noted != []


def test_watch_is_silent_on_a_good_page(journey, watch):
    journey.open("privacy")

    assert watch.problems == []
