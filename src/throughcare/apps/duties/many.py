"""One decision about several late things that a manager ticked: each is recorded on its own child, or none is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from throughcare.apps.agreed.actions import give
from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.presenters import in_a_line
from throughcare.apps.agreed.queries import OPEN
from throughcare.apps.duties import actions
from throughcare.apps.duties.models import Excuse, OwedDuty
from throughcare.apps.duties.policies import SHORTEST_DECISION, check_answers_for_others
from throughcare.apps.duties.queries import teams_below
from throughcare.apps.duties.shown import anchor_of
from throughcare.apps.involvement.queries import open_child
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.core.fields import DayField
from throughcare.core.form_page import FormPage, ask, came_from, done
from throughcare.core.page import Link
from throughcare.core.today import today
from throughcare.core.words import count, plain_date
from throughcare.statute.duties import BY_KEY

ACT, EXCUSE, GIVE = "act", "excuse", "give"
MOST = 100
ONLY_OWED, ONLY_AGREED = "Only what is owed can be excused", "Only what was agreed can be given to somebody"


@dataclass(frozen=True, slots=True)
class Ticked:
    """One thing that was ticked: the child, and the duty or the action as it stands now."""

    child: Person
    late: OwedDuty | AgreedAction

    @property
    def words(self) -> str:
        """What it is, in a line."""
        if isinstance(self.late, AgreedAction):
            return f"{self.child}: {in_a_line(self.late, today())}"
        return f"{self.child}: {BY_KEY[self.late.key].do}, due by {plain_date(self.late.legal_due_on)}"


def tick_of(child: UUID, which: str) -> str:
    """What a box sends: whose, and a duty by its anchor or an action by its key."""
    return f"{child}/{which}"


class ManyForm(forms.Form):
    """What is done about all that was ticked."""

    what = forms.ChoiceField(
        label="What do you do about these?",
        choices=[
            (ACT, "Say what is done about them"),
            (EXCUSE, "Excuse what is owed: why it was not done in time"),
            (GIVE, "Give what was agreed to somebody else"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you do"},
    )
    words = forms.CharField(
        label="In your words",
        help_text="What is done, or why. The same words stand on the record of each child: name no child here",
        min_length=SHORTEST_DECISION,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say it in a sentence", "min_length": "Say it in a sentence"},
    )
    look_again_on = DayField(
        label="When do you look again?", required=False, help_text="If you say what is done, or give them to somebody"
    )
    reason = forms.ChoiceField(
        label="Why not in time?", required=False, choices=[("", "Choose, if you excuse them"), *Excuse.Reason.choices]
    )
    worker = forms.ModelChoiceField(
        Worker.objects.none(), label="Who does them now?", required=False, empty_label="Choose, if you give them to somebody"
    )
    ticked = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, workers: frozenset[UUID], those: tuple[Ticked, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whom = self.fields["worker"]
        assert isinstance(whom, forms.ModelChoiceField)
        whom.queryset = Worker.objects.filter(pk__in=workers).order_by("name")
        self.those = those

    def clean(self) -> dict[str, Any]:
        """Each way needs its own answer, and fits some of what was ticked."""
        said, owed = self.cleaned_data, [isinstance(one.late, OwedDuty) for one in self.those]
        what = said.get("what")
        if what == EXCUSE and not all(owed):
            self.add_error("what", ONLY_OWED)
        if what == GIVE and any(owed):
            self.add_error("what", ONLY_AGREED)
        for needed, field, words in (
            (what in {ACT, GIVE}, "look_again_on", "Say when you look again"),
            (what == EXCUSE, "reason", "Choose the reason"),
            (what == GIVE, "worker", "Choose who does them now"),
        ):
            if needed and field not in self.errors and not said.get(field):
                self.add_error(field, words)
        return said


@require_POST
@login_required
def act_on_many(request: HttpRequest) -> HttpResponse:
    """Say once what is done about several late things, excuse them, or give them to somebody else."""
    by = request.user
    assert isinstance(by, Worker)
    check_answers_for_others(by)
    sent = request.POST.get("ticked", "").split() or request.POST.getlist("late")
    those = tuple(_ticked(request, sent[:MOST]))
    back = Link("Back to the list", came_from(request) or reverse("desk:needs_action"))
    if not those:
        messages.info(request, "Tick what you want to act on first.")
        return HttpResponseRedirect(back.href)
    if len(sent) > MOST:
        messages.warning(request, f"You ticked {len(sent)}. {MOST} at most can be acted on at once: the first {MOST} are here.")
    workers = frozenset(key for team in teams_below(by, today()).teams for key in team.staff)
    data = request.POST if "ticked" in request.POST else None
    form = ManyForm(data, initial={"ticked": " ".join(sent[:MOST])}, workers=workers, those=those)
    if done(form, lambda: _settle(form, by)):
        messages.success(request, f"Recorded for {count(len(those), 'thing')}, each on its own child\u2019s record.")
        return HttpResponseRedirect(back.href)
    page = FormPage(
        title="Several late things at once",
        words=("One decision, recorded beside each of these.",),
        listed=tuple(one.words for one in those),
        form=form,
        button="Record it",
        back=back,
    )
    return ask(request, page)


def _ticked(request: HttpRequest, sent: list[str]) -> Iterator[Ticked]:
    """What was ticked and is late still, of the children open to whoever asks."""
    wanted: dict[UUID, set[str]] = {}
    for each in sent:
        child, _, which = each.partition("/")
        try:
            wanted.setdefault(UUID(child), set()).add(which)
        except ValueError:
            continue
    for key, anchors in wanted.items():
        found = open_child(request, key)
        for owed in OwedDuty.objects.filter(child=found).order_by("legal_due_on", "key"):
            if anchor_of(owed.key, about=owed.about, since_on=owed.since_on) in anchors:
                yield Ticked(found, owed)
        for action in AgreedAction.objects.filter(OPEN, child=found).select_related("worker").order_by("due_on", "pk"):
            if str(action.pk) in anchors:
                yield Ticked(found, action)


def _settle(form: ManyForm, by: Worker) -> None:
    said = form.cleaned_data
    for one in form.those:
        if said["what"] == EXCUSE:
            assert isinstance(one.late, OwedDuty)
            actions.excuse(one.late, reason=Excuse.Reason(said["reason"]), words=said["words"], by=by)
            continue
        if said["what"] == GIVE:
            assert isinstance(one.late, AgreedAction)
            give(one.late, by=by, owner_worker=said["worker"])
        actions.act(one.late, words=said["words"], look_again_on=said["look_again_on"], by=by)
