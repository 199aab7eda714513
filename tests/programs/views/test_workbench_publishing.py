"""From a changed draft over its dry run to a new version, and back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from factories import a_revision, answers

from programs.exchange.writing import as_yaml
from programs.models import CatalogueImport, CatalogueVersion, Cohort, Preview, Program, Publication, Recommendation
from programs.queries.catalogues import current_catalogue
from programs.queries.draft import draft_content
from programs.services import previews
from programs.services.firm_columns import keep_missing_columns
from programs.services.publications import publish
from readiness.services.work import cancel

pytestmark = pytest.mark.django_db


def text(page) -> str:
    return " ".join(page.content.decode().split())


@pytest.fixture
def post(as_publisher, django_capture_on_commit_callbacks):
    """Post, and let jobs run as soon as their transaction commits, and their jobs after them."""

    def post(name: str, *args, **data):
        with django_capture_on_commit_callbacks(execute=True):
            return as_publisher.post(reverse(name, args=args), data)

    return post


def preview(post) -> Preview:
    post("workbench_preview_start")
    return Preview.objects.first()


def test_overview_lists_what_was_changed(as_publisher, longer):
    page = as_publisher.get(reverse("workbench"))

    assert "<del>14</del>" in text(page)
    assert "<ins>300</ins>" in text(page)
    assert "Preview on every firm" in text(page)


def test_overview_of_an_unchanged_draft_offers_nothing(as_publisher, catalogue):
    page = text(as_publisher.get(reverse("workbench")))

    assert "Nothing: the draft says what is published." in page
    assert "Preview on every firm" not in page


def test_overview_says_what_is_wrong_and_where(as_publisher, longer):
    longer.facts.first().sources.clear()

    page = text(as_publisher.get(reverse("workbench")))

    assert f'<a href="{reverse("admin:programs_program_change", args=[longer.pk])}">' in page
    assert "has no source." in page
    assert "Preview on every firm" not in page


def test_preview_tells_how_many_firms_would_change(as_publisher, post, longer):
    for level in (2, 2, 5):
        a_revision(responses=answers(level))

    found = preview(post)

    page = text(as_publisher.get(reverse("workbench_preview", args=[found.pk])))
    assert (found.state, found.done, found.total) == ("done", 3, 3)
    assert f"{found.result['first']} of 3 firms would get a different first programme." in page
    assert found.result["groups"]["sector"]["wholesale"][0] == 3


def test_preview_in_parts_finds_the_same_as_in_one(post, longer, monkeypatch):
    for level in (1, 2, 3, 4):
        a_revision(responses=answers(level))
    first = next(each.programs[0] for each in Recommendation.objects.all() if each.programs)
    Cohort.objects.filter(program__slug=first).update(status="ended")
    whole = preview(post).result
    monkeypatch.setattr(previews, "FIRMS", 3)

    parts = preview(post)

    assert (parts.parts.count(), parts.result) == (2, whole)
    assert (whole["firms"], whole["plan"] > 0) == (4, True)


def test_preview_of_no_firms_says_so(as_publisher, post, longer):
    found = preview(post)

    assert found.state == "done"
    assert "no firms yet" in text(as_publisher.get(reverse("workbench_preview", args=[found.pk])))


def test_running_preview_is_a_fragment_that_asks_again(as_publisher, publisher, longer):
    found = previews.start_preview(by=publisher)

    page = as_publisher.get(reverse("workbench_preview", args=[found.pk]), headers={"HX-Request": "true"})

    assert 'hx-trigger="every 2s"' in text(page)
    assert "<html" not in text(page)


def test_preview_that_ended_meanwhile_reloads_the_page(as_publisher, post, longer):
    found = preview(post)

    page = as_publisher.get(reverse("workbench_preview", args=[found.pk]), headers={"HX-Request": "true"})

    assert page["HX-Refresh"] == "true"


def test_cancelled_preview_does_no_more_and_opens_no_way_to_publish(as_publisher, publisher, longer):
    a_revision()
    found = previews.start_preview(by=publisher)

    as_publisher.post(reverse("workbench_preview_cancel", args=[found.pk]))
    previews.split(preview=found)

    found.refresh_from_db()
    assert (found.state, found.parts.count()) == ("cancelled", 0)
    assert "Preview on every firm" in text(as_publisher.get(reverse("workbench")))


def test_part_that_is_tried_after_a_cancel_stores_nothing(publisher, longer):
    a_revision()
    keep_missing_columns()
    found = previews.start_preview(by=publisher)
    previews.split(preview=found)
    cancel(found, by=publisher)

    previews.keep_tally(part=found.parts.get(), tally={"firms": 1})

    assert found.parts.get().tally is None


def test_publish_puts_the_draft_in_force_with_its_note(as_publisher, post, publisher, longer):
    preview(post)

    page = post("workbench_publish", note="Longer by far.")

    publication = Publication.objects.get()
    version = CatalogueVersion.objects.get(pk=current_catalogue())
    assert page["Location"] == reverse("workbench_publication", args=[publication.pk])
    assert (publication.state, publication.version) == ("done", version)
    assert (version.number, version.note, version.published_by) == (2, "Longer by far.", publisher)
    assert "in force" in text(as_publisher.get(page["Location"]))


def test_publication_is_watched_by_a_fragment_until_it_has_ended(as_publisher, post, longer):
    preview(post)
    as_publisher.post(reverse("workbench_publish"), {"note": "Longer by far."})
    found = Publication.objects.get()
    address = reverse("workbench_publication", args=[found.pk])
    running = as_publisher.get(address, headers={"HX-Request": "true"})

    publish(publication=found)
    ended = as_publisher.get(address, headers={"HX-Request": "true"})

    assert 'hx-trigger="every 1s"' in text(running)
    assert "<html" not in text(running)
    assert ("HX-Refresh" in running, ended["HX-Refresh"]) == (False, "true")


def test_publish_without_a_preview_is_refused(as_publisher, post, longer):
    page = post("workbench_publish", note="Longer.")

    assert "Preview this draft on every firm first." in text(as_publisher.get(page["Location"]))
    assert Publication.objects.count() == 0


def test_publish_without_a_note_is_refused(as_publisher, post, longer):
    preview(post)

    page = post("workbench_publish", note="  ")

    assert "Say in a line" in text(as_publisher.get(page["Location"]))
    assert CatalogueVersion.objects.count() == 1


def test_publish_of_a_draft_that_changed_since_its_preview_is_refused(post, longer):
    preview(post)
    Program.objects.filter(pk=longer.pk).update(hours=301)

    post("workbench_publish", note="Longer.")

    assert CatalogueVersion.objects.count() == 1


def test_publish_of_what_is_published_is_refused(as_publisher, post, catalogue):
    page = post("workbench_publish", note="Nothing.")

    assert "says the same as the published" in text(as_publisher.get(page["Location"]))


def test_draft_that_changes_between_asking_and_publishing_is_not_published(as_publisher, post, publisher, longer):
    preview(post)
    as_publisher.post(reverse("workbench_publish"), {"note": "Longer."})
    Program.objects.filter(pk=longer.pk).update(hours=301)

    publish(publication=Publication.objects.get())

    publication = Publication.objects.get()
    assert (publication.state, CatalogueVersion.objects.count()) == ("failed", 1)
    assert publication.error == "The draft was changed by somebody meanwhile. Preview it again."


def test_restored_version_is_the_draft_and_can_be_published_again(as_publisher, post, longer):
    preview(post)
    post("workbench_publish", note="Longer.")

    post("workbench_restore", 1)
    preview(post)
    post("workbench_publish", note="As before.")

    newest = CatalogueVersion.objects.first()
    first = CatalogueVersion.objects.last()
    assert (newest.number, newest.substance) == (3, first.substance)
    assert newest.digest != first.digest


def test_discarded_draft_says_what_is_published(as_publisher, post, longer):
    post("workbench_discard")

    longer.refresh_from_db()
    assert longer.hours == 14


def test_versions_are_listed_and_compared(as_publisher, post, longer):
    preview(post)
    post("workbench_publish", note="Longer by far.")

    listed = text(as_publisher.get(reverse("workbench_versions")))
    compared = text(as_publisher.get(reverse("workbench_version", args=[2])))

    assert "Longer by far." in listed
    assert "<del>14</del>" in compared
    assert "<ins>300</ins>" in compared
    assert as_publisher.get(reverse("workbench_version", args=[2]), {"with": "9"}).status_code == 404


def test_lists_cost_the_same_queries_for_one_and_more_versions(as_publisher, post, longer, django_assert_num_queries):
    with django_assert_num_queries(5):
        as_publisher.get(reverse("workbench_versions"))
    preview(post)
    post("workbench_publish", note="Longer.")

    with django_assert_num_queries(5):
        as_publisher.get(reverse("workbench_versions"))


def bring(post, content, name: str = "draft.yaml") -> CatalogueImport:
    post("workbench_imports", file=SimpleUploadedFile(name, as_yaml(content)))
    return CatalogueImport.objects.first()


def test_file_shows_what_it_would_change_and_changes_nothing_until_wanted(as_publisher, post, catalogue):
    content = draft_content()
    content["programs"][0]["name"] = "Renamed"

    work = bring(post, content)

    page = text(as_publisher.get(reverse("workbench_import", args=[work.pk])))
    assert "<ins>Renamed</ins>" in page
    assert "Put it into the draft" in page
    assert Program.objects.filter(name="Renamed").count() == 0

    post("workbench_import_apply", work.pk)

    work.refresh_from_db()
    assert (work.state, Program.objects.filter(name="Renamed").count()) == ("done", 1)


def test_file_with_mistakes_says_where_and_changes_nothing(as_publisher, post, catalogue):
    content = draft_content()
    content["programs"][0]["vendor"] = "nobody"

    work = bring(post, content)

    page = text(as_publisher.get(reverse("workbench_import", args=[work.pk])))
    assert work.state == "failed"
    assert "draft.yaml, line" in page
    assert "Put it into the draft" not in page


@pytest.mark.parametrize(("name", "told"), [("draft.pdf", "Only .yaml, .xlsx and .csv"), ("draft.exe", "Only .yaml")])
def test_file_of_another_kind_is_refused(as_publisher, catalogue, name, told):
    page = as_publisher.post(reverse("workbench_imports"), {"file": SimpleUploadedFile(name, b"x")})

    assert (page.status_code, CatalogueImport.objects.count()) == (422, 0)
    assert told in text(page)


def test_cancelled_file_cannot_be_applied(as_publisher, post, catalogue):
    content = draft_content()
    content["programs"][0]["name"] = "Renamed"
    work = bring(post, content)

    post("workbench_import_cancel", work.pk)
    page = post("workbench_import_apply", work.pk)

    assert "is not waiting to be applied" in text(as_publisher.get(page["Location"]))
    assert Program.objects.filter(name="Renamed").count() == 0


@pytest.mark.parametrize("kind", ["yaml", "xlsx", "zip"])
def test_draft_goes_out_as_a_file(as_publisher, catalogue, kind):
    page = as_publisher.get(reverse("workbench_export", args=[kind]))

    assert page["Content-Disposition"].endswith(f'.{kind}"')
    assert len(page.content) > 10_000


def test_draft_as_another_kind_of_file_is_not_found(as_publisher, catalogue):
    assert as_publisher.get(reverse("workbench_export", args=["pdf"])).status_code == 404


def test_ticked_facts_are_noted_as_checked(as_publisher, catalogue):
    fact = Program.objects.get(slug="aisg-ai4e").facts.first()
    fact.checked_on = "2026-01-01"
    fact.save()

    page = as_publisher.post(reverse("workbench_board"), {"fact": [str(fact.pk), "x"]})

    assert "1 fact is noted as checked today." in text(as_publisher.get(page["Location"]))


def test_publishing_asked_for_twice_is_one_publication(as_publisher, post, longer):
    preview(post)

    pages = [as_publisher.post(reverse("workbench_publish"), {"note": "Longer."}) for _time in range(2)]

    found = Publication.objects.get()
    assert {page["Location"] for page in pages} == {reverse("workbench_publication", args=[found.pk])}
