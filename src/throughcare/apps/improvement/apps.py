from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "throughcare.apps.improvement"
    verbose_name = "Improvement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have what is doubtful found again before any change commits, what was agreed from figures told to snapshots, and whoever proposed
        what is not done yet told on their first page.
        """
        from throughcare.apps.desk.first_pages import offer
        from throughcare.apps.extract import doubted, kept  # noqa: F401
        from throughcare.apps.improvement import first_page, told

        kept.also.append(told.rows)
        offer(*first_page.OFFERS)
