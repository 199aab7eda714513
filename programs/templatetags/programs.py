"""Plans on pages of the assessment, which knows nothing of programmes."""

from django import template

from programs.forms.what_if import WhatIfForm
from programs.queries.catalogues import catalogue_edition
from programs.queries.plans import Plans, plans_of
from readiness.models import Revision
from readiness.queries.editions import edition, words_of

register = template.Library()


@register.simple_tag
def plans_for(revision: Revision) -> Plans:
    """The plans of a result, to be told with the templates of programmes."""
    return plans_of(revision)


@register.simple_tag
def what_if_form(revision: Revision, plans: Plans) -> WhatIfForm | None:
    """The form to try other facts with, nothing chosen yet; None while there is no catalogue."""
    if plans.current is None:
        return None
    words = words_of(edition(revision.questionnaire_id))
    return WhatIfForm(catalogue_edition(plans.current).catalogue, words, revision.profile)
