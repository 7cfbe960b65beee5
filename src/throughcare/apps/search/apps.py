from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "throughcare.apps.search"
    verbose_name = "Search inside a record"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have what goes on the record made findable before the change commits."""
        from throughcare.apps.search import actions  # noqa: F401
