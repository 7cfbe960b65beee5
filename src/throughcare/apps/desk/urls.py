"""Addresses of the pages that cross the whole record."""

from django.urls import path

from throughcare.apps.desk import add, find, views, work

app_name = "desk"
urlpatterns = [
    path("", work.my_work, name="my_work"),
    path("team/", work.team, name="team"),
    path("team.csv", work.team_csv, name="team_csv"),
    path("find/", find.find, name="find"),
    path("child/<uuid:child_id>/", views.child, name="child"),
    path("child/<uuid:child_id>/add/", add.add, name="add"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
