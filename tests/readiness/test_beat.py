"""The clock of recurring work on a disk that takes nothing."""

from readiness.beat import SteadyScheduler
from readiness.celery import app


def test_schedule_goes_on_where_its_file_cannot_be_written(tmp_path, settings):
    (tmp_path / "file").touch()

    scheduler = SteadyScheduler(app, schedule_filename=str(tmp_path / "file" / "beat"))
    scheduler.sync()

    assert set(scheduler.schedule) >= set(settings.CELERY_BEAT_SCHEDULE)


def test_schedule_that_was_written_is_remembered(tmp_path, monkeypatch):
    first = SteadyScheduler(app, schedule_filename=str(tmp_path / "beat"))
    entry = next(iter(first.schedule))
    first.schedule[entry].total_run_count = 7
    first.close()

    again = SteadyScheduler(app, schedule_filename=str(tmp_path / "beat"))

    assert again.schedule[entry].total_run_count == 7
    again.close()


def test_disk_that_fills_up_later_does_not_stop_the_clock(tmp_path, monkeypatch, caplog):
    scheduler = SteadyScheduler(app, schedule_filename=str(tmp_path / "beat"))

    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(scheduler._store, "sync", full)
    scheduler.sync()

    assert [record.getMessage() for record in caplog.records if record.name == "readiness.beat"] == [
        "the schedule was not written: [Errno 28] No space left on device"
    ]
