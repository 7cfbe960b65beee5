"""Addresses of what is written about a child."""

from django.urls import path

from throughcare.apps.writing import views
from throughcare.apps.writing.files import views as files
from throughcare.apps.writing.signing import cover
from throughcare.apps.writing.signing import views as signing

app_name = "writing"
urlpatterns = [
    path("child/<uuid:child_id>/write/<slug:form>/", views.begin, name="begin"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/", views.document, name="document"),
    path("child/<uuid:child_id>/written/<uuid:document_id>.pdf", views.printed, name="print"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/decide/", signing.decide, name="decide"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/take-back/", signing.take_back, name="take_back"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/take-up/", views.take_up, name="take_up"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/history/", signing.history, name="history"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/beside/", signing.beside, name="beside"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/<slug:section>/", views.section, name="section"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/file/<uuid:attachment_id>/", files.attached, name="file"),
    path("written/<uuid:document_id>/<slug:section>/keep", views.keep, name="keep"),
    path("cover/", cover.cover, name="cover"),
    path("cover/<uuid:cover_id>/end/", cover.end, name="end_cover"),
]
