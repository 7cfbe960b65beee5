"""Measures of the list that nothing recorded here can answer yet, each with what it waits for. None is guessed at meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

FRONT_DOOR = "contacts, referrals, assessments of need at the front door and enquiries are not recorded here yet"
PROTECTION = "child protection conferences, plans, core groups and their visits are not recorded here yet"
IN_NEED = "children in need are not recorded as such here yet, nor their plans"
SECTION_20 = "the register of section 20 and of family arrangements is not kept here yet"
COURT = "pre-proceedings and proceedings are not recorded here yet"
AUDITS = "audits and their moderation are not recorded here yet"
STAFF = "hours, vacancies, agency staff and the supervision of workers themselves are not recorded here yet"
SCHOOLS = "terms, schools, attendance and attainment are not recorded here yet"
VOICE = "advocacy, visitors, surveys, complaints and the children's council are not recorded here yet"
IMPROVEMENT = "the improvement plan, targets and clinics are not kept here yet"
PLACES = "carers, vacancies, searches and costs are not recorded here yet"
DISTANCE = "placements have postcodes here, but no distance or council is worked out from them yet"

_GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        FRONT_DOOR,
        (
            ("M-FD-01", "Contacts received"),
            ("M-FD-02", "Contacts decided in time"),
            ("M-FD-03", "Contacts that became referrals"),
            ("M-FD-04", "Referrals, for every 10,000 children"),
            ("M-FD-05", "Referrals decided within one working day"),
            ("M-FD-06", "Referred again within twelve months"),
            ("M-FD-07", "Referrals that led to no further action"),
            ("M-FD-08", "Moves between early help and statutory help"),
            ("M-FD-09", "Assessments completed within 45 working days"),
            ("M-FD-10", "Assessments open for over 45 working days"),
            ("M-FD-11", "Length of assessments"),
            ("M-FD-12", "Children seen in their assessment"),
            ("M-FD-13", "Assessments that led to no further action"),
            ("M-FD-14", "Factors found at assessment"),
            ("M-FD-15", "Enquiries under section 47, for every 10,000 children"),
            ("M-FD-16", "Strategy discussions held in time"),
            ("M-FD-17", "Enquiries that led to a conference"),
            ("M-FD-18", "Referred again for the same need"),
        ),
    ),
    (
        PROTECTION,
        (
            ("M-CP-01", "Children with a protection plan, for every 10,000"),
            ("M-CP-02", "Conferences within 15 working days"),
            ("M-CP-03", "Protection plans reviewed in time"),
            ("M-CP-04", "First core groups in time"),
            ("M-CP-05", "Protection visits in time"),
            ("M-CP-06", "Children with a protection plan seen lately"),
            ("M-CP-07", "Children with a protection plan seen alone"),
            ("M-CP-08", "A second protection plan, ever"),
            ("M-CP-09", "A second protection plan within two years"),
            ("M-CP-10", "Protection plans that had lasted two years"),
            ("M-CP-11", "Protection plans open for over 18 months"),
            ("M-CP-12", "Protection plans that ended within three months"),
            ("M-CP-13", "Protection plans made again after a core group"),
            ("M-CP-14", "Children who took part in their conference"),
            ("M-CP-15", "Parents who had the report in time"),
        ),
    ),
    (
        IN_NEED,
        (
            ("M-CN-01", "Children in need, for every 10,000"),
            ("M-CN-02", "Plans of children in need in date"),
            ("M-CN-03", "Visits to children in need in time"),
            ("M-CN-04", "Children in need for over twelve months"),
            ("M-CN-05", "Children in need who came to need protection"),
            ("M-CN-06", "Children who had help before they came into care"),
            ("M-CN-07", "Children still at home after help on the edge of care"),
        ),
    ),
    (
        SECTION_20,
        (
            ("M-LA-13", "Section 20 for over 12 weeks, with a senior decision in date"),
            ("M-LA-14", "Children under section 20 reviewed this quarter"),
            ("M-LA-15", "Family arrangements reviewed this quarter"),
        ),
    ),
    (
        "the decision that ends a temporary approval is not recorded here yet",
        (("M-LA-17", "Connected-person placements beyond the legal limit"),),
    ),
    (
        "the day a child first lived with a foster carer who then adopted them is not told apart here yet",
        (("M-PR-04", "Time from coming into care to moving in, foster carers who adopt counted from when they fostered (A10)"),),
    ),
    (
        "a change of plan away from adoption is recorded only once a child has been placed",
        (("M-PR-09", "Adoption plans reversed"),),
    ),
    ("which actions a review decided on is not told apart here yet", (("M-IR-11", "Review decisions carried out on time"),)),
    ("reviewing officers do not grade plans here yet", (("M-IR-14", "Plans graded good by reviewing officers"),)),
    (
        COURT,
        (
            ("M-PL-01", "Families in pre-proceedings"),
            ("M-PL-02", "Pre-proceedings concluded within 16 weeks"),
            ("M-PL-03", "How pre-proceedings ended"),
            ("M-PL-04", "Time from the legal planning decision to issue"),
            ("M-PL-05", "Care proceedings within 26 weeks"),
            ("M-PL-06", "Length of care proceedings"),
            ("M-PL-07", "Proceedings open for over 26 weeks"),
            ("M-PL-08", "Court documents filed on time"),
            ("M-PL-09", "Families offered family group decision-making"),
            ("M-PL-10", "Proceedings issued after a review of drift"),
            ("M-PL-11", "Proceedings issued late and urgently"),
        ),
    ),
    ("exploitation risk assessments are not recorded here yet", (("M-MI-09", "Exploitation risk assessments in date"),)),
    (
        SCHOOLS,
        (
            ("M-ED-02", "Education plans reviewed this term"),
            ("M-ED-04", "Attendance and persistent absence"),
            ("M-ED-06", "Attainment at key stages 2 and 4"),
            ("M-ED-07", "Moves of school in mid-year"),
            ("M-ED-08", "Children not in full-time education"),
            ("M-ED-09", "Children with special educational needs"),
        ),
    ),
    (DISTANCE, (("M-ST-07", "Placed over 20 miles from home"), ("M-ST-08", "Placed outside the council's area"))),
    (
        "whether brothers and sisters are meant to live together is not recorded here yet",
        (("M-ST-09", "Brothers and sisters together"),),
    ),
    (
        PLACES,
        (
            ("M-ST-11", "Placement searches not matched in 24 hours"),
            ("M-ST-12", "Forecast need beside available places"),
            ("M-ST-15", "Weekly cost of placements"),
        ),
    ),
    (AUDITS, (("M-CL-03", "Pathway plans of good quality"),)),
    (
        "advisers' visits and accommodation after care are not recorded here yet",
        (
            ("M-CL-08", "Advisers' visits in two months"),
            ("M-CL-10", "Health passport, national insurance number and proof of identity at 18"),
        ),
    ),
    (
        STAFF,
        (
            ("M-WF-02", "Workers above the agreed caseload"),
            ("M-WF-05", "Turnover of social workers"),
            ("M-WF-06", "Vacancies"),
            ("M-WF-07", "Agency staff"),
            ("M-WF-08", "Personal supervision in time"),
            ("M-WF-12", "Workers not supervised for over three months"),
            ("M-WF-13", "Training completed"),
        ),
    ),
    ("milestones are not recorded as such here yet", (("M-WF-10", "Managers' decisions recorded at milestones"),)),
    (
        AUDITS,
        (
            ("M-QA-01", "Audits completed as planned"),
            ("M-QA-02", "Audits graded good or better"),
            ("M-QA-03", "Audits graded inadequate"),
            ("M-QA-04", "Audits on which a second reader agreed"),
            ("M-QA-05", "Audits graded higher than a second reader would"),
            ("M-QA-06", "Agreement on grades beyond chance"),
            ("M-QA-07", "Actions from audits closed in time"),
            ("M-QA-08", "Improvement when audited again"),
            ("M-QA-09", "Progress of a review of every child's record"),
            ("M-QA-10", "Audits with feedback from the child or family"),
        ),
    ),
    (
        "a plan's words are kept, but not whether they hold the child's views",
        (("M-VO-01", "Children's views in the latest plan"),),
    ),
    (
        VOICE,
        (
            ("M-VO-02", "Children who took up advocacy"),
            ("M-VO-03", "Children who feel safe, know their plan and trust their worker"),
            ("M-VO-04", "Independent visitors matched"),
            ("M-VO-05", "Actions of the children's council completed"),
            ("M-VO-06", "Complaints answered in time"),
            ("M-VO-07", "Complaints from children"),
        ),
    ),
    ("private fostering is not recorded here yet", (("M-PF-01", "Private fostering visits in time"),)),
    ("allegations against adults are not recorded here yet", (("M-LD-01", "Allegations concluded in time"),)),
    (
        IMPROVEMENT,
        (
            ("M-IP-01", "Improvement actions on track"),
            ("M-IP-03", "Improvement actions with evidence of what they changed"),
            ("M-IP-04", "Measures that meet their target"),
            ("M-IP-05", "Measures improving for three months running"),
            ("M-IP-06", "Performance clinics held"),
            ("M-IP-08", "Recommendations rated by their evidence"),
        ),
    ),
    (
        "a return's faults are shown when it is read, and not kept as figures yet",
        (("M-DQ-01", "Records that fail the return's rules"),),
    ),
    ("when something was first written down is kept, but not yet in a snapshot", (("M-DQ-02", "Happenings written down late"),)),
)

WAITING: Mapping[str, tuple[str, str]] = {key: (title, why) for why, several in _GROUPS for key, title in several}
"""By key: what it would be, and what it waits for."""
