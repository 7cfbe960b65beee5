from django.apps import AppConfig


class BookingConfig(AppConfig):
    name = "throughcare.apps.booking"
    verbose_name = "Bookings"
    default_auto_field = "django.db.models.BigAutoField"
