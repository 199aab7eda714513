"""What the worker knows of this app: importing the services registers their kinds of job."""

from celery import shared_task

from programs.services import firm_columns, imports, previews, publications, staleness  # noqa: F401


@shared_task  # type: ignore[untyped-decorator]  # Celery ships no types
def mail_boards() -> None:
    staleness.ask_for_board_mails()


@shared_task  # type: ignore[untyped-decorator]
def keep_columns() -> None:
    firm_columns.keep_missing_columns()
