"""What the care plan, the placement plan and the pathway plan ask: one family, each with sections of its own."""

from __future__ import annotations

from throughcare.apps.plans.forms import CHANGED, needs_asked
from throughcare.apps.plans.models import Plan
from throughcare.core.asking.form import Day, EachOf, Form, OneOf, Option, Question, Section, When, Words, options

ASSESSMENTS, PLACEMENTS, DECISIONS = "assessments", "placements", "decisions"
NOT_YET = "not_yet"
GUIDANCE = (
    "Each need leads to something that should be different for them, and that to somebody who does something by a day. "
    "Could somebody else tell, in three months, whether it worked?"
)
RESTS_ON = Question(
    "rests_on",
    "Which assessment does this plan rest on?",
    OneOf(offered=ASSESSMENTS),
    hint="None is offered where none has been approved. Whoever approves the plan is told so.",
)
BASIS = Section(key="basis", title="What this plan rests on, and what changed", questions=(RESTS_ON, CHANGED))
WISHES = Section(
    key="wishes",
    title="The child’s wishes",
    questions=(
        Question("wishes", "What {child} wants, in their own words", Words(rows=5), needed=True, voice=True, carries=True),
        Question("answer", "What of it we will do, and why not the rest", Words(rows=4), needed=True, carries=True),
        Question("parents", "What their parents want", Words(rows=4), carries=True),
    ),
)
ACTIONS = needs_asked(agreed=True)
CONTACT = Section(
    key="contact",
    title="Seeing family and friends",
    questions=(
        Question("contact", "Whom {child} sees, how often, where, and who arranges it", Words(rows=6), needed=True, carries=True),
    ),
)
OTHERWISE = Section(
    key="otherwise",
    title="If it does not work",
    questions=(
        Question(
            "otherwise", "What we will do if this plan does not work, and when we would know", Words(), needed=True, carries=True
        ),
    ),
)
FOR_CHILD = Section(
    key="for-child",
    title="In words for the child",
    questions=(
        Question(
            "for_child",
            "What you would say to {child} about this plan",
            Words(rows=6),
            hint="In plain words, to them: what is going well, what we worry about, what happens next. It heads the plan they are given.",
            needed=True,
        ),
    ),
)
ROUTES = (*options(Plan.Permanence), Option(NOT_YET, "Not decided yet"))
DECIDED = tuple(one.key for one in ROUTES if one.key != NOT_YET)
PERMANENCE = Section(
    key="permanence",
    title="Permanence",
    questions=(
        Question("route", "Where will {child} grow up?", OneOf(ROUTES), needed=True, tells="plan.permanence"),
        Question(
            "route_why",
            "Why, and what happens next to bring it about",
            Words(),
            needed=True,
            when=When("route", DECIDED),
            carries=True,
        ),
        Question(
            "route_when",
            "Why not yet, and by when it will be decided",
            Words(rows=4),
            needed=True,
            when=When("route", (NOT_YET,)),
        ),
    ),
)
CARE_PLAN = Form(
    key="care-plan",
    version=1,
    title="Care plan",
    sections=(BASIS, WISHES, ACTIONS, PERMANENCE, CONTACT, OTHERWISE, FOR_CHILD),
    guidance=GUIDANCE,
    signed_off=True,
)

