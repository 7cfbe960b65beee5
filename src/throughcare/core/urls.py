"""Addresses of what every page's script may ask."""

from django.urls import path

from throughcare.core import views

app_name = "core"
urlpatterns = [
    path("kept/key/", views.key, name="key"),
    path("kept/", views.keep_unsent, name="keep_unsent"),
    path("kept/afresh/", views.begin_afresh, name="begin_afresh"),
]
