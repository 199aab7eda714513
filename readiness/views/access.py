"""Who may see a submission: whoever holds its link."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from readiness.core.errors import CheckClosed
from readiness.models import Submission
from readiness.queries.submissions import by_token

from .http import Request

P = ParamSpec("P")
View = Callable[Concatenate[Request, Submission, P], HttpResponse]


def with_link(view: View[P]) -> Callable[Concatenate[Request, str, P], HttpResponse]:
    """Turn the link's token into its submission, or a 404, also if it is closed meanwhile.

    The page is never cached; templates get `token`.
    """

    @wraps(view)
    def opened(request: Request, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        submission = by_token(token)
        if submission is None:
            raise Http404
        submission.token = token
        try:
            return view(request, submission, *args, **kwargs)
        except CheckClosed as closed:
            raise Http404 from closed

    return cast(Callable[Concatenate[Request, str, P], HttpResponse], never_cache(opened))
