"""Addresses of the pages that cross the whole record."""

from django.urls import path

from throughcare.apps.desk import (
    add,
    adding,
    begin,
    bookings,
    crossing,
    details,
    find,
    mending,
    needs_action,
    officer,
    team,
    views,
    work,
)
from throughcare.apps.desk.chronology import views as chronology
from throughcare.apps.desk.exceptions import views as exceptions
from throughcare.apps.desk.family import views as family

app_name = "desk"
urlpatterns = [
    path("", work.my_work, name="my_work"),
    path("begin/", begin.begin, name="begin"),
    path("reviews/", officer.my_reviews, name="my_reviews"),
    path("child/<uuid:child_id>/reviews/pack/", officer.review_pack, name="review_pack"),
    path("child/<uuid:child_id>/reviews/pack.pdf", officer.review_pack_pdf, name="review_pack_pdf"),
    path("team/", team.team, name="team"),
    path("team.csv", team.team_csv, name="team_csv"),
    path("exceptions/", exceptions.today_page, name="exceptions"),
    path("exceptions.csv", exceptions.today_csv, name="exceptions_csv"),
    path("find/", find.find, name="find"),
    path("child/<uuid:child_id>/", views.child, name="child"),
    path("find/add/", adding.add_child_page, name="add_child"),
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
    path("child/<uuid:child_id>/file/", details.file, name="file"),
    path("child/<uuid:child_id>/file/details/", mending.mend, name="mend"),
    path("child/<uuid:child_id>/file/name/", mending.add_name, name="add_name"),
    path("child/<uuid:child_id>/file/number/", mending.add_number, name="add_number"),
    path("child/<uuid:child_id>/file/relationship/", mending.draw, name="draw"),
    path("child/<uuid:child_id>/file/address/", mending.move_home, name="move_home"),
    path("child/<uuid:child_id>/file/hazard/", mending.warn, name="warn"),
    path("file/name/<uuid:alias_id>/mistake/", mending.take_name, name="take_name"),
    path("file/number/<uuid:number_id>/end/", mending.end_number, name="end_number"),
    path("file/relationship/<uuid:tie_id>/", mending.tie, name="tie"),
    path("file/hazard/<uuid:hazard_id>/agree/", mending.agree_hazard, name="agree_hazard"),
    path("file/hazard/<uuid:hazard_id>/review/", mending.review_hazard, name="review_hazard"),
    path("file/approval/<uuid:approval_id>/", mending.approval, name="approval"),
    path("child/<uuid:child_id>/file/same/", crossing.link, name="link_same"),
    path("file/same/<uuid:link_id>/undo/", crossing.unlink_same, name="unlink"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/wrong-child", crossing.wrong_child, name="wrong_child"),
    path("wrong-records/", crossing.wrong_records, name="wrong_records"),
    path("wrong-records/<uuid:wrong_id>/", crossing.wrong_record, name="wrong_record"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
