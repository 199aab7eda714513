"""The cookies that Django gives no setting for the name of."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class MessageStorage(CookieStorage):
    """Messages for the next page, in a cookie that is signed."""

    cookie_name = settings.MESSAGES_COOKIE_NAME
