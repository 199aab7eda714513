"""What the worker runs. A leaf: it only calls services."""

from celery import shared_task

from readiness.services import (  # noqa: F401  # mails register jobs
    account_mails,
    digests,
    exports,
    jobs,
    links,
    mails,
    peers,
    retention,
)


@shared_task
def run_job(job_id: int) -> None:
    jobs.run(job_id)


@shared_task
def ring_again() -> None:
    jobs.ring_again()
    exports.empty_old_exports()


@shared_task
def mail_digests() -> None:
    digests.ask_for_digests()


@shared_task
def end_retention() -> None:
    retention.ask_for_retention()


@shared_task
def compare_firms() -> None:
    peers.ask_for_snapshot()
