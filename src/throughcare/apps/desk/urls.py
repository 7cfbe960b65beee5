"""Addresses of the pages that cross the whole record."""

from django.urls import path

from throughcare.apps.desk import find, views

app_name = "desk"
urlpatterns = [
    path("find/", find.find, name="find"),
    path("child/<uuid:child_id>/", views.child, name="child"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
