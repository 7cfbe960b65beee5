"""Addresses of letters."""

from django.urls import path

from throughcare.apps.letters import views

app_name = "letters"
urlpatterns = [
    path("letters/", views.templates, name="templates"),
    path("letters/add/", views.template, name="add"),
    path("letters/<uuid:template_id>/", views.template, name="template"),
    path("child/<uuid:child_id>/letters/", views.of_child, name="of_child"),
    path("child/<uuid:child_id>/letters/begin/<uuid:template_id>/", views.begin, name="begin"),
    path("child/<uuid:child_id>/letters/begin/<uuid:template_id>/<uuid:review_id>/", views.begin, name="begin_after_review"),
    path("child/<uuid:child_id>/letters/<uuid:document_id>.pdf", views.printed, name="print"),
]
