"""Having a receipt checked on its page."""

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pages import elements, says


def upload(client: Client, content: bytes | dict[str, Any]) -> HttpResponse:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return client.post(reverse("check_receipt"), {"receipt": SimpleUploadedFile("receipt.json", data)})


def verdict(response: HttpResponse) -> str:
    """Return what the page says about the receipt, nothing if it was given none."""
    return " ".join(says(each) for role in ("alert", "status") for each in elements(response, role=role))
