import pytest
from catalogues import publish_changed
from factories.advice import beside, concluded, in_hand, planned
from factories.reviews import make_staff

from programs.models import AdvisedPlan, PlanDecision
from programs.services.advising import decide, undecide
from readiness.core.errors import ReviewRefused
from readiness.models import AuditEntry, Review
from readiness.models.review import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(catalogue) -> Review:
    return in_hand()


def stored() -> list[tuple[str, str, str, str]]:
    return list(PlanDecision.objects.values_list("program", "kind", "instead", "reason"))


def entries() -> list[tuple[str, dict, str]]:
    found = AuditEntry.objects.filter(verb__endswith="plan").order_by("pk")
    return list(found.values_list("verb", "changes", "reason"))


def test_decide_keeps_what_was_decided_and_records_it(review):
    (first, *_rest), (other, *_more) = planned(review), beside(review)

    decide(review=review, program=first, kind="replace", instead=other, reason="Nearer", by=review.assignee)

    assert stored() == [(first, "replace", other, "Nearer")]
    assert entries() == [("decide on plan", {f"plan.{first}": [None, f"replace {other}"]}, "Nearer")]


def test_decide_again_takes_the_place_of_the_earlier_decision(review):
    first = planned(review)[0]
    decide(review=review, program=first, kind="dismiss", reason="Too long", by=review.assignee)

    decide(review=review, program=first, kind="pin", reason="They want it", by=review.assignee)

    assert stored() == [(first, "pin", "", "They want it")]
    assert entries()[-1] == ("decide on plan", {f"plan.{first}": ["dismiss", "pin"]}, "They want it")


def test_undecide_takes_it_back_and_records_it_once(review):
    first = planned(review)[0]
    decide(review=review, program=first, kind="pin", reason="They want it", by=review.assignee)

    undecide(review=review, program=first, by=review.assignee)
    undecide(review=review, program=first, by=review.assignee)

    assert stored() == []
    assert entries()[1:] == [("undo decision on plan", {f"plan.{first}": ["pin", None]}, "")]


@pytest.mark.parametrize("reason", ["", "  "])
def test_decide_without_a_reason_is_refused(review, reason):
    with pytest.raises(ReviewRefused, match=r"^Say why\. The firm reads it beside its plan\.$"):
        decide(review=review, program=planned(review)[0], kind="pin", reason=reason, by=review.assignee)

    assert (stored(), entries()) == ([], [])


@pytest.mark.parametrize(
    ("program", "kind", "instead", "says"),
    [
        ("alibaba-ntuc-sttgdc-qwen", "pin", "", "cannot be planned for this firm: it is not open to it, or not known"),
        ("ssg-sfec", "pin", "", "cannot be planned for this firm"),
        ("abacus", "dismiss", "", "This programme is not in the catalogue any more."),
        ("aws-skill-builder", "replace", "ssg-sfec", "cannot be planned for this firm"),
        ("aws-skill-builder", "replace", "abacus", "This programme is not in the catalogue any more."),
        ("aws-skill-builder", "replace", "aws-skill-builder", "would be both kept in the plan and left out of it"),
    ],
)
def test_decide_refuses_what_cannot_be_planned(review, program, kind, instead, says):
    with pytest.raises(ReviewRefused, match=says):
        decide(review=review, program=program, kind=kind, instead=instead, reason="Because", by=review.assignee)

    assert (stored(), entries()) == ([], [])


def test_decide_refuses_to_keep_and_leave_out_the_same(review):
    first, other = planned(review)[0], beside(review)[0]
    decide(review=review, program=first, kind="replace", instead=other, reason="Nearer", by=review.assignee)

    with pytest.raises(ReviewRefused, match="would be both kept in the plan and left out of it"):
        decide(review=review, program=other, kind="dismiss", reason="Too long", by=review.assignee)

    assert stored() == [(first, "replace", other, "Nearer")]


def test_decide_by_another_advisor_is_refused(review):
    with pytest.raises(ReviewRefused, match=f"^{review.assignee} has this review in hand now"):
        decide(review=review, program=planned(review)[0], kind="pin", reason="Mine", by=make_staff("lead advisor"))

    assert stored() == []


ACTS = {
    "decide": lambda review, slug, by: decide(review=review, program=slug, kind="dismiss", reason="Late", by=by),
    "undecide": lambda review, slug, by: undecide(review=review, program=slug, by=by),
}


@pytest.mark.parametrize("act", ACTS)
def test_deciding_after_the_firm_withdrew_is_refused(review, act):
    first, by = planned(review)[0], review.assignee
    decide(review=review, program=first, kind="pin", reason="They want it", by=by)
    Review.objects.update(status=Status.WITHDRAWN, assignee=None)

    with pytest.raises(ReviewRefused, match="This review is withdrawn now, so nothing was saved"):
        ACTS[act](review, first, by)

    assert stored() == [(first, "pin", "", "They want it")]


def test_conclusion_keeps_the_advised_plan_beside_the_one_by_the_rules(review):
    first, other = planned(review)[0], beside(review)[0]
    decide(review=review, program=first, kind="replace", instead=other, reason="Nearer", by=review.assignee)

    conclusion = concluded(review)

    advised, by_rules = AdvisedPlan.objects.get(), conclusion.revision.recommendations.get()
    assert (advised.revision, advised.by) == (conclusion.revision, review.assignee)
    assert advised.decisions == [{"program": first, "kind": "replace", "instead": other, "reason": "Nearer"}]
    assert by_rules.programs == planned(review)
    assert (first in advised.programs, other in advised.programs) == (False, True)
    assert advised.result["plan"]["programs"] == advised.programs
    assert (advised.result["breaks"], advised.result["lost"]) == ([], [])
    assert entries()[-1] == ("advise on plan", {"programs": [by_rules.programs, advised.programs]}, "")


def test_conclusion_without_decisions_keeps_the_plan_by_the_rules(review):
    conclusion = concluded(review)

    by_rules, advised = conclusion.revision.recommendations.get(), AdvisedPlan.objects.get()
    assert (advised.programs, advised.decisions) == (by_rules.programs, [])
    assert advised.result["plan"] == by_rules.result["plan"]
    assert advised.result["warnings"] == by_rules.result["warnings"]


def test_decision_on_what_a_newer_catalogue_no_longer_has_is_told_as_lost(review):
    other = beside(review)[0]
    decide(review=review, program=other, kind="pin", reason="They want it", by=review.assignee)
    publish_changed(lambda content: content.update(programs=[p for p in content["programs"] if p["slug"] != other]), 2)

    concluded(review)

    advised = AdvisedPlan.objects.get()
    assert (other in advised.programs, advised.result["lost"]) == (False, [other])
