"""Somebody of staff: name, roles, whether the account is open; a new link, a new second factor."""
# Django’s forms and admins take no types when they run.
# mypy: allow-any-generics

from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from readiness.forms.people import NewPersonForm, ReasonForm, RolesForm
from readiness.models import User
from readiness.queries.people import staff
from readiness.services.people import add_staff, change_staff, mail_password_link, reset_second_factor


@admin.register(User)
class PersonAdmin(admin.ModelAdmin):
    """Owners of firms are not shown. Nobody changes an own role or account, and only superusers change superusers."""

    actions = None
    list_display = ("name", "email", "roles", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    search_fields = ("name", "email")
    ordering = ("name", "email")
    change_form_template = "admin/readiness/user/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return staff().prefetch_related("groups")

    @admin.display(description=gettext_lazy("roles"))
    def roles(self, person: User) -> str:
        return ", ".join(group.name for group in person.groups.all())

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, form=RolesForm if obj else NewPersonForm, **kwargs)

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        return ("email", "name", "roles", "is_active") if obj else ("email", "name", "roles")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """The address stays: whoever could change it could become somebody else."""
        return ("email", "last_login") if obj else ()

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or _may_change(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Records name people, so accounts are switched off, never deleted."""
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        given = {"name": form.cleaned_data["name"], "roles": form.chosen_roles, "by": cast(User, request.user)}
        if change:
            change_staff(user=obj, is_active=form.cleaned_data["is_active"], **given)
        else:
            obj.pk = add_staff(email=form.cleaned_data["email"], **given).pk

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Roles are written with the rest."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/link", view(self.send_link), name="readiness_user_link"),
            path("<int:pk>/second-factor", view(self.new_factor), name="readiness_user_factor"),
        ]
        return [*own, *super().get_urls()]

    def send_link(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self._person(request, pk)
        if request.method != "POST":
            return self._ask(request, person, "link", _("Mail a link to set the password"))
        mail_password_link(user=person, by=cast(User, request.user))
        messages.success(request, _("A link to set the password is on its way to %(to)s.") % {"to": person.email})
        return redirect("admin:readiness_user_change", pk)

    def new_factor(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self._person(request, pk)
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if not form.is_valid():
            return self._ask(request, person, "second_factor", _("New second factor"), form)
        reset_second_factor(user=person, by=cast(User, request.user), reason=form.cleaned_data["reason"])
        messages.success(request, _("%(name)s sets up a new second factor at the next sign-in.") % {"name": person})
        return redirect("admin:readiness_user_change", pk)

    def _ask(
        self, request: HttpRequest, person: User, page: str, title: str, form: ReasonForm | None = None
    ) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "title": title, "person": person, "form": form}
        return render(request, f"admin/readiness/user/{page}.html", context)

    def _person(self, request: HttpRequest, pk: int) -> User:
        """Return whom this administrator may help, or refuse."""
        person = self.get_queryset(request).filter(pk=pk).first()
        if person is None:
            raise Http404
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        return person


def _may_change(by: Any, person: User) -> bool:
    return bool(by.pk != person.pk and (by.is_superuser or not person.is_superuser))
