"""Addresses of records to put right."""

from django.urls import path

from throughcare.apps.quality import views

app_name = "quality"
urlpatterns = [
    path("to-put-right/", views.to_put_right, name="to_put_right"),
    path("child/<uuid:child_id>/to-put-right/<uuid:doubt_id>/", views.put_right, name="put_right"),
    path("child/<uuid:child_id>/to-put-right/<uuid:doubt_id>/right/", views.it_is_right, name="it_is_right"),
]
