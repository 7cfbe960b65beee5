"""Addresses of the pages that cross the whole record."""

from django.urls import path

from throughcare.apps.desk import add, bookings, find, needs_action, officer, views, work
from throughcare.apps.desk.chronology import views as chronology
from throughcare.apps.desk.family import views as family

app_name = "desk"
urlpatterns = [
    path("", work.my_work, name="my_work"),
    path("reviews/", officer.my_reviews, name="my_reviews"),
    path("child/<uuid:child_id>/reviews/pack/", officer.review_pack, name="review_pack"),
    path("team/", work.team, name="team"),
    path("team.csv", work.team_csv, name="team_csv"),
    path("find/", find.find, name="find"),
    path("child/<uuid:child_id>/", views.child, name="child"),
    path("child/<uuid:child_id>/add/", add.add, name="add"),
    path("child/<uuid:child_id>/chronology/", chronology.chronology, name="chronology"),
    path("child/<uuid:child_id>/chronology/<uuid:document_id>.docx", chronology.chronology_word, name="chronology_word"),
    path("child/<uuid:child_id>/chronology/<uuid:document_id>.pdf", chronology.chronology_pdf, name="chronology_pdf"),
    path("child/<uuid:child_id>/family/", family.family, name="family"),
    path("child/<uuid:child_id>/book/", bookings.book, name="book"),
    path("child/<uuid:child_id>/booked/<uuid:booking_id>/", bookings.booking, name="booking"),
    path("child/<uuid:child_id>/booked/<uuid:booking_id>/move/", bookings.move_booking, name="move_booking"),
    path("child/<uuid:child_id>/booked/<uuid:booking_id>/call-off/", bookings.call_off_booking, name="call_off_booking"),
    path("diary.ics", bookings.diary_file, name="diary_file"),
    path("needs-action/", needs_action.needs_action, name="needs_action"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
