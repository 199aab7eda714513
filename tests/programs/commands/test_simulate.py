"""The command says how far it is, and what to do when it cannot."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programs.management.commands import simulate as command
from readiness.models import Submission

pytestmark = pytest.mark.django_db


def test_command_says_how_far_it_is(catalogue):
    said = StringIO()

    call_command("simulate", submissions=2, seed=5, stdout=said)

    assert said.getvalue().startswith("2 of 2, ")
    assert said.getvalue().endswith(" a second, 00:00:00 left\n")


def test_stopped_command_keeps_what_is_stored(catalogue, monkeypatch):
    said, simulated = StringIO(), command.simulate

    def stopped(*args, **kwargs):
        yield from simulated(2, seed=1)
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "simulate", stopped)
    call_command("simulate", submissions=4, stdout=said)

    assert said.getvalue().endswith("Stopped. Chunks that were begun have been stored whole.\n")
    assert Submission.objects.count() == 2


def test_command_without_a_catalogue_says_what_to_do(version):
    with pytest.raises(CommandError, match=r"^No catalogue is published yet\."):
        call_command("simulate", submissions=2)
