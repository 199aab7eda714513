import pytest
from django.conf import settings
from django.urls import reverse
from pages import attributes, elements, says

pytestmark = pytest.mark.django_db


def choose(client, theme, **headers):
    return client.post(reverse("theme"), {"theme": theme}, headers=headers)


def look(response) -> str:
    (html,) = [each for each in elements(response) if each.name == "html"]
    return attributes(html)["data-bs-theme"]


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_theme_is_kept_in_a_cookie_that_no_script_reads(client, theme):
    response = choose(client, theme)

    cookie = response.cookies["theme"]
    assert (response.status_code, response["Location"], cookie.value) == (302, reverse("landing"), theme)
    assert (cookie["httponly"], cookie["samesite"], bool(cookie["secure"])) == (True, "Lax", settings.HTTPS)
    assert cookie["max-age"] == 365 * 24 * 3600


def test_theme_is_how_the_next_page_looks(client, version):
    before = look(client.get(reverse("landing")))
    choose(client, "dark")

    response = client.get(reverse("landing"))

    assert (before, look(response)) == ("light", "dark")
    assert [attributes(each)["value"] for each in elements(response, name="theme")] == ["light"]


@pytest.mark.parametrize("theme", ["", "blue", "dark; path=/", '"><script>'])
def test_theme_that_there_is_not_is_refused(client, theme):
    response = choose(client, theme)

    assert (response.status_code, says(response, "main").split(" ")[0]) == (400, "400")
    assert "theme" not in response.cookies


def test_theme_in_a_tampered_cookie_is_light(client, version):
    client.cookies["theme"] = 'x"onload="alert(1)'

    assert look(client.get(reverse("landing"))) == "light"


def test_theme_leads_back_to_the_page_one_came_from(client):
    came_from = "http://testserver" + reverse("privacy")

    assert choose(client, "dark", referer=came_from)["Location"] == came_from


@pytest.mark.parametrize(
    "came_from",
    [
        "https://evil.example/",
        "http://testserver.evil.example/",
        "http://testserver@evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "ftp://testserver/",
        "",
    ],
)
def test_theme_never_leads_to_another_site(client, came_from):
    assert choose(client, "dark", referer=came_from)["Location"] == reverse("landing")


def test_theme_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        choose(client, "dark")
