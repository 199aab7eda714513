"""Who may open the workbench's pages: decided before anything else, and never cached."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from readiness.models import User
from readiness.permissions import Person
from readiness.views.http import Request

P = ParamSpec("P")


class StaffRequest(Request):
    """A request of somebody who is signed in."""

    user: User


Page = Callable[Concatenate[StaffRequest, P], HttpResponse]


def only_if(check: Callable[[Person], None]) -> Callable[[Page[P]], Page[P]]:
    """Ask strangers to sign in, and refuse with the check's sentence who may not."""

    def decorate(view: Page[P]) -> Page[P]:
        @wraps(view)
        def opened(request: StaffRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse("account_login"))
            check(request.user)
            return view(request, *args, **kwargs)

        return cast(Page[P], never_cache(opened))

    return decorate
