"""A programme's own page."""

from datetime import date

import pytest
from catalogues import publish_changed
from django.urls import reverse
from django.utils import timezone
from pages import attributes, elements, says

pytestmark = pytest.mark.django_db
QWEN, AWS, PSG, EASY = "alibaba-ntuc-sttgdc-qwen", "aws-skill-builder", "psg-ai-solutions", "aisg-ai4e"


@pytest.fixture(autouse=True)
def november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 11, 25))


def page(client, slug: str, **query):
    return client.get(reverse("program", args=[slug]), query)


def test_every_programme_has_a_page_with_its_facts_and_sources(client, catalogue):
    urls = {each["code"]: each["url"] for each in catalogue.content["sources"]}
    for program in catalogue.content["programs"]:
        response = page(client, program["slug"])
        text = says(response, "main")
        links = {attributes(each)["href"] for each in elements(response, rel="external")}
        cited = {urls[code] for fact in program["facts"] for code in fact["sources"]}
        lost = [fact["name"] for fact in program["facts"] if " ".join(fact["says"].split()) not in text]
        assert (response.status_code, lost, cited - links) == (200, [], set()), program["slug"]


def test_facts_link_to_the_numbered_sources(client, catalogue):
    response = page(client, QWEN)

    anchors = {attributes(each)["href"] for each in elements(response, class_="src")}
    assert anchors == {f"#s{number}" for number in range(1, 10)}
    assert says(response, "s1") == (
        "https://theneuralfeed.com/article/alibaba-cloud-partners-on-ai-upskilling-initiative-for-smes-and-students"
        "-in-sing/hPZfz0u2 undated, about end of May 2026 · Unconfirmed"
    )


def test_what_is_not_published_is_said(client, catalogue):
    rows = [says(each) for each in elements(page(client, QWEN)) if each.name == "tr"]

    assert [row for row in rows if "Not found" in row] == [
        "Least useful time a person Not found Unknown None",
        "Price a person after usual funding Not found Unknown None",
        "Formats Not found Unknown None",
        "Languages Not found Taken as given: English Unknown None",
    ]


def test_estimates_are_called_estimates(client, catalogue):
    rows = [says(each) for each in elements(page(client, "aws-ai-practitioner")) if each.name == "tr"]

    assert [row for row in rows if "Our estimate" in row] == [
        "Least useful time a person 20 hours Our estimate unless a fact above gives it See the facts above",
        "Price a person after usual funding S$140 Our estimate unless a fact above gives it See the facts above",
        "Formats Online at their own pace Our estimate unless a fact above gives it See the facts above",
    ]


def test_unconfirmed_programme_warns_first(client, catalogue):
    (note,) = elements(page(client, QWEN), id="care")

    assert says(note) == (
        "Check before you plan around it. Some details rest on a single report that nothing better confirms. "
        "A start was reported, but no page confirms that one can join. Ask first: Alibaba Cloud, NTUC, STT GDC."
    )


def test_old_facts_warn_and_are_marked(client, catalogue):
    def age(content) -> None:
        program = next(each for each in content["programs"] if each["slug"] == AWS)
        program["facts"][0]["checked_on"] = "2026-08-26"

    publish_changed(age, number=2)

    response = page(client, AWS)

    (note,) = elements(response, id="care")
    assert says(note) == (
        "Check before you plan around it. 1 of its 8 facts was last checked more than 90 days ago. Ask first: AWS."
    )
    assert [says(each) for each in elements(response, class_="text-stop")] == ["Checked 26 Aug 2026"]


def test_confirmed_and_fresh_programme_warns_of_nothing(client, catalogue):
    assert elements(page(client, AWS), id="care") == []


def test_lock_in_tells_factors_warnings_and_what_to_do(client, catalogue):
    factors = [says(each) for each in elements(page(client, QWEN), class_="factor")]

    assert len(factors) == 8
    assert factors[0].startswith(
        "Model choice weight 15 of 100 3 of 4 One model family, as announced. Warning It lets you use one family of "
        "models only. What to do: Try the same three real tasks on two model families"
    )
    assert factors[1].startswith(
        "Model openness weight 10 of 100 1 of 4 Most Qwen models are open; some top ones are closed. What 0 to 4 mean"
    )
    assert "Unknown, counted 0 to 4" in factors[4]


