"""Addresses of what this council has set, and of holidays."""

from django.urls import path

from throughcare.apps.duties import views

app_name = "duties"
urlpatterns = [
    path("rules/", views.council_rules, name="council_rules"),
    path("rules/progress/", views.progress, name="progress"),
    path("rules/again/", views.set_going, name="set_going"),
    path("rules/holidays/", views.holidays, name="holidays"),
    path("rules/holidays/<uuid:holiday_id>/withdraw/", views.withdraw_holiday, name="withdraw_holiday"),
    path("rules/<str:key>/", views.rule, name="rule"),
    path("rules/<str:key>/withdraw/", views.withdraw, name="withdraw"),
]
