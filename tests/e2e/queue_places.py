"""The queue and what lies around it, as its readers see them. Importing this adds them to the places."""

from datetime import timedelta

from django.db.models import F
from django.urls import reverse
from e2e.journey import Journey
from e2e.places import place
from e2e.signing_in import come_with
from factories import PROFILE, answers
from factories.advice import concluded
from factories.asked import a_review_with_questions
from factories.reviews import make_review, make_staff
from factories.seconds import make_conclusion, make_second

from readiness.models import Review, SavedView, User
from readiness.models.review import Status
from readiness.services.exports import start_export

UNSURE = answers(3, TEC4="unknown", STR1=1, GOV2="unknown")


def a_queue(me: User) -> None:
    """Firms at every point of the way, one of them late, one without a name, some of them mine."""
    make_review(responses=UNSURE, firm={"name": "Merbau Frozen Foods and Provisions (sample)"})
    make_review(responses=answers(2))
    much = PROFILE | {"sector": "health_social", "headcount": "100-200", "data": ["health", "customer_personal"]}
    weak = answers(1, TEC4="unknown", VEN2=1)
    make_review(status=Status.IN_REVIEW, by=me, profile=much, responses=weak, firm={"name": "Lantana Care (sample)"})
    make_review(status=Status.IN_REVIEW, by=me, responses=answers(2, VEN2=1), firm={"name": "Kallang Parts (sample)"})
    make_review(status=Status.DISPUTED, by=make_staff("lead advisor"), firm={"name": "Saga Works (sample)"})
    make_review(status=Status.DONE, by=me, firm={"name": "Topaz (sample)"})
    a_review_with_questions("TEC4", responses=UNSURE, firm={"name": "Ixora Dental (sample)"})
    User.objects.filter(pk=me.pk).update(name="Advisor with a rather long name")
    Review.objects.filter(assignee=me).update(due_at=F("due_at") - timedelta(days=30))
    SavedView.objects.create(owner=me, name="Late ones of mine", query="assignee=me&age=late")


def look_up(journey: Journey, name: str, query: str) -> None:
    journey.page.goto(f"{journey.address}{reverse(name)}?{query}")


@place
def queue(journey: Journey) -> None:
    a_queue(come_with(journey, "lead advisor"))
    journey.open("queue")


@place
def queue_of_an_auditor(journey: Journey) -> None:
    come_with(journey, "auditor")
    a_queue(make_staff("advisor"))
    journey.open("queue")


@place
def queue_that_is_empty(journey: Journey) -> None:
    come_with(journey, "advisor")
    journey.open("queue")


@place
def queue_without_a_match(journey: Journey) -> None:
    a_queue(come_with(journey, "advisor"))
    look_up(journey, "queue", "q=nobody&sector=retail&level=5&sort=newest")


@place
def queue_with_nothing_picked(journey: Journey) -> None:
    a_queue(come_with(journey, "lead advisor"))
    journey.open("queue")
    journey.page.set_viewport_size({"width": 1280, "height": 800})
    journey.press("Give what is picked to…")


@place
def queue_to_give_away(journey: Journey) -> None:
    a_queue(come_with(journey, "lead advisor"))
    journey.page.set_viewport_size({"width": 1280, "height": 800})
    journey.open("queue")
    journey.page.get_by_label("Pick all on this page").check()
    journey.press("Give what is picked to…")
    journey.press("Give them")


@place
def queue_view(journey: Journey) -> None:
    a_queue(come_with(journey, "advisor"))
    journey.open("queue_view", SavedView.objects.get().pk)


@place
def second_looks(journey: Journey) -> None:
    me = come_with(journey, "advisor")
    make_second(by=me, responses={"STR1": 3}, firm={"name": "Merbau Foods (sample)"})
    make_second(firm={"name": "Kallang Parts (sample)"})
    make_second(by=me, responses=answers(2), is_handed_in=True, firm={"name": "Ixora Dental (sample)"})
    journey.open("second_reviews")


@place
def second_looks_of_nobody(journey: Journey) -> None:
    come_with(journey, "advisor")
    journey.open("second_reviews")


@place
def second_look(journey: Journey) -> None:
    second = make_second(by=come_with(journey, "advisor"), responses={"STR1": 3}, firm={"name": "Merbau (sample)"})
    journey.open("second_review", second.pk)


@place
def second_look_that_is_not_ready(journey: Journey) -> None:
    second = make_second(by=come_with(journey, "advisor"), responses={"STR1": 3})
    journey.open("second_review", second.pk)
    journey.press("Hand in")


@place
def second_look_beside_the_first(journey: Journey) -> None:
    looked = {"by": come_with(journey, "advisor"), "responses": answers(2, TEC4="unknown"), "is_handed_in": True}
    second = make_second(conclusion=make_conclusion(adjusted={"TEC4": 1, "STR1": 2}), **looked)
    journey.open("second_review", second.pk)


@place
def figures(journey: Journey) -> None:
    a_queue(come_with(journey, "lead advisor"))
    concluded(make_review(status=Status.IN_REVIEW, by=make_staff("advisor"), responses=answers(2, VEN2=1)))
    journey.open("figures")


@place
def figures_of_nothing(journey: Journey) -> None:
    come_with(journey, "lead advisor")
    journey.open("figures")


@place
def calibration(journey: Journey) -> None:
    come_with(journey, "lead advisor")
    for level in (1, 2, 3, 4, 2, 3, 4, 1, 3, 2):
        first = make_conclusion(responses=answers(level), adjusted={"TEC4": 5, "GOV1": "unknown"})
        make_second(conclusion=first, by=make_staff("advisor"), responses=answers(level, STR1=3), is_handed_in=True)
    journey.open("calibration")


@place
def calibration_of_nothing(journey: Journey) -> None:
    come_with(journey, "lead advisor")
    journey.open("calibration")


@place
def record(journey: Journey) -> None:
    come_with(journey, "auditor")
    a_queue(make_staff("advisor"))
    journey.open("record")


@place
def record_with_an_error(journey: Journey) -> None:
    come_with(journey, "auditor")
    look_up(journey, "record", "about=a&since=2026-11-20&until=2026-11-01&reason=ab")


@place
def record_of_nothing(journey: Journey) -> None:
    come_with(journey, "auditor")
    look_up(journey, "record", "person=nobody")


@place
def files_of_the_queue(journey: Journey) -> None:
    me = come_with(journey, "advisor")
    a_queue(me)
    for kind in ("csv", "xlsx"):
        start_export(query="", format=kind, by=me)
    journey.open("exports")


@place
def files_that_were_never_asked_for(journey: Journey) -> None:
    come_with(journey, "advisor")
    journey.open("exports")


@place
def file_of_the_queue(journey: Journey) -> None:
    me = come_with(journey, "advisor")
    a_queue(me)
    journey.open("export", start_export(query="", format="csv", by=me).pk)
