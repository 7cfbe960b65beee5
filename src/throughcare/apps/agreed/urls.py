"""Addresses of agreed actions."""

from django.urls import path

from throughcare.apps.agreed import views

app_name = "agreed"
urlpatterns = [
    path("actions/", views.mine, name="mine"),
    path("child/<uuid:child_id>/actions/", views.of_child, name="of_child"),
    path("child/<uuid:child_id>/actions/<uuid:action_id>/done/", views.complete, name="complete"),
    path("child/<uuid:child_id>/actions/<uuid:action_id>/again/", views.again, name="again"),
    path("child/<uuid:child_id>/actions/<uuid:action_id>/whose/", views.give, name="give"),
    path("child/<uuid:child_id>/actions/<uuid:action_id>/end/", views.end, name="end"),
]