WHICH_PLACEMENT = Section(
    key="basis",
    title="What this plan rests on, and what changed",
    questions=(
        Question("placement", "Which placement is it for?", OneOf(offered=PLACEMENTS), needed=True, tells="plan.placement"),
        RESTS_ON,
        CHANGED,
    ),
)
EVERY_DAY = Section(
    key="every-day",
    title="From day to day",
    questions=(
        Question("wishes", "What {child} wants here, in their own words", Words(rows=4), needed=True, voice=True, carries=True),
        Question(
            "every_day", "How {child} is looked after here: mornings, meals, bedtime, comfort", Words(), needed=True, carries=True
        ),
        Question("keeps_safe", "What keeps {child} safe here", Words(rows=4), needed=True, carries=True),
        Question("health_school", "Doctor, dentist, school, and who takes them", Words(rows=4), carries=True),
    ),
)
WHO_DECIDES = (
    Option("carer", "The carers"),
    Option("parents", "The parents"),
    Option("council", "The social worker or the council"),
    Option("child", "They decide themselves"),
)
EVERYDAY_DECISIONS = (
    Option("haircut", "Haircuts"),
    Option("sleepover", "Staying the night with friends"),
    Option("school_trip", "School trips of a day"),
    Option("school_stay", "School trips with nights away"),
    Option("clubs", "Clubs, sport and activities"),
    Option("health", "Everyday health: the doctor, medicines from the chemist"),
    Option("treatment", "Planned treatment, injections, the dentist under anaesthetic"),
    Option("photographs", "Photographs, and their being put online"),
    Option("phone", "Phone, games and social media"),
    Option("abroad", "Holidays, here and abroad"),
    Option("faith", "Going to worship"),
)
DELEGATED = Section(
    key="decisions",
    title="Who may decide what",
    hint="Agreed with the parents and the carers. Carers should be able to say yes without ringing the office.",
    questions=(
        Question(
            "decisions",
            "Who may decide what",
            EachOf(
                (
                    Question("who", "Who may say yes?", OneOf(WHO_DECIDES), needed=True),
                    Question("but", "But only if", Words(rows=2)),
                ),
                offered=DECISIONS,
            ),
        ),
        Question("agreed_with", "With whom was this agreed, and when?", Words(rows=3), needed=True, carries=True),
    ),
)
PLACEMENT_PLAN = Form(
    key="placement-plan",
    version=1,
    title="Placement plan",
    sections=(WHICH_PLACEMENT, EVERY_DAY, DELEGATED, ACTIONS, CONTACT, OTHERWISE, FOR_CHILD),
    guidance=GUIDANCE,
    signed_off=True,
)

PATHWAY_BASIS = Section(
    key="basis",
    title="What this plan rests on, and what changed",
    questions=(
        RESTS_ON,
        Question(
            "reviewed_on",
            "If it follows a review of the pathway plan, when was that?",
            Day(),
            tells="plan.reviewed_on",
        ),
        CHANGED,
    ),
)
MINE = Section(
    key="mine",
    title="My own part",
    hint="The young person’s own. They write it, or say it and you write it as they said it.",
    questions=(
        Question("mine_good", "What I am proud of, and what is going well", Words(rows=4), voice=True, carries=True),
        Question(
            "mine_wants", "What I want from the next year, and after it", Words(rows=4), needed=True, voice=True, carries=True
        ),
        Question("mine_worries", "What I worry about", Words(rows=4), voice=True, carries=True),
        Question("mine_people", "Who is there for me", Words(rows=4), voice=True, carries=True),
        Question("mine_help", "What help I want, and from whom", Words(rows=4), voice=True, carries=True),
    ),
)
AHEAD = Section(
    key="ahead",
    title="The years ahead",
    questions=(
        Question("health", "Health and wellbeing", Words(rows=4), needed=True, carries=True),
        Question("work", "Education, training and work", Words(rows=4), needed=True, carries=True),
        Question("money", "Money, savings and documents", Words(rows=4), needed=True, carries=True),
        Question("home", "Where I live, and where I will", Words(rows=4), needed=True, carries=True),
        Question("skills", "Living on my own: what I can do, what I am learning", Words(rows=4), carries=True),
        Question("people", "Family, friends and who I am", Words(rows=4), carries=True),
        Question("adviser", "What my personal adviser does, and how often we meet", Words(rows=4), needed=True, carries=True),
    ),
)
PATHWAY_PLAN = Form(
    key="pathway-plan",
    version=1,
    title="Pathway plan",
    sections=(PATHWAY_BASIS, MINE, AHEAD, ACTIONS, OTHERWISE),
    guidance=GUIDANCE + " What do they hope for? Aim as high as they do.",
    signed_off=True,
)
