"""Codes that say who a child is and where they are looked after."""

from __future__ import annotations

from throughcare.statute.codes.code_set import Code, code_set

SEX = code_set(
    "SEX",
    "Sex",
    Code("M", "Male", since=2025),
    Code("F", "Female", since=2025),
    Code("U", "Unknown", since=2025),
    Code("1", "Male", until=2024),
    Code("2", "Female", until=2024),
)

ETHNIC = code_set(
    "ETHNIC",
    "Ethnic group",
    WBRI="White British",
    WIRI="White Irish",
    WIRT="Traveller of Irish heritage",
    WROM="Gypsy/Roma",
    WOTH="Any other White background",
    MWBC="White and Black Caribbean",
    MWBA="White and Black African",
    MWAS="White and Asian",
    MOTH="Any other mixed background",
    AIND="Indian",
    APKN="Pakistani",
    ABAN="Bangladeshi",
    AOTH="Any other Asian background",
    BCRB="Black Caribbean",
    BAFR="Black African",
    BOTH="Any other Black background",
    CHNE="Chinese",
    OOTH="Any other ethnic group",
    REFU="Refused",
    NOBT="Not yet obtained",
)

UPN_UNKNOWN = code_set(
    "UPN_UNKNOWN",
    "Why there is no unique pupil number",
    UN1="Not of school age",
    UN2="Never attended a maintained school in England",
    UN3="Educated outside England",
    UN4="Looked after about a week or less by 31 March, number not yet known",
    UN5="Sources give conflicting numbers, being resolved",
)

MOTHER = code_set(
    "MOTHER",
    "Whether she is a mother",
    Code("0", "Not a mother"),
    Code("1", "Is a mother"),
)

RNE = code_set(
    "RNE",
    "Why a new episode began",
    S="Started to be looked after",
    L="Legal status changed only",
    P="Placement and carer changed, legal status did not",
    T="Placement changed, same carer, legal status did not",
    B="Legal status, placement and carer changed",
    U="Legal status and placement changed, same carer",
)

LS = code_set(
    "LS",
    "Legal status",
    C1="Interim care order",
    C2="Full care order",
    D1="Freeing order",
    E1="Placement order",
    V2="Section 20, single period of accommodation",
    V3="Short breaks, each episode recorded",
    V4="Short breaks, only the agreement recorded",
    L1="Police protection, in council accommodation",
    L2="Emergency protection order",
    L3="Child assessment order, in council accommodation",
    J1="On remand to the council or to youth detention accommodation",
    J2="Held by police and moved to council accommodation",
    J3="Youth rehabilitation order with residence or fostering requirement",
)

CIN = code_set(
    "CIN",
    "Need that led to being looked after",
    N1="Abuse or neglect",
    N2="Child's disability or illness",
    N3="Parent's disability or illness",
    N4="Family in acute stress",
    N5="Family dysfunction",
    N6="Socially unacceptable behaviour",
    N7="Low income",
    N8="Absent parenting",
)

PLACE = code_set(
    "PLACE",
    "Kind of placement",
    # The facts say K3 replaced H5 "from 2023/24 to 2024/25"; a code beside its years is a doubt, never a fault.
    Code("K3", "Supported accommodation, 16 and over", since=2024),
    Code("Z11", "Other placement, one of four kinds; its meaning is still to be confirmed", since=2026),
    Code("Z12", "Other placement, one of four kinds; its meaning is still to be confirmed", since=2026),
    Code("Z13", "Other placement, one of four kinds; its meaning is still to be confirmed", since=2026),
    Code("Z14", "Other placement, one of four kinds; its meaning is still to be confirmed", since=2026),
    Code("H5", "Semi-independent living", until=2024),
    Code("P2", "Independent living", until=2025),
    Code("Z1", "Any other placement", until=2025),
    A3="Adoption placement by consent, with current foster carer",
    A4="Adoption placement by consent, not with current foster carer",
    A5="Adoption placement under placement order, with current foster carer",
    A6="Adoption placement under placement order, not with current foster carer",
    K1="Secure children's home",
    K2="Children's home under the regulations",
    P1="With parent or person with parental responsibility",
    P3="Residential employment",
    R1="Residential care home",
    R2="NHS or other medical/nursing establishment",
    R3="Family centre or mother-and-baby unit",
    R5="Young offender institution or prison",
    S1="Residential school",
    T0="Any temporary move, as older returns put it",
    T1="Temporary: in hospital",
    T2="Temporary: child on holiday",
    T3="Temporary: while usual carer is on holiday",
    T4="Temporary: up to 7 days, other reason",
    U1="Kinship foster care, long term",
    U2="Kinship foster care, also approved adopter",
    U3="Kinship foster care, other",
    U4="Other foster care, long term",
    U5="Other foster care, also approved adopter",
    U6="Other foster care, other",
)

PLACE_PROVIDER = code_set(
    "PLACE_PROVIDER",
    "Who provides the placement",
    PR0="Parent or person with parental responsibility",
    PR1="Own provision",
    PR2="Other local authority",
    PR3="Other public body",
    PR4="Private",
    PR5="Voluntary / third sector",
)

REC = code_set(
    "REC",
    "Why an episode ended",
    X1="Episode ends, another begins the same day",
    E11="Adopted, unopposed",
    E12="Adopted, consent dispensed with",
    E2="Died",
    E3="Care taken over by another UK authority",
    E4A="Returned home, planned",
    E4B="Returned home, unplanned",
    E13="Left to live with a parent, relative or other person without parental responsibility",
    E41="Residence / child arrangements order",
    E45="Special guardianship to former foster carer who was a relative or friend",
    E46="Special guardianship to former foster carer, not relative or friend",
    E47="Special guardianship to relative or friend, not former foster carer",
    E48="Special guardianship to other carer",
    E5="Independent living, supported",
    E6="Independent living, no formalised support",
    E7="Adult social services residential care",
    E8="Any other reason",
    E9="Sentenced to custody",
    E14="Remand accommodation ended",
    E15="Age assessed as 18 or over and ceased",
    E16="Moved abroad",
    E17="Turned 18 and stayed with current carers (staying put)",
)

REASON_PLACE_CHANGE = code_set(
    "REASON_PLACE_CHANGE",
    "Why a placement changed",
    CARPL="Care plan change",
    CLOSE="Provision closed or carer resigned",
    ALLEG="An allegation against the carer or home",
    STAND="Standards of care",
    APPRR="Approval removed",
    CREQB="Carer asked to end it, behaviour",
    CREQO="Carer asked to end it, other",
    CHILD="Child asked to end it",
    LAREQ="The council asked to end it",
    PLACE="Only the status of the placement changed",
    CUSTOD="Custody",
    OTHER="Other",
)
