"""Rows: published catalogues, the draft that editors change, recommendations and advice, and long work."""

from .advice import AdvisedPlan, PlanDecision, Uptake
from .draft import (
    Cohort,
    Draft,
    Fact,
    Factor,
    FactorValue,
    Number,
    Program,
    Raise,
    Sentence,
    Source,
    Tool,
    Vendor,
)
from .recommendation import FirmColumns, Recommendation
from .version import CatalogueVersion
from .work import CatalogueImport, Preview, PreviewPart, Publication

__all__ = [
    "AdvisedPlan",
    "CatalogueImport",
    "CatalogueVersion",
    "Cohort",
    "Draft",
    "Fact",
    "Factor",
    "FactorValue",
    "FirmColumns",
    "Number",
    "PlanDecision",
    "Preview",
    "PreviewPart",
    "Program",
    "Publication",
    "Raise",
    "Recommendation",
    "Sentence",
    "Source",
    "Tool",
    "Uptake",
    "Vendor",
]
