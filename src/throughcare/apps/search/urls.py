"""The address of searching inside a record."""

from django.urls import path

from throughcare.apps.search import views

app_name = "search"
urlpatterns = [path("child/<uuid:child_id>/search/", views.within, name="within")]
