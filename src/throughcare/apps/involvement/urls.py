"""Addresses of who works with a child, who may see what, the access log, and opening a restricted record in an emergency."""

from django.urls import path

from throughcare.apps.involvement import views
from throughcare.apps.involvement.queries import Which

app_name = "involvement"
urlpatterns = [
    path("child/<uuid:child_id>/people/", views.people, name="people"),
    path("child/<uuid:child_id>/people/give/", views.give, name="give"),
    path("people/<uuid:allocation_id>/end/", views.end, name="end"),
    path("child/<uuid:child_id>/kept/", views.kept, name="kept"),
    path("child/<uuid:child_id>/kept/restrict/", views.restrict, name="restrict"),
    path("child/<uuid:child_id>/kept/let-in/", views.let_in, name="let_in"),
    path("kept/<uuid:restriction_id>/lift/", views.lift, name="lift"),
    path("kept/<uuid:restriction_id>/still/", views.still_restricted, name="still_restricted"),
    path("let-in/<uuid:admission_id>/end/", views.let_in_no_longer, name="let_in_no_longer"),
    path("child/<uuid:child_id>/addresses/", views.addresses, name="addresses"),
    path("child/<uuid:child_id>/addresses/name/", views.name_reader, name="name_reader"),
    path("addresses/<uuid:address_id>/protect/", views.protect, name="protect"),
    path("addresses/<uuid:address_id>/show/", views.stop_protecting, name="stop_protecting"),
    path("addresses/named/<uuid:reader_id>/end/", views.reader_no_longer, name="reader_no_longer"),
    path("glass/", views.glass, name="glass"),
    path("glass/<uuid:admission_id>/", views.review_glass, name="review_glass"),
    path("looks/", views.who_looked, name="looks"),
    path("looks.csv", views.looks_csv, name="looks_csv"),
    path("looks/not-involved/", views.who_looked, {"which": Which.NOT_INVOLVED}, name="looks_not_involved"),
    path("closed/<uuid:person_id>/", views.break_glass, name="break_glass"),
]
