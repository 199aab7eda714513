import pytest

from readiness.forms.landing import EmailForm, ReturnCodeForm

NO_ADDRESS = "This does not look like an e-mail address. It needs a name, an @ and a domain."


def test_return_code_form_takes_a_code_as_it_was_typed():
    form = ReturnCodeForm({"code": " k7qm 2f9x-4trb "})

    assert form.is_valid()
    assert form.cleaned_data == {"code": "k7qm 2f9x-4trb"}


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("", "Type the code, or ask for your link by e-mail below."),
        ("   ", "Type the code, or ask for your link by e-mail below."),
        ("x" * 41, "Ensure this value has at most 40 characters (it has 41)."),
        ("K7QM\x00", "Null characters are not allowed."),
    ],
)
def test_return_code_form_refuses_what_is_no_code(code, message):
    assert ReturnCodeForm({"code": code}).errors == {"code": [message]}


def test_return_code_field_helps_typing_on_a_phone():
    attributes = ReturnCodeForm().fields["code"].widget.attrs

    assert (attributes["autocapitalize"], attributes["autocomplete"], attributes["spellcheck"]) == (
        "characters",
        "off",
        "false",
    )


def test_email_form_takes_an_address():
    form = EmailForm({"email": " owner@example.com "})

    assert form.is_valid()
    assert form.cleaned_data == {"email": "owner@example.com"}


@pytest.mark.parametrize(
    ("email", "message"),
    [
        ("", "Type an e-mail address."),
        ("owner", NO_ADDRESS),
        ("owner@example.com, b@example.com", NO_ADDRESS),
        ("owner@example.com\nBcc: all@example.com", NO_ADDRESS),
    ],
)
def test_email_form_refuses_what_is_no_single_address(email, message):
    assert EmailForm({"email": email}).errors == {"email": [message]}


def test_email_form_refuses_an_address_that_no_column_holds():
    assert "email" in EmailForm({"email": "a" * 250 + "@example.com"}).errors
