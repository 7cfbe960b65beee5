"""Addresses of staff, teams and posts, for administrators."""

from django.urls import path

from throughcare.apps.workforce import staff

app_name = "staff"
urlpatterns = [
    path("", staff.workers, name="workers"),
    path("add/", staff.add_worker, name="add_worker"),
    path("teams/", staff.teams, name="teams"),
    path("teams/add/", staff.add_team, name="add_team"),
    path("teams/<uuid:team_id>/", staff.rename_team, name="rename_team"),
    path("posts/<uuid:post_id>/end/", staff.end_post, name="end_post"),
    path("<uuid:worker_id>/", staff.worker, name="worker"),
    path("<uuid:worker_id>/post/", staff.give_post, name="give_post"),
    path("<uuid:worker_id>/invite/", staff.invite, name="invite"),
    path("<uuid:worker_id>/close/", staff.close_account, name="close_account"),
    path("<uuid:worker_id>/open/", staff.open_account, name="open_account"),
]