def test_number_is_made_before_the_readers_eyes(client, catalogue):
    rows = [says(each) for each in elements(page(client, QWEN)) if each.name == "tr"]

    assert rows[-9:] == [
        "Model choice 15 3 11.25",
        "Model openness 10 1 2.50",
        "API and tool portability 15 2 7.50",
        "Data location and exit 15 3 11.25",
        "Skill and certificate carry-over 10 0 to 4 0 to 10",
        "Money commitment and credit cliff 15 3 11.25",
        "Jurisdiction and continuity 10 3 7.50",
        "Implementation dependence 10 3 7.50",
        "In all 58.75 to 68.75",
    ]


def test_funding_has_no_band_no_score_and_nothing_similar(client, catalogue):
    text = says(page(client, PSG), "main")

    assert "Depends on what you buy" in text
    assert "What to do if you buy something like this:" in text
    assert [word for word in ("How the number is made", "Warning", "counted 0 to 4") if word in text] == []
    assert "Similar, and easier to leave" not in text


def test_similar_ones_can_be_compared(client, catalogue):
    response = page(client, AWS)

    similar = [each.program.slug for each in response.context["similar"]]
    address = f"{reverse('compare_programs')}?p={AWS}&p=" + "&p=".join(similar)
    assert len(similar) == 3
    assert len(elements(response, href=address)) == 1


def test_easiest_programme_says_that_nothing_is_easier(client, catalogue):
    assert "Nothing in the catalogue that raises the same questions is easier to leave." in says(
        page(client, EASY), "main"
    )


def test_raises_are_told_as_questions_and_statements(client, catalogue, edition):
    text = says(page(client, EASY), "main")

    words = edition.words().questions["PPL1"]
    assert f"{words.text} {words.options[2]} up to level 3" in text


@pytest.mark.parametrize("slug", ["nothing", "aws-skill-builderx"])
def test_unknown_programme_is_not_found(client, catalogue, slug):
    assert page(client, slug).status_code == 404


def test_programme_costs_two_queries(client, catalogue, django_assert_num_queries):
    page(client, QWEN)

    with django_assert_num_queries(2):
        page(client, QWEN)


def rename_qwen(content) -> None:
    next(each for each in content["programs"] if each["slug"] == QWEN)["name"] = "Renamed"


def drop_qwen(content) -> None:
    content["programs"] = [each for each in content["programs"] if each["slug"] != QWEN]


def test_earlier_version_can_still_be_read_and_says_so(client, catalogue):
    publish_changed(rename_qwen, number=2)

    earlier, now = page(client, QWEN, version="1"), page(client, QWEN)

    assert says(earlier, "main").startswith("All programmes Vendor: Alibaba Cloud")
    assert ("Qwen upskilling initiative" in says(earlier, "main"), "Renamed" in says(now, "main")) == (True, True)
    (note,) = elements(earlier, id="earlier")
    assert says(note).startswith("An earlier catalogue. This is what version 1 said, published on")
    assert len(elements(note, href=reverse("program", args=[QWEN]))) == 1
    assert elements(now, id="earlier") == []


def test_programme_that_was_taken_out_stays_readable_in_its_version(client, catalogue):
    publish_changed(drop_qwen, number=2)

    earlier = page(client, QWEN, version="1")

    assert page(client, QWEN).status_code == 404
    assert "The current one no longer has this programme." in says(earlier, "main")


def test_links_of_an_earlier_version_stay_in_it(client, catalogue):
    publish_changed(rename_qwen, number=2)

    response = page(client, QWEN, version="1")

    addresses = [reverse("program", args=[each.program.slug]) for each in response.context["similar"]]
    assert [len(elements(response, href=f"{address}?version=1")) for address in addresses] == [1, 1, 1]


def test_number_of_the_current_version_is_the_current_page(client, catalogue):
    response = page(client, QWEN, version="1")

    assert elements(response, id="earlier") == []


@pytest.mark.parametrize("version", ["2", "0", "-1", "x", "", "1.0", "9" * 40, "²"])
def test_unknown_version_is_not_found(client, catalogue, version):
    assert page(client, QWEN, version=version).status_code == 404


def test_earlier_version_costs_two_queries(client, catalogue, django_assert_num_queries):
    publish_changed(rename_qwen, number=2)
    page(client, QWEN, version="1")

    with django_assert_num_queries(2):
        page(client, QWEN, version="1")
