"""The tables and columns of the SSDA903 return, by the year in which it ends: 2018 is 1 April 2017 to 31 March 2018.

Every table here has been collected in every known year unless it says `since`. Columns are those of 2026/27, which
those of 2017/18 agree with; what differs between years is the codes, and they carry their own years.
"""

from __future__ import annotations

from datetime import date

from throughcare.record.care import Episode, LibertyOrder, SocialWorker
from throughcare.record.happenings import Missing, Outcomes, Review
from throughcare.record.people import Person, UnaccompaniedStatus
from throughcare.record.permanence import AdoptionDecision, LeavingCare, PlacedForAdoption, PreviousPermanence
from throughcare.returns.cells import Coded, Day, Number, PartialDay, Postcode, Sex, Text, YesNo
from throughcare.returns.ssda903.headings import Heading, ReturnTable, When
from throughcare.statute.codes import care, outcomes

FIRST_YEAR, LAST_YEAR = 2010, 2100

UPN = Text(usual=r"[A-HJ-NP-RT-Z][0-9]{12}|[A-HJ-NP-RT-Z][0-9]{11}[A-Z]|UN[1-5]", wording="in the form of a unique pupil number")
URN = Text(usual=r"[0-9A-Z]{7}|SC[0-9]{6}", wording="in the form of an Ofsted number")
CHILD_NUMBER = Text(usual=r".{1,20}", wording="a child's number of at most 20 characters")
WORKER_NUMBER = Text(usual=r"(SW|XX).*", wording="in the form of a social worker's registration number")

CHILD = Heading("CHILD", "child", CHILD_NUMBER, must=True, also_called=("CHILDID",))
BORN = Heading("DOB", "", Day(), when=When.BORN)


def _happened(name: str, fills: str, *, must: bool = False, usual: bool = False) -> Heading:
    return Heading(name, fills, Day(), must=must, usual=usual, when=When.HAPPENED)


