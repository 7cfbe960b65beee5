"""Addresses of what is written about a child."""

from django.urls import path

from throughcare.apps.writing import views

app_name = "writing"
urlpatterns = [
    path("child/<uuid:child_id>/write/<slug:form>/", views.begin, name="begin"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/", views.document, name="document"),
    path("child/<uuid:child_id>/written/<uuid:document_id>/<slug:section>/", views.section, name="section"),
    path("written/<uuid:document_id>/<slug:section>/keep", views.keep, name="keep"),
    path("written/key", views.key, name="key"),
]
