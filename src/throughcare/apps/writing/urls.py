"""Addresses of what is written about a child."""

from django.urls import path

from throughcare.apps.writing import views
from throughcare.apps.writing.files import views as files

app_name = "writing"
urlpatterns = [
    path("child/<uuid:child_id>/write/<slug:form>/", views.begin, name="begin"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/", views.document, name="document"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/<slug:section>/", views.section, name="section"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/file/<uuid:attachment_id>/", files.attached, name="file"),
    path("written/<uuid:document_id>/<slug:section>/keep", views.keep, name="keep"),
    path("written/key", views.key, name="key"),
]
