"""Addresses of what this council has set, of holidays, and of what a manager puts beside a duty."""

from django.urls import path

from throughcare.apps.duties import many, owing_views, views

app_name = "duties"
urlpatterns = [
    path("rules/", views.council_rules, name="council_rules"),
    path("rules/progress/", views.progress, name="progress"),
    path("rules/again/", views.set_going, name="set_going"),
    path("rules/holidays/", views.holidays, name="holidays"),
    path("rules/holidays/<uuid:holiday_id>/withdraw/", views.withdraw_holiday, name="withdraw_holiday"),
    path("rules/terms/", views.terms, name="terms"),
    path("rules/terms/<uuid:term_id>/withdraw/", views.withdraw_term, name="withdraw_term"),
    path("child/<uuid:child_id>/duty/<slug:anchor>/excuse/", owing_views.excuse, name="excuse"),
    path("child/<uuid:child_id>/duty/<slug:anchor>/excuse/withdraw/", owing_views.withdraw_excuse, name="withdraw_excuse"),
    path("child/<uuid:child_id>/duty/<slug:anchor>/act/", owing_views.act, name="act"),
    path("child/<uuid:child_id>/actions/<uuid:action_id>/act/", owing_views.act_on_action, name="act_on_action"),
    path("needs-action/several/", many.act_on_many, name="act_on_many"),
    path("rules/<str:key>/", views.rule, name="rule"),
    path("rules/<str:key>/withdraw/", views.withdraw, name="withdraw"),
]
