"""Addresses of the access log, and of opening a restricted record in an emergency."""

from django.urls import path

from throughcare.apps.involvement import views
from throughcare.apps.involvement.queries import Which

app_name = "involvement"
urlpatterns = [
    path("looks/", views.who_looked, name="looks"),
    path("looks/not-involved/", views.who_looked, {"which": Which.NOT_INVOLVED}, name="looks_not_involved"),
    path("looks/broken-glass/", views.who_looked, {"which": Which.BROKEN_GLASS}, name="looks_broken_glass"),
    path("closed/<uuid:person_id>/", views.break_glass, name="break_glass"),
]
