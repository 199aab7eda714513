"""What the dependency audit makes of the answers it gets, and of getting none."""

from runpy import run_path

from django.conf import settings

verdict = run_path(str(settings.BASE_DIR / ".ci" / "audit"))["verdict"]
SOUND = {"name": "sound", "version": "1.0", "vulns": []}
FAULTY = {"name": "faulty", "version": "2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
UNKNOWN = {"name": "unknown", "skip_reason": "not found"}


def test_known_fault_fails_and_is_named_once_with_its_cure():
    report = {"dependencies": [SOUND, FAULTY]}

    assert verdict([report, report]) == (
        ["faulty 2.0: PYSEC-1, put right in 2.1", "audited 2 packages, 1 known faults"],
        True,
    )


def test_no_fault_passes():
    assert verdict([{"dependencies": [SOUND]}, None]) == (["audited 1 packages, 0 known faults"], False)


def test_service_that_does_not_answer_is_said_and_no_finding():
    assert verdict([None, None]) == (["not audited: no advisory service could be reached"], False)


def test_packages_that_no_service_knows_are_said():
    known = {"dependencies": [SOUND, UNKNOWN]}

    assert verdict([known, {"dependencies": [UNKNOWN]}]) == (
        ["audited 1 packages, 0 known faults", "not audited: the service knows nothing of unknown"],
        False,
    )


def test_service_that_knows_no_package_at_all_audited_nothing():
    told = "not audited: the advisory services that answer know none of these packages"
    assert verdict([{"dependencies": [UNKNOWN]}, None]) == ([told], False)
