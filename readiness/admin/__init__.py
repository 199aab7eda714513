"""Accounts of staff in the admin. Groups are roles, written in code; factors and sessions have pages of their own."""

import allauth.account.admin
import allauth.mfa.admin
import allauth.usersessions.admin  # noqa: F401  # they all register what is taken out again below
import django.contrib.auth.admin  # noqa: F401  # likewise
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group

from . import people  # noqa: F401  # importing it registers it

admin.site.unregister([Group, EmailAddress, Authenticator, UserSession])
