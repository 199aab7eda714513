"""Public pages of the catalogue: what every programme is, and how it compares."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.core.lock_in import lock_in
from programs.queries.catalogues import catalogue_edition, current_catalogue
from programs.telling import lock_in_data


@require_safe
def program(request: HttpRequest, slug: str) -> HttpResponse:
    catalogue = catalogue_edition(current_catalogue()).catalogue
    found = catalogue.by_slug.get(slug)
    if found is None:
        raise Http404(_("No programme has this address."))
    context = {"it": found, "lock_in": lock_in_data(catalogue, lock_in(catalogue, found))}
    return render(request, "programs/program.html", context)
