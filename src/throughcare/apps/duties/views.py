"""What this council has set: everybody may read it; the director and quality officers set it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from throughcare.apps.duties import actions, again, holiday_pages, rule_pages, term_pages
from throughcare.apps.duties.forms import HolidayForm, InForceForm, OwnTimeForm, TermForm
from throughcare.apps.duties.models import CouncilSetting, ExtraHoliday, RuleInForce, SchoolTerm
from throughcare.apps.duties.policies import check_can_keep_holidays, check_can_keep_terms, check_can_set
from throughcare.apps.workforce.models import Worker
from throughcare.core.idle import background
from throughcare.core.page import page
from throughcare.core.today import today
from throughcare.statute.duties import BY_KEY
from throughcare.statute.duty import Duty, Status
from throughcare.statute.rulebook import SettingRefused
from throughcare.statute.terms import TermRefused

AGAIN = "Every child’s duties are now being reckoned again by it."


@require_GET
@login_required
def council_rules(request: HttpRequest) -> HttpResponse:
    """What this council has set, and with `?part=` every duty of one part of the journey."""
    shown = rule_pages.rules_page(_worker(request), part=request.GET.get("part", ""), today=today())
    return page(request, "duties/rules.html", shown)


@require_http_methods(["GET", "POST"])
@login_required
def rule(request: HttpRequest, key: str) -> HttpResponseBase:
    """One duty: what the law gives, what this council has set and since when, and setting it."""
    duty, worker = _duty(key), _worker(request)
    form = _form(request, duty)
    if request.method == "POST":
        check_can_set(worker)
        if form.is_valid():
            try:
                _set(duty, form, by=worker)
            except SettingRefused as refused:
                form.add_error(None, str(refused))
            else:
                return _done(request, f"{duty.words}: set. {AGAIN}", reverse("duties:rule", args=[key]))
    shown = rule_pages.rule_page(duty, worker, form=form, today=today())
    return page(request, "duties/rule.html", shown, status=422 if form.errors else 200)


def _form(request: HttpRequest, duty: Duty) -> OwnTimeForm | InForceForm:
    given = request.POST if request.method == "POST" else None
    if duty.status is Status.PROSPECTIVE:
        return InForceForm(given, initial={"from_on": today()})
    return OwnTimeForm(given, duty=duty, initial={"from_on": today(), **rule_pages.as_the_law_has_it(duty)})


def _set(duty: Duty, form: OwnTimeForm | InForceForm, *, by: Worker) -> None:
    said = form.cleaned_data
    if isinstance(form, InForceForm):
        actions.say_in_force(duty.key, from_on=said["from_on"], decision=said["decision"], by=by)
    else:
        actions.set_own_time(
            duty.key, time=form.time, again=form.again, from_on=said["from_on"], decision=said["decision"], by=by
        )


@require_POST
@login_required
def withdraw(request: HttpRequest, key: str) -> HttpResponseBase:
    """Withdraw what this council has set for a duty, from today."""
    duty, worker = _duty(key), _worker(request)
    check_can_set(worker)
    if RuleInForce.objects.filter(duty=key).exists():
        actions.withdraw_in_force(key, by=worker)
    for held in CouncilSetting.objects.filter(duty=key).exclude(until_on__lte=today()):
        actions.withdraw_own_time(held.pk, from_on=today(), by=worker)
    return _done(request, f"{duty.words}: withdrawn. {AGAIN}", reverse("duties:rule", args=[key]))


@require_http_methods(["GET", "POST"])
@login_required
def holidays(request: HttpRequest) -> HttpResponseBase:
    """Bank holidays by year, up to the last that are known, and adding one."""
    worker = _worker(request)
    form = HolidayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        check_can_keep_holidays(worker)
        if form.is_valid():
            try:
                actions.add_holiday(form.cleaned_data["on"], name=form.cleaned_data["name"], by=worker)
            except SettingRefused as refused:
                form.add_error("on", str(refused))
            else:
                return _done(request, f"{form.cleaned_data['name']}: added. {AGAIN}", reverse("duties:holidays"))
    shown = holiday_pages.holidays_page(worker, form=form, today=today())
    return page(request, "duties/holidays.html", shown, status=422 if form.errors else 200)


@require_POST
@login_required
def withdraw_holiday(request: HttpRequest, holiday_id: UUID) -> HttpResponseBase:
    """Take a holiday that was added here off the list again."""
    check_can_keep_holidays(_worker(request))
    if not ExtraHoliday.objects.filter(pk=holiday_id).exists():
        raise Http404("There is no such holiday.")
    actions.withdraw_holiday(holiday_id, by=_worker(request))
    return _done(request, f"That holiday is no longer in the list. {AGAIN}", reverse("duties:holidays"))


@require_http_methods(["GET", "POST"])
@login_required
def terms(request: HttpRequest) -> HttpResponseBase:
    """School terms, those to come first, and adding one."""
    worker = _worker(request)
    form = TermForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        check_can_keep_terms(worker)
        if form.is_valid():
            try:
                added = actions.add_term(form.term, by=worker)
            except TermRefused as refused:
                form.add_error(None, str(refused))
            else:
                return _done(request, f"{added.name}: added. {AGAIN}", reverse("duties:terms"))
    shown = term_pages.terms_page(worker, form=form, today=today())
    return page(request, "duties/terms.html", shown, status=422 if form.errors else 200)


@require_POST
@login_required
def withdraw_term(request: HttpRequest, term_id: UUID) -> HttpResponseBase:
    """Take a school term off the list again."""
    check_can_keep_terms(_worker(request))
    if not SchoolTerm.objects.filter(pk=term_id).exists():
        raise Http404("There is no such term.")
    actions.withdraw_term(term_id, by=_worker(request))
    return _done(request, f"That term is no longer in the list. {AGAIN}", reverse("duties:terms"))


@require_GET
@login_required
@background
def progress(request: HttpRequest) -> HttpResponse:
    """The progress bar alone; once done, the browser is told to load the whole page."""
    found = rule_pages.progress_of(again.underway())
    answer = page(request, "duties/progress.html", rule_pages.ProgressPage(found))
    if found.finished:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@login_required
def set_going(request: HttpRequest) -> HttpResponseBase:
    """Set reckoning everyone again going, where it was asked for and stopped."""
    check_can_keep_holidays(_worker(request))
    again.go_on()
    return redirect("duties:council_rules")


def _done(request: HttpRequest, words: str, href: str) -> HttpResponseBase:
    again.go_on()
    messages.success(request, words)
    return HttpResponseRedirect(href)


def _duty(key: str) -> Duty:
    if key not in BY_KEY:
        raise Http404("There is no such duty.")
    return BY_KEY[key]


def _worker(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    return request.user
