"""Anyone may check a receipt here, or take the public key and check it elsewhere."""

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from programs.queries.receipts import recompute
from readiness.core.errors import InvalidReceipt
from readiness.core.receipt import body_digest, check_receipt, fingerprint
from readiness.forms.receipt import ReceiptForm
from readiness.services.keys import signing_key
from readiness.views.limits import is_sent, limited


@require_http_methods(["GET", "HEAD", "POST"])
@limited("check_receipt", if_=is_sent)
def check(request: HttpRequest) -> HttpResponse:
    """Check a receipt; whoever comes from the code on a paper also learns whether it is the one of that paper."""
    key = signing_key().public_key()
    form = ReceiptForm(request.POST, request.FILES) if request.method == "POST" else ReceiptForm()
    context = {"form": form, "fingerprint": fingerprint(key), "printed": request.GET.get("digest", "")}
    if request.method == "POST" and form.is_valid():
        context["receipt"] = form.cleaned_data["receipt"]
        try:
            check_receipt(form.cleaned_data["receipt"], key, recompute)
            context["digest"] = body_digest(form.cleaned_data["receipt"])
        except InvalidReceipt as error:
            context["invalid"] = str(error)
    status = 422 if form.errors or "invalid" in context else 200
    return render(request, "readiness/check_receipt.html", context, status=status)


@require_safe
def public_key(request: HttpRequest) -> HttpResponse:
    pem = signing_key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return HttpResponse(pem, content_type="application/x-pem-file")
