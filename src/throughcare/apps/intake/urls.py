"""Addresses of the import pages."""

from django.urls import path

from throughcare.apps.intake import views

app_name = "intake"
urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/new/", views.bring_in, name="bring_in"),
    path("imports/<uuid:batch_id>/", views.batch, name="batch"),
    path("imports/<uuid:batch_id>/progress/", views.progress, name="progress"),
    path("imports/<uuid:batch_id>/read-again/", views.read_again, name="read_again"),
    path("imports/<uuid:batch_id>/commit/", views.commit, name="commit"),
    path("imports/<uuid:batch_id>/leave/", views.leave, name="leave"),
    path("imports/<uuid:batch_id>/rows/", views.rows, name="rows"),
    path("imports/<uuid:batch_id>/children/", views.children, name="children"),
    path("imports/rows/<int:row_id>/", views.mend, name="mend"),
]
