"""In what published figures differ from ours, where many differ alike; and the measures that are published but not twinned, with why."""

from __future__ import annotations

ONCE_A_YEAR = "Published once a year, for the year to 31 March; ours is of whatever twelve months or period is asked about."
AT_MARCH = "Published as at 31 March; ours is as at whatever day is asked about."
POPULATION = (
    "The children it is a rate of are those under 18 in the Office for National Statistics' estimate for the middle of the year before, "
    "which is revised later: a published rate can then change while its count does not."
)
STARTS = "Published: a child who came in twice in the year is counted once, the first time."
ADOPTED = (
    "Published apart for adoption, special guardianship and child arrangements orders; ours is the three together. Published: of all who "
    "ceased to be looked after in the year, each the last time they did; rounded to a whole number."
)
SCHOOL = "Published by matching the return with the school census, months later: children who are in no state school in England are left out."
CARE_LEAVERS = (
    "Published, and shown here, of young people whose 19th, 20th or 21st birthday fell in the year, as things stood around that day; ours "
    "is of those asked about. Left out: those who died or went home to parents for six months. Those whose answer nobody knows are "
    "counted, as not."
)
WORKFORCE = "Published once a year, of all children and family social workers of a council, as at or in the year to 30 September."

LEFT_OUT: dict[str, str] = {
    "M-FD-13": "Published as a share of referrals; ours is of assessments.",
    "M-FD-14": "Not in that file.",
    "M-FD-17": "Not in that file; it could be derived from two rates that are each rounded.",
    "M-CP-09": "Not in that file.",
    "M-CP-12": "Not in that file.",
    "M-CN-04": "Published of all episodes of need, children looked after and leaving care among them; ours is of children on a plan.",
    "M-LA-12": "Not in that file.",
    "M-IR-01": "Not in that file.",
    "M-IR-02": "Not in that file.",
    "M-IR-03": "Not in that file.",
    "M-PR-03": "No longer in that file: the adoption scorecards are published apart.",
    "M-PR-04": "Not in that file.",
    "M-PR-05": "No longer in that file: the adoption scorecards are published apart.",
    "M-PR-06": "Not in that file.",
    "M-PR-08": "Not in that file.",
    "M-PR-09": "Not in that file.",
    "M-PR-11": "Not in that file.",
    "M-PL-05": "Published by the Ministry of Justice by court, and not in that file.",
    "M-PL-06": "Published by the Ministry of Justice by court, and not in that file.",
    "M-MI-02": "Not in that file.",
    "M-MI-03": "Nobody publishes it; researchers ask councils.",
    "M-MI-04": "Nobody publishes it; researchers ask councils. See the table of national figures.",
    "M-HE-05": "Not in that file.",
    "M-HE-06": "Not in that file.",
    "M-HE-08": "That file has how many were identified; ours is how many of those were offered help.",
    "M-ST-02": "Not in that file. See the table of national figures.",
    "M-ST-07": "That file has those over 20 miles away and outside the council's boundary; ours takes in those inside it.",
    "M-ST-08": "Not in that file.",
    "M-ST-10": "That file has fostering as a share of all placements; ours is the share of foster placements that are the council's own.",
    "M-ST-13": "Not in that file.",
    "M-ST-14": "Not in that file.",
    "M-ST-15": "That file divides a year's outturn by the placements of one day; ours is what placements cost by the week.",
    "M-CL-04": "That file has those the council is not in touch with, which leaves out young people who refused or no longer want it.",
    "M-CL-07": "That file says 18 to 20, and its figures are those of ages 19 and 20; ours is of 18-year-olds. See the table of national figures.",
    "M-VO-03": "A survey of the councils that subscribe to it.",
    "M-PF-01": "No longer collected.",
}
"""Every measure that somebody publishes a figure for and that has no twin here, with the reason."""
