"""What a report is about: a result, its plan, and what an advisor made of both."""

from dataclasses import dataclass

from programs.queries.advised_plans import Both, advised_plan_for
from programs.queries.plan_page import PlanPage
from programs.queries.plans import newest_recommendation, page_of
from readiness.core.receipt import body_digest
from readiness.models import Revision
from readiness.queries.results import Result, result_of
from readiness.queries.reviews import Reviewed, standing_of


@dataclass(frozen=True)
class Subject:
    """plan: by the rules; None while there is no catalogue. reviewed, advised: None if nobody reviewed it."""

    revision: Revision
    result: Result
    plan: PlanPage | None
    reviewed: Reviewed | None
    advised: Both | None

    @property
    def firm(self) -> str:
        return self.revision.submission.organisation.name

    @property
    def is_reviewed(self) -> bool:
        return self.revision.kind == Revision.Kind.REVIEWED

    @property
    def declared(self) -> Revision:
        """What the firm itself said."""
        return self.reviewed.conclusion.declared if self.reviewed else self.revision

    @property
    def digest(self) -> str:
        """The digest of the receipt that stands for it: of the plan, which holds the rating too, if there is one."""
        return self.plan.digest if self.plan else body_digest(self.revision.receipt)


def subject_of(revision: Revision) -> Subject:
    """Return what there is to tell of a revision."""
    reviewed = standing_of(revision.submission, revision).reviewed
    found = newest_recommendation(revision)
    return Subject(
        revision=revision,
        result=result_of(revision),
        plan=page_of(found, revision) if found else None,
        reviewed=reviewed,
        advised=advised_plan_for(reviewed.conclusion) if reviewed else None,
    )
