"""Second, blind looks: taking one, giving one's own answers, and comparing when it is in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from readiness.core.errors import ReviewRefused
from readiness.forms.second import SecondForm
from readiness.models import SecondReview
from readiness.permissions import can_assign, check_can_compare, check_can_give_second, check_can_review
from readiness.queries.editions import words_of
from readiness.queries.second_comparison import comparison
from readiness.queries.second_list import second_list
from readiness.queries.second_page import SecondPage, second_page
from readiness.services.reviews.seconding import give_back_second, hand_in_second, save_second, take_second

from .access import StaffRequest, only_if

SHOWN = ("by", "conclusion__by", "conclusion__declared", "conclusion__revision", "conclusion__review__submission")


@require_safe
@only_if(check_can_review)
def second_reviews(request: StaffRequest) -> HttpResponse:
    found = second_list(request.user, everybodys=can_assign(request.user))
    return render(request, "workbench/seconds.html", {"it": found})


@require_POST
@only_if(check_can_review)
def take(request: StaffRequest, pk: int) -> HttpResponse:
    try:
        take_second(second=_found(pk), by=request.user)
    except ReviewRefused as refusal:
        return _refused(request, refusal)
    return redirect("second_review", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@only_if(check_can_review)
def second_review(request: StaffRequest, pk: int) -> HttpResponse:
    second = _found(pk)
    if request.method != "POST" and second.handed_in_at:
        check_can_compare(request.user, second)
        return render(request, "workbench/second_compared.html", {"it": comparison(second)})
    check_can_give_second(request.user, second)
    page = second_page(second)
    form = _form(request, page)
    if request.method != "POST":
        return _page(request, page, form)
    try:
        return _save(request, page, form)
    except ReviewRefused as refusal:
        return _refused(request, refusal)


@require_POST
@only_if(check_can_review)
def give_back(request: StaffRequest, pk: int) -> HttpResponse:
    second = _found(pk)
    if not (second.by_id == request.user.pk or can_assign(request.user)):
        raise PermissionDenied(_("Only who took a second look, or a lead advisor, can give it back."))
    try:
        give_back_second(second=second, by=request.user)
    except ReviewRefused as refusal:
        return _refused(request, refusal)
    messages.success(request, _("It is given back, without any answers. Somebody else can take it."))
    return redirect("second_reviews")


def _save(request: StaffRequest, page: SecondPage, form: SecondForm) -> HttpResponse:
    is_valid = form.is_valid()
    second = save_second(second=page.second, answers=form.given(), by=request.user)
    after = SecondPage(second, page.edition, page.said)
    if request.htmx:
        return _page(request, after, form, "#saved")
    if not is_valid or (after.open and "hand_in" in request.POST):
        return _page(request, after, form, is_refused=True, status=422)
    if "hand_in" not in request.POST:
        messages.success(request, _("Your answers are kept. Hand them in once every question has one."))
        return redirect("second_review", second.pk)
    hand_in_second(second=second, by=request.user)
    messages.success(request, _("Handed in. You and the first advisor now see both looks."))
    return redirect("second_review", second.pk)


def _found(pk: int) -> SecondReview:
    return get_object_or_404(
        SecondReview.objects.select_related(*SHOWN, "conclusion__review__submission__organisation"), pk=pk
    )


def _form(request: StaffRequest, page: SecondPage) -> SecondForm:
    data = request.POST if request.method == "POST" else None
    words = words_of(page.edition)
    return SecondForm(page.edition.questionnaire, words, page.codes, data, initial=page.second.responses)


def _page(
    request: StaffRequest,
    page: SecondPage,
    form: SecondForm,
    partial: str = "",
    *,
    is_refused: bool = False,
    status: int = 200,
) -> HttpResponse:
    rows = [(said, form[said.code]) for said in page.said]
    context = {"page": page, "rows": rows, "is_refused": is_refused}
    return render(request, "workbench/second.html" + partial, context, status=status)


def _refused(request: StaffRequest, refusal: ReviewRefused) -> HttpResponse:
    """Say why and go to the list: what was open here is not, or not any more, this person's."""
    messages.warning(request, str(refusal))
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": reverse("second_reviews")})
    return redirect("second_reviews")


urlpatterns = [
    path("second", second_reviews, name="second_reviews"),
    path("second/<int:pk>", second_review, name="second_review"),
    path("second/<int:pk>/take", take, name="second_take"),
    path("second/<int:pk>/give-back", give_back, name="second_give_back"),
]
