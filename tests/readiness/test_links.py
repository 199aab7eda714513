"""The link and the return code of a submission."""

import re

import pytest
from factories import a_submission

from readiness.links import CODE_ALPHABET, code_hash, link_hash, link_token, new_salt, return_code
from readiness.models import Submission
from readiness.queries.submissions import by_code, by_token

SALT = "0123456789abcdef0123456789abcdef"


def test_token_and_code_are_the_same_whenever_they_are_derived():
    assert (link_token(SALT), return_code(SALT)) == (link_token(SALT), return_code(SALT))


def test_token_and_code_of_a_known_salt_never_change():
    assert link_token(SALT) == "3mpN3p63YfSf8cY_yt4AcMLtTm4stVb8AbciIzXf7mE"
    assert return_code(SALT) == "UXNE-389Y-RFGE"


def test_token_and_code_are_others_for_another_salt():
    other = new_salt()

    assert link_token(other) != link_token(SALT)
    assert return_code(other) != return_code(SALT)


def test_token_and_code_are_others_for_another_secret(settings):
    before = link_token(SALT), return_code(SALT), code_hash("K7QM-2F9X-4TRB")
    settings.SECRET_KEY = "the secret of another site"  # noqa: S105

    after = link_token(SALT), return_code(SALT), code_hash("K7QM-2F9X-4TRB")

    assert [old == new for old, new in zip(before, after, strict=True)] == [False, False, False]


def test_salts_differ_and_fit_their_column():
    salts = {new_salt() for _ in range(100)}

    assert len(salts) == 100
    assert {len(salt) for salt in salts} == {Submission._meta.get_field("link_salt").max_length}


def test_code_has_three_groups_of_letters_that_are_not_mistaken_for_one_another():
    codes = [return_code(new_salt()) for _ in range(200)]

    assert all(re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", code) for code in codes)
    assert set("".join(codes)) - {"-"} == set(CODE_ALPHABET)
    assert set(CODE_ALPHABET).isdisjoint("01OIL")


def test_link_hash_is_the_same_for_the_same_token_only():
    assert link_hash(link_token(SALT)) == link_hash(link_token(SALT))
    assert link_hash(link_token(SALT)) != link_hash(link_token(SALT) + "x")


@pytest.mark.parametrize(
    "typed",
    [
        "K7QM-2F9X-4TRB",
        "k7qm-2f9x-4trb",
        "K7QM2F9X4TRB",
        " k7qm 2f9x 4trb ",
        "K7QM–2F9X–4TRB",
        "K7QM\t2F9X\u00a04TRB",
        "k 7 q m.2f9x/4trb",
    ],
)
def test_code_hash_is_the_same_however_the_code_is_typed(typed):
    assert code_hash(typed) == code_hash("K7QM-2F9X-4TRB")


def test_code_hash_is_another_for_another_code():
    assert code_hash("K7QM-2F9X-4TRC") != code_hash("K7QM-2F9X-4TRB")


@pytest.mark.django_db
def test_link_and_code_find_their_own_submission(version):
    mine, other = a_submission(), a_submission()

    assert by_token(mine.link) == mine
    assert by_code(return_code(mine.link_salt).lower().replace("-", " ")) == mine
    assert by_token(other.link) == other


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "x", "../", "A" * 43, "A" * 5000, "\x00", "’"])
def test_token_that_was_never_given_out_finds_nothing(version, token):
    a_submission()

    assert by_token(token) is None


@pytest.mark.django_db
def test_code_that_was_never_given_out_finds_nothing(version):
    a_submission()

    assert [by_code(code) for code in ("", "-", "AAAA-AAAA-AAAA")] == [None, None, None]


@pytest.mark.django_db
def test_stored_hash_opens_nothing(version):
    submission = a_submission()

    assert by_token(submission.link_hash) is None
    assert by_token(submission.link_salt) is None
    assert by_code(submission.code_hash) is None


@pytest.mark.django_db
def test_new_salt_makes_the_old_link_and_code_dead(version):
    submission = a_submission()
    old_link, old_code, salt = submission.link, return_code(submission.link_salt), new_salt()
    Submission.objects.filter(pk=submission.pk).update(
        link_salt=salt, link_hash=link_hash(link_token(salt)), code_hash=code_hash(return_code(salt))
    )

    assert (by_token(old_link), by_code(old_code)) == (None, None)
    assert by_token(link_token(salt)) == submission
