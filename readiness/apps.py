from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReadinessConfig(AppConfig):
    name = "readiness"
    verbose_name = "Assessment"

    def ready(self) -> None:
        from .accounts import second_factor  # noqa: F401, PLC0415  # it listens to allauth
        from .append_only import protect_snapshots  # noqa: PLC0415  # it asks for models, which are there only now

        post_migrate.connect(protect_snapshots, dispatch_uid="protect snapshots")
