"""What the demo is shaped on: published shares, each with where it was published and for what year.

DfE means "Children looked after in England including adoptions", year ending 31 March 2024, national tables, per cent rounded as
published. Where a joint distribution is needed and none is published, its margins are, and the split is our own judgement: it says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

DFE = "DfE, children looked after in England, year ending 31 March 2024"


@dataclass(frozen=True, slots=True)
class Published:
    """One published distribution, in per cent."""

    title: str
    source: str
    shares: Mapping[str, float]


AGE_NOW = Published(
    "Age of those looked after",
    f"{DFE}: characteristics on 31 March, age group",
    {"Under 1": 4, "1 to 4": 13, "5 to 9": 18, "10 to 15": 38, "16 and over": 27},
)
LEGAL_NOW = Published(
    "Legal status of those looked after",
    f"{DFE}: characteristics on 31 March, legal status",
    {"Care order (interim or full)": 75, "Placement order": 6, "Section 20": 19},
)
PLACEMENT_NOW = Published(
    "Placement of those looked after",
    f"{DFE}: characteristics on 31 March, placement",
    {
        "Foster care, relative or friend": 16,
        "Foster care, other": 51,
        "Placed for adoption": 2,
        "With parents": 6,
        "Children's and secure homes": 10,
        "Supported accommodation": 7,
        "Other residential": 2,
        "Residential school or other": 5,
    },
)
NEED_NOW = Published(
    "Need of those looked after",
    f"{DFE}: characteristics on 31 March, category of need",
    {"N1": 66, "N2": 2, "N3": 2, "N4": 7, "N5": 12, "N6": 1, "N8": 9},
)
SEX_NOW = Published("Sex of those looked after", f"{DFE}: characteristics on 31 March, gender", {"F": 43, "M": 57})
AGE_LEFT = Published(
    "Age of those who left",
    f"{DFE}: children who ceased, age on ceasing",
    {"Under 1": 5, "1 to 4": 19, "5 to 9": 11, "10 to 15": 14, "16 and 17": 12, "18": 39},
)
REASON_LEFT = Published(
    "Why they left",
    f"{DFE}: children who ceased, reason episode ceased",
    {
        "Adopted": 9,
        "Returned home, planned": 17,
        "Returned home, unplanned": 3,
        "Special guardianship": 11,
        "Child arrangements order": 3,
        "To relatives or others without parental responsibility": 6,
        "Independent living, supported": 13,
        "Independent living, unsupported": 3,
        "Stayed with carers at 18": 16,
        "Another council took over": 6,
        "Adult social care": 1,
        "Found to be an adult": 1,
        "Sentenced to custody": 1,
        "Any other": 10,
    },
)
DURATION_LEFT = Published(
    "How long they had been looked after",
    f"{DFE}: children who ceased, duration of last period of care",
    {
        "Under 2 weeks": 7,
        "2 to 8 weeks": 7,
        "8 weeks to 6 months": 14,
        "6 months to 1 year": 19,
        "1 to 2 years": 21,
        "2 to 3 years": 9,
        "3 to 5 years": 9,
        "5 to 10 years": 9,
        "10 years and over": 5,
    },
)
MOVES_IN_YEAR = Published(
    "Placements in the year, of those looked after for 12 months",
    f"{DFE}: placements during the year by characteristics",
    {"1": 72, "2": 19, "3 or more": 9},
)
REASON_MOVED = Published(
    "Why a placement changed",
    f"{DFE}: reason for placement change during the year",
    {
        "CARPL": 31, "PLACE": 24, "OTHER": 22, "CREQB": 8, "CREQO": 6, "CHILD": 3, "CLOSE": 1, "ALLEG": 1, "LAREQ": 1, "STAND": 1,
    },
)  # fmt: skip
HEALTH_YEAR = Published(
    "Health in the year, of those looked after for 12 months",
    f"{DFE}: health outcomes (questionnaires: of those aged 5 to 16)",
    {"Health assessment": 89, "Immunisations up to date": 82, "Teeth checked": 79, "Strengths and difficulties scored": 77},
)
MISSING_YEAR = Published(
    "Missing in the year, of all looked after in it",
    "DfE, local authority table, Darlington 2017: 40 of 308 looked after; 2024: 25 of 431; England 2024: 11 per cent",
    {"Missing at least once": 11},
)
TURN_OF_PHRASE = "Ofsted, letter of 10 November 2016 on Darlington: 17 of 19 children interviewed within 72 hours, in two months"
INTERVIEWED = Published("Return interviews within 72 hours, last two months", TURN_OF_PHRASE, {"In time": 89})
WORKERS_YEAR = Published(
    "Social workers in the year, of those looked after now",
    "DfE, children's social care outcomes, social worker stability, year ending 31 March 2024: England 27 per cent, Darlington 32",
    {"3 or more": 27},
)
CASELOAD = Published(
    "Children to a social worker (a number, not a share)",
    "DfE, children's social work workforce, 2024: England, average caseload 15.4",
    {"On average": 15.4},
)
REVIEWED = Published(
    "Reviews held in time, last year (not published: our aim)",
    "No figure is published; needs and letter speak of timeliness much improved, so the demo aims at 92 per cent",
    {"In time": 92},
)

# -- joint shares: our own split, made to add up to the margins above -------------------------------------------------------
KIN, FOSTER, ADOPTION, PARENTS, HOME, SUPPORTED, RESIDENTIAL, SCHOOL = (
    "kin", "foster", "adoption", "P1", "K2", "K3", "residential", "S1",
)  # fmt: skip
PLACE_BY_AGE: dict[str, dict[str, float]] = {
    "Under 1": {FOSTER: 70, KIN: 16, PARENTS: 8, RESIDENTIAL: 6},
    "1 to 4": {FOSTER: 48, KIN: 25, ADOPTION: 13, PARENTS: 14},
    "5 to 9": {FOSTER: 60, KIN: 24, ADOPTION: 2, PARENTS: 9, HOME: 4, SCHOOL: 1},
    "10 to 15": {FOSTER: 60, KIN: 15, PARENTS: 5, HOME: 15, RESIDENTIAL: 1, SCHOOL: 4},
    "16 and over": {FOSTER: 39, KIN: 9, PARENTS: 2, HOME: 14, SUPPORTED: 27, RESIDENTIAL: 4, SCHOOL: 5},
}
LEFT_BY_AGE: dict[tuple[str, str], float] = {
    ("Under 1", "E4A"): 2, ("Under 1", "E47"): 1, ("Under 1", "E11"): 0.5, ("Under 1", "E4B"): 0.5, ("Under 1", "E13"): 0.6,
    ("Under 1", "E41"): 0.4,
    ("1 to 4", "E12"): 6.5, ("1 to 4", "E11"): 1, ("1 to 4", "E45"): 3, ("1 to 4", "E47"): 2.5, ("1 to 4", "E4A"): 3,
    ("1 to 4", "E41"): 1.2, ("1 to 4", "E13"): 1, ("1 to 4", "E4B"): 0.4, ("1 to 4", "E3"): 0.4,
    ("5 to 9", "E45"): 2.5, ("5 to 9", "E46"): 1, ("5 to 9", "E4A"): 3.4, ("5 to 9", "E12"): 1, ("5 to 9", "E41"): 1,
    ("5 to 9", "E13"): 1, ("5 to 9", "E4B"): 0.4, ("5 to 9", "E3"): 0.7,
    ("10 to 15", "E4A"): 6, ("10 to 15", "E4B"): 1.2, ("10 to 15", "E13"): 1.8, ("10 to 15", "E45"): 1, ("10 to 15", "E41"): 0.5,
    ("10 to 15", "E3"): 1.8, ("10 to 15", "E8"): 1.4, ("10 to 15", "E14"): 0.3,
    ("16 and 17", "E4A"): 2.6, ("16 and 17", "E4B"): 0.5, ("16 and 17", "E5"): 1, ("16 and 17", "E8"): 1.8,
    ("16 and 17", "E13"): 1.6, ("16 and 17", "E3"): 2.1, ("16 and 17", "E15"): 1.1, ("16 and 17", "E9"): 0.8,
    ("16 and 17", "E14"): 0.5,
    ("18", "E17"): 16, ("18", "E5"): 12, ("18", "E6"): 3, ("18", "E8"): 5.6, ("18", "E7"): 1.4, ("18", "E3"): 1,
}  # fmt: skip
ETHNICITY: dict[str, float] = {
    # Darlington 2017 published 197 of 219 White, 13 Mixed and too few of others to show; England 2024: 71 and 11 per cent.
    "WBRI": 80, "WOTH": 3, "WROM": 1, "WIRT": 0.5, "MWBC": 3, "MWBA": 1, "MWAS": 1.5, "MOTH": 2, "APKN": 1.5, "ABAN": 0.5,
    "AOTH": 1, "BCRB": 0.5, "BAFR": 2, "OOTH": 2, "NOBT": 0.5,
}  # fmt: skip
UNACCOMPANIED_SHARE = 0.06
"""Of those looked after: DfE 2024 gives about 9 per cent for England, none for Darlington in 2017. A borough between the two."""
BACK_AGAIN_SHARE = 0.11
"""Of those who left, this share had been looked after before: DfE 2024, number of periods of care (89 per cent had one)."""
AWAY_HOURS: dict[tuple[float, float], float] = {(2, 23): 33, (24, 47): 57, (60, 168): 8, (170, 500): 2}
"""How long a child was missing: DfE 2024, durations of missing periods (under a day, 1 to 2 days, 3 to 7 days, more)."""
PARTICIPATION: dict[str, float] = {"PN1": 52, "PN2": 4, "PN3": 3, "PN4": 2, "PN5": 4, "PN6": 27, "PN7": 8}
"""How children of four and over take part in reviews: our judgement, from the codes that returns use most."""
FIRST_STATUS: dict[str, float] = {"C1": 62, "V2": 24, "L2": 8, "L1": 6}
"""How the care of a child who comes before the court begins: our judgement, to meet DfE 2024 starters (31 care, 57 s20, 10 detained)."""
