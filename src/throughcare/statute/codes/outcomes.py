"""Codes that say what happened while looked after, and after leaving care."""

from __future__ import annotations

from throughcare.statute.codes.code_set import Code, code_set

REVIEW_CODE = code_set(
    "REVIEW_CODE",
    "How the child took part in a review",
    PN0="Under 4 at the review",
    PN1="Attended, spoke for self",
    PN2="Attended, advocate spoke",
    PN3="Attended, views by other means (symbols, signs)",
    PN4="Attended, views not conveyed",
    PN5="Did not attend, advocate briefed",
    PN6="Did not attend, views sent by other means",
    PN7="Did not attend, views not conveyed",
)

SDQ_REASON = code_set(
    "SDQ_REASON",
    "Why there is no strengths and difficulties score",
    SDQ1="No form came back, or not asked at this age",
    SDQ2="Carer refused",
    SDQ3="Disability prevents completion",
    SDQ4="Other",
    SDQ5="Young person refused",
)

OC2_FLAG = code_set(
    "OC2_FLAG",
    "Yes or no",
    Code("0", "No"),
    Code("1", "Yes"),
)

IN_TOUCH = code_set(
    "IN_TOUCH",
    "Whether the council is in touch",
    YES="In touch",
    NO="Not in touch",
    DIED="Died after leaving care",
    REFU="Refuses contact",
    NREQ="No longer needs service",
    RHOM="Returned home for 6 months or more",
)

ACTIV = code_set(
    "ACTIV",
    "Education, employment or training",
    # Superseded by 4 and 5; the facts do not say in which year, so 2018 is the last we have seen them in.
    Code("F3", "Training or employment, full time", until=2018),
    Code("P3", "Training or employment, part time", until=2018),
    Code("0", "Not applicable or not known"),
    F1="Higher education, full time",
    P1="Higher education, part time",
    F2="Other education, full time",
    P2="Other education, part time",
    F4="Training or an apprenticeship, full time (or employment: sources differ)",
    P4="Training or an apprenticeship, part time (or employment: sources differ)",
    F5="Employment, full time (or training: sources differ)",
    P5="Employment, part time (or training: sources differ)",
    G4="Not in education, work or training: illness or disability",
    G5="Not in education, work or training: another reason",
    G6="Not in education, work or training: pregnancy or parenting",
)

ACCOM = code_set(
    "ACCOM",
    "Where a young person who left care lives",
    Code("0", "Not applicable"),
    B1="With parents or relatives, suitable",
    B2="With parents or relatives, not suitable",
    C1="Community home or other residential, suitable",
    C2="Community home or other residential, not suitable",
    D1="Semi-independent or transitional, suitable",
    D2="Semi-independent or transitional, not suitable",
    E1="Supported lodgings, suitable",
    E2="Supported lodgings, not suitable",
    G1="Gone abroad, suitable",
    G2="Gone abroad, not suitable",
    H1="Deported, suitable",
    H2="Deported, not suitable",
    K1="Ordinary lodgings, suitable",
    K2="Ordinary lodgings, not suitable",
    R1="Residence not known, suitable",
    R2="Residence not known, not suitable",
    S2="No fixed abode, not suitable",
    T1="Foyer, suitable",
    T2="Foyer, not suitable",
    U1="Independent living, suitable",
    U2="Independent living, not suitable",
    V1="Emergency accommodation, suitable",
    V2="Emergency accommodation, not suitable",
    W1="Bed and breakfast, suitable",
    W2="Bed and breakfast, not suitable",
    X2="Custody, not suitable",
    Y1="Any other place, suitable",
    Y2="Any other place, not suitable",
    Z1="With former foster carers, suitable",
    Z2="With former foster carers, not suitable",
)

FOSTER_CARE = code_set(
    "FOSTER_CARE",
    "Adopted by their foster carer",
    Code("0", "Not adopted by former foster carer"),
    Code("1", "Adopted by former foster carer"),
)

NB_ADOPTR = code_set(
    "NB_ADOPTR",
    "How many adopters",
    Code("1", "One adopter"),
    Code("2", "Two adopters"),
)

SEX_ADOPTR = code_set(
    "SEX_ADOPTR",
    "Sex of adopters",
    M1="One male",
    F1="One female",
    MM="Male couple",
    FF="Female couple",
    MF="Male and female couple",
)

LS_ADOPTR = code_set(
    "LS_ADOPTR",
    "Legal status of adopters",
    L0="Single",
    L11="Different-sex married couple",
    L12="Same-sex married couple",
    L2="Civil partners",
    L3="Unmarried different-sex couple",
    L4="Unmarried same-sex couple",
)

REASON_PLACED_CEASED = code_set(
    "REASON_PLACED_CEASED",
    "Why adoption ceased to be the plan",
    RD1="Child's needs changed",
    RD2="Court made no placement order",
    RD3="No adopters found",
    RD4="Other",
)

PREV_PERM = code_set(
    "PREV_PERM",
    "Permanence before this time in care",
    P1="Previously adopted",
    P2="Previously special guardianship",
    P3="Previously residence / child arrangements order",
    P4="Unknown previous option",
    Z1="None",
)

LA_PERM = code_set(
    "LA_PERM",
    "Who arranged the earlier permanence, beside English councils",
    Code("999", "Not known"),
    WAL="Wales",
    SCO="Scotland",
    NIR="Northern Ireland",
    NUK="Outside UK",
)

MISSING = code_set(
    "MISSING",
    "Missing or away",
    M="Missing",
    A="Away from placement without authorisation",
)

SW_REASON = code_set(
    "SW_REASON",
    "Why the social worker changed",
    MANAGE="Managing caseloads",
    FCONTA="First contact or re-referral",
    LEFTRL="Previous worker left the role",
    ORGRST="Reorganisation",
    TSPROC="Transferred as part of process",
    ABSENC="Absence cover or return",
    CHCHAN="Child asked for change",
    PCCHAN="Parent/carer asked for change",
    SWDIED="Previous worker died",
    OTHERS="Other",
)
