"""The monthly job and a command that publish together, on a database that lets them."""

import time

from factories import a_revision, answers
from factories.together import AT_ONCE, together

from readiness.models import AuditEntry, PeerSnapshot
from readiness.services import peers
from readiness.services.consents import agree_to_statistics
from readiness.services.peers import publish_snapshot

pytestmark = AT_ONCE


def test_publishing_at_the_same_time_publishes_one_comparison(version, monkeypatch):
    for level in (1, 3, 5):
        agree_to_statistics(submission=a_revision(responses=answers(level)).submission, by=None)
    count = peers.groups_of

    def count_slowly(firms):
        time.sleep(0.3)
        return count(firms)

    monkeypatch.setattr(peers, "groups_of", count_slowly)

    published = together(*[publish_snapshot] * 3)

    assert published == [PeerSnapshot.objects.get()] * 3
    assert AuditEntry.objects.filter(verb="publish comparison").count() == 1
