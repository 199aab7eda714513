"""Public pages of the catalogue: the list, a programme, a comparison, and how programmes are ranked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.forms.catalogue import ProgramFilterForm
from programs.queries.ranking import cited, judged, number_groups, whole_numbers
from programs.queries.showcase.comparing import FEWEST, MOST, pick, side_by_side
from programs.queries.showcase.details import Details
from programs.queries.showcase.filtering import Shelf
from programs.queries.showcase.published import Published, current_today, numbered_today
from programs.queries.showcase.similar import easier_to_leave
from readiness.core.wording import Wording
from readiness.queries.editions import current_version, edition, words_of
from readiness.views.limits import is_asked, limited


@require_safe
@limited("search", if_=is_asked)
def programs(request: HttpRequest) -> HttpResponse:
    """The list, filtered by what the address asks for."""
    published, words = current_today(), _words()
    form = ProgramFilterForm(published.catalogue, words, request.GET)
    chosen = form.chosen()
    shelf = Shelf(published.entries, list(words.profile["goals"].values))
    relaxed = [(each, form.in_words(each.name)) for each in shelf.relaxed(chosen)]
    form.show_counts(shelf.counts(chosen))
    context = {
        "form": form,
        "is_filtered": bool(chosen),
        "entries": shelf.matching(chosen),
        "total": len(published.catalogue.programs),
        "relaxed": relaxed,
        "most": MOST,
        "as_of": published.as_of,
    }
    return render(request, "programs/programs.html", context)


@require_safe
def program(request: HttpRequest, slug: str) -> HttpResponse:
    """One programme, of the current catalogue or of the one whose number the address names."""
    published = _published(request)
    entry = published.entry(slug) if published else None
    if published is None or entry is None:
        raise Http404(_("No programme has this address."))
    context = {
        "published": published,
        "is_still_listed": published.current and slug in published.current.by_slug,
        "entry": entry,
        "it": Details(entry, _words()),
        "similar": easier_to_leave(entry, published.entries),
    }
    return render(request, "programs/program.html", context)


def _published(request: HttpRequest) -> Published | None:
    asked = request.GET.get("version")
    if asked is None:
        return current_today()
    return numbered_today(int(asked)) if asked.isdecimal() and len(asked) < 10 else None


@require_safe
@limited("search", if_=is_asked)
def compare_programs(request: HttpRequest) -> HttpResponse:
    """Two to four programmes side by side; says what it left out of what was asked for."""
    published = current_today()
    picked = pick(published.entries, request.GET.getlist("p"))
    context = {
        "picked": picked,
        "groups": side_by_side(picked.entries, _words()) if picked.is_enough else [],
        "entries": published.entries,
        "fewest": FEWEST,
        "most": MOST,
        "as_of": published.as_of,
    }
    return render(request, "programs/compare.html", context)


@require_safe
def ranking(request: HttpRequest) -> HttpResponse:
    """The method of matching, from the data itself."""
    catalogue = current_today().catalogue
    context = {
        "it": catalogue,
        "groups": number_groups(catalogue),
        "number": whole_numbers(catalogue),
        "judged": judged(catalogue),
        "factors": [(factor, cited(catalogue, factor.basis)) for factor in catalogue.factors],
    }
    return render(request, "programs/ranking.html", context)


def _words() -> Wording:
    return words_of(edition(current_version()))
