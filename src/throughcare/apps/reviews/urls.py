"""Addresses of reviews and challenges."""

from django.urls import path

from throughcare.apps.reviews import views

app_name = "reviews"
urlpatterns = [
    path("challenges/", views.challenges, name="challenges"),
    path("child/<uuid:child_id>/reviews/", views.of_child, name="of_child"),
    path("child/<uuid:child_id>/reviews/write/<slug:form>/<uuid:about_id>/", views.begin, name="begin"),
]
