from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "throughcare.apps.reviews"
    verbose_name = "Reviews"
    default_auto_field = "django.db.models.BigAutoField"
