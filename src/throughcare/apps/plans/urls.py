"""Addresses of a child's plans."""

from django.urls import path

from throughcare.apps.plans import views

app_name = "plans"
urlpatterns = [
    path("child/<uuid:child_id>/plan/<slug:kind>/", views.plan, name="plan"),
    path("child/<uuid:child_id>/plan/<slug:kind>.pdf", views.printed, name="print"),
    path("child/<uuid:child_id>/plan/<slug:kind>/for-child/", views.for_child, name="for_child"),
    path("child/<uuid:child_id>/plan/<slug:kind>/for-child.pdf", views.printed_for_child, name="print_for_child"),
]
