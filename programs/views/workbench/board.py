"""What has grown old, and saying that it still holds."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programs.permissions import check_can_edit
from programs.queries.board import ended_intakes, fresh_days, stale_facts
from programs.services.checking import confirm_facts
from readiness.views.workbench.access import StaffRequest, only_if


@require_http_methods(["GET", "HEAD", "POST"])
@only_if(check_can_edit)
def board(request: StaffRequest) -> HttpResponse:
    today = timezone.localdate()
    if request.method == "POST":
        chosen = [int(each) for each in request.POST.getlist("fact") if each.isdecimal()]
        count = confirm_facts(facts=chosen, on=today, by=request.user)
        told = ngettext("%(n)d fact is noted as checked today.", "%(n)d facts are noted as checked today.", count)
        messages.success(request, told % {"n": count})
        return redirect("workbench_board")
    days = fresh_days()
    context = {"days": days, "facts": stale_facts(today, days), "intakes": ended_intakes(today), "today": today}
    return render(request, "workbench/board.html", context)
