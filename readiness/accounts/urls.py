"""Addresses of signing in and of one's own account. Nobody can sign up, so allauth's own list is not taken whole.

What lies under account/ is for sessions with a second factor, where one is needed (see the middleware);
what lies under sign-in/ is the way there.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as sessions
from django.urls import URLPattern, path, re_path
from django.views.decorators.cache import never_cache

from readiness.views import my

PAGES = [
    ("my", my.my, "my"),
    ("my/data.json", my.my_file, "my_file"),
    ("my/sign-in", my.sign_in, "account_request_login_code"),
    ("my/code", account.confirm_login_code, "account_confirm_login_code"),
    ("sign-in/", account.login, "account_login"),
    ("sign-in/second-factor", mfa.authenticate, "mfa_authenticate"),
    ("sign-in/again", account.reauthenticate, "account_reauthenticate"),
    ("sign-in/again/code", mfa.reauthenticate, "mfa_reauthenticate"),
    ("sign-in/again/passkey", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    ("sign-in/closed", account.account_inactive, "account_inactive"),
    ("sign-in/password", account.password_reset, "account_reset_password"),
    ("sign-in/password/mailed", account.password_reset_done, "account_reset_password_done"),
    ("sign-in/password/set", account.password_reset_from_key_done, "account_reset_password_from_key_done"),
    ("sign-out", account.logout, "account_logout"),
    ("account/password", account.password_change, "account_change_password"),
    ("account/password/first", account.password_set, "account_set_password"),
    ("account/sessions", sessions.list_usersessions, "usersessions_list"),
    ("account/second-factor", mfa.index, "mfa_index"),
    ("account/second-factor/app", app.activate_totp, "mfa_activate_totp"),
    ("account/second-factor/app/remove", app.deactivate_totp, "mfa_deactivate_totp"),
    ("account/second-factor/codes", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    ("account/second-factor/codes/new", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    ("account/second-factor/codes/file", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    ("account/second-factor/passkeys", passkeys.list_webauthn, "mfa_list_webauthn"),
    ("account/second-factor/passkeys/add", passkeys.add_webauthn, "mfa_add_webauthn"),
    ("account/second-factor/passkeys/<int:pk>/remove", passkeys.remove_webauthn, "mfa_remove_webauthn"),
    ("account/second-factor/passkeys/<int:pk>/name", passkeys.edit_webauthn, "mfa_edit_webauthn"),
]
MAILED_LINK = r"^sign-in/password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"  # the key has a dash of its own
urlpatterns: list[URLPattern] = [
    *(path(route, never_cache(view), name=name) for route, view, name in PAGES),
    re_path(MAILED_LINK, never_cache(account.password_reset_from_key), name="account_reset_password_from_key"),
]