HEADER = ReturnTable(
    "Header",
    Person,
    (
        CHILD,
        Heading("SEX", "sex", Sex(care.SEX), must=True),
        Heading("DOB", "born_on", Day(), must=True, when=When.BORN),
        Heading("ETHNIC", "ethnicity", Coded(care.ETHNIC), usual=True),
        Heading("UPN", "upn", UPN, usual=True),
        Heading("MOTHER", "mother", YesNo()),
        _happened("MC_DOB", "mothers_child_born_on"),
    ),
)
EPISODES = ReturnTable(
    "Episodes",
    Episode,
    (
        CHILD,
        _happened("DECOM", "started_on", must=True),
        Heading("RNE", "reason_new", Coded(care.RNE), must=True),
        Heading("LS", "legal_status", Coded(care.LS), must=True),
        Heading("CIN", "need", Coded(care.CIN), usual=True),
        Heading("PLACE", "placement", Coded(care.PLACE), usual=True, also_called=("PL",)),
        Heading("PLACE_PROVIDER", "provider", Coded(care.PLACE_PROVIDER)),
        _happened("DEC", "ended_on"),
        Heading("REC", "reason_ceased", Coded(care.REC)),
        Heading("REASON_PLACE_CHANGE", "reason_changed", Coded(care.REASON_PLACE_CHANGE)),
        Heading("HOME_POST", "home_postcode", Postcode()),
        Heading("PL_POST", "placement_postcode", Postcode()),
        Heading("URN", "urn", URN),
    ),
    spans=(("DECOM", "DEC"),),
)
REVIEWS = ReturnTable(
    "Reviews",
    Review,
    (
        CHILD,
        BORN,
        _happened("REVIEW", "held_on", must=True),
        Heading("REVIEW_CODE", "participation", Coded(outcomes.REVIEW_CODE), usual=True),
    ),
)
UASC = ReturnTable(
    "UASC",
    UnaccompaniedStatus,
    (CHILD, Heading("SEX", "", Sex(care.SEX)), BORN, Heading("DUC", "ceased_on", Day(), when=When.EXPECTED)),
)
OC2 = ReturnTable(
    "OC2",
    Outcomes,
    (
        CHILD,
        BORN,
        Heading("SDQ_SCORE", "sdq_score", Number(0, 40)),
        Heading("SDQ_REASON", "sdq_reason", Coded(outcomes.SDQ_REASON)),
        Heading("CONVICTED", "convicted", YesNo()),
        Heading("HEALTH_CHECK", "health_check", YesNo()),
        Heading("IMMUNISATIONS", "immunisations", YesNo()),
        Heading("TEETH_CHECK", "teeth_check", YesNo()),
        Heading("HEALTH_ASSESSMENT", "health_assessment", YesNo()),
        Heading("SUBSTANCE_MISUSE", "substance_misuse", YesNo()),
        Heading("INTERVENTION_RECEIVED", "intervention_received", YesNo()),
        Heading("INTERVENTION_OFFERED", "intervention_offered", YesNo()),
    ),
)
OC3 = ReturnTable(
    "OC3",
    LeavingCare,
    (
        CHILD,
        BORN,
        Heading("IN_TOUCH", "in_touch", Coded(outcomes.IN_TOUCH), usual=True),
        Heading("ACTIV", "activity", Coded(outcomes.ACTIV)),
        Heading("ACCOM", "accommodation", Coded(outcomes.ACCOM)),
    ),
)
AD1 = ReturnTable(
    "AD1",
    AdoptionDecision,
    (
        CHILD,
        BORN,
        _happened("DATE_INT", "decided_on", usual=True),
        _happened("DATE_MATCH", "matched_on"),
        Heading("FOSTER_CARE", "by_former_carer", YesNo()),
        Heading("NB_ADOPTR", "adopters", Number(1, 2)),
        Heading("SEX_ADOPTR", "adopters_sex", Coded(outcomes.SEX_ADOPTR)),
        Heading("LS_ADOPTR", "adopters_legal_status", Coded(outcomes.LS_ADOPTR)),
    ),
    steps=(("DATE_INT", "DATE_MATCH"),),
)
PLACED_ADOPTION = ReturnTable(
    "PlacedAdoption",
    PlacedForAdoption,
    (
        CHILD,
        BORN,
        _happened("DATE_PLACED", "placed_on", usual=True),
        _happened("DATE_PLACED_CEASED", "ceased_on"),
        Heading("REASON_PLACED_CEASED", "reason_ceased", Coded(outcomes.REASON_PLACED_CEASED)),
    ),
    spans=(("DATE_PLACED", "DATE_PLACED_CEASED"),),
)
PREV_PERM = ReturnTable(
    "PrevPerm",
    PreviousPermanence,
    (
        CHILD,
        BORN,
        Heading("PREV_PERM", "option", Coded(outcomes.PREV_PERM), must=True),
        Heading("LA_PERM", "authority", Coded(outcomes.LA_PERM, also=r"[0-9]{3}")),
        Heading("DATE_PERM", "ordered_on", PartialDay()),
    ),
)
MISSING = ReturnTable(
    "Missing",
    Missing,
    (
        CHILD,
        BORN,
        Heading("MISSING", "kind", Coded(outcomes.MISSING), must=True),
        _happened("MIS_START", "started_on", must=True),
        _happened("MIS_END", "ended_on"),
    ),
    spans=(("MIS_START", "MIS_END"),),
)
SW_EPISODES = ReturnTable(
    "SWEpisodes",
    SocialWorker,
    (
        CHILD,
        BORN,
        Heading("SW_ID", "worker", WORKER_NUMBER, must=True),
        _happened("SW_DECOM", "started_on", must=True),
        _happened("SW_DEC", "ended_on"),
        Heading("SW_REASON", "reason", Coded(outcomes.SW_REASON), may_be_absent=True),
    ),
    since=2024,
    spans=(("SW_DECOM", "SW_DEC"),),
)
DOLO = ReturnTable(
    "DoLo",
    LibertyOrder,
    (
        CHILD,
        BORN,
        _happened("DOLO_START", "started_on", must=True),
        # an order is made until a day that may lie ahead
        Heading("DOLO_END", "ended_on", Day(), when=When.EXPECTED),
    ),
    since=2027,
    spans=(("DOLO_START", "DOLO_END"),),
)

TABLES: tuple[ReturnTable, ...] = (
    HEADER,
    EPISODES,
    REVIEWS,
    UASC,
    OC2,
    OC3,
    AD1,
    PLACED_ADOPTION,
    PREV_PERM,
    MISSING,
    SW_EPISODES,
    DOLO,
)
BY_NAME: dict[str, ReturnTable] = {table.name: table for table in TABLES}
BY_ROW: dict[type, ReturnTable] = {table.row: table for table in TABLES}


def begins_on(year: int) -> date:
    """The first day of the return for the year that ends in March of `year`."""
    return date(year - 1, 4, 1)


def ends_on(year: int) -> date:
    """The last day of the return: 31 March of `year`."""
    return date(year, 3, 31)
