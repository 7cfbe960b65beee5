"""Addresses of the scorecard, the improvement plan and clinics."""

from django.urls import path

from throughcare.apps.improvement import clinics, done_views, noting, packs, plan_views, report_views, views

app_name = "improvement"
urlpatterns = [
    path("scorecard/", views.scorecard, name="scorecard"),
    path("scorecard.csv", packs.pack_csv, name="pack_csv"),
    path("scorecard.xlsx", packs.pack_xlsx, name="pack_xlsx"),
    path("scorecard.pdf", packs.pack_pdf, name="pack_pdf"),
    path("scorecard/<str:key>/", views.figure, name="figure"),
    path("scorecard/<str:key>/children.csv", views.children_csv, name="children_csv"),
    path("scorecard/<str:key>/act/", views.act, name="act"),
    path("scorecard/action/<uuid:action_id>/done/", views.finish, name="finish"),
    path("improvement/", plan_views.plan_page, name="plan"),
    path("improvement/add/", plan_views.add_objective, name="add_objective"),
    path("improvement/<uuid:objective_id>/", plan_views.objective_page, name="objective"),
    path("improvement/<uuid:objective_id>/measure/", plan_views.add_aim, name="add_aim"),
    path("improvement/<uuid:objective_id>/done/", done_views.propose_done, name="propose_done"),
    path("improvement/<uuid:objective_id>/agree/", done_views.agree_done, name="agree_done"),
    path("improvement/<uuid:objective_id>/not-yet/", done_views.say_not_yet, name="say_not_yet"),
    path("improvement/target/<uuid:aim_id>/", plan_views.set_target, name="set_target"),
    path("reports/", report_views.reports, name="reports"),
    path("reports/begin/", report_views.begin_report, name="begin_report"),
    path("reports/<uuid:report_id>/", report_views.report, name="report"),
    path("reports/<uuid:report_id>.pdf", report_views.report_pdf, name="report_pdf"),
    path("reports/<uuid:report_id>/words/", report_views.report_words, name="report_words"),
    path("reports/<uuid:report_id>/words/keep/", report_views.keep_report_words, name="keep_report_words"),
    path("reports/<uuid:report_id>/words/before/", report_views.report_versions, name="report_versions"),
    path("reports/<uuid:report_id>/issue/", report_views.issue_report, name="issue_report"),
    path("clinics/", clinics.clinics, name="clinics"),
    path("clinics/call/", clinics.call_clinic, name="call_clinic"),
    path("clinics/<uuid:clinic_id>/", clinics.clinic, name="clinic"),
    path("clinics/<uuid:clinic_id>/close/", clinics.close_clinic, name="close_clinic"),
    path("clinics/figure/<uuid:item_id>/why/", noting.note_why, name="note_why"),
    path("clinics/figure/<uuid:item_id>/why/keep/", noting.keep_why, name="keep_why"),
    path("clinics/figure/<uuid:item_id>/why/before/", noting.why_versions, name="why_versions"),
]
