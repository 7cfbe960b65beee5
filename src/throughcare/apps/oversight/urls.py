"""Addresses of decisions, supervision and meetings."""

from django.urls import path

from throughcare.apps.oversight import views

app_name = "oversight"
urlpatterns = [
    path("oversight/", views.without, name="without"),
    path("child/<uuid:child_id>/decisions/", views.decisions, name="decisions"),
    path("child/<uuid:child_id>/supervision/", views.supervisions, name="supervisions"),
    path("child/<uuid:child_id>/meetings/", views.meetings, name="meetings"),
]
