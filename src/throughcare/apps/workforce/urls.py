"""Where one signs in to the demonstration, stays signed in, and is told that one is not any more."""

from django.urls import include, path

from throughcare.apps.workforce import views

urlpatterns = [
    path("staff/", include("throughcare.apps.workforce.staff_urls")),
    path("demo/", views.demo_sign_in, name="demo_sign_in"),
    path("second-proof/", views.second_factor, name="second_factor"),
    path("session/stay", views.stay_signed_in, name="stay_signed_in"),
    path("signed-out/", views.signed_out, name="signed_out"),
]
