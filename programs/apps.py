from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = "Programmes"

    def ready(self) -> None:
        from . import receivers  # noqa: F401, PLC0415  # receivers need the models, which are there only now
        from .queries import held, queue_filters, verbs  # noqa: F401, PLC0415  # and so does what they add to others' pages
        from .reports import registering  # noqa: F401, PLC0415  # as does how the queue's exports make reports
