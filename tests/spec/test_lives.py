"""What lives are owed, drawn by hand: each reckoned duty, with the edges of section 1 of the law."""

from __future__ import annotations

import pytest
from tests.spec.drawn import drawn
from tests.spec.lives import owed, shown

from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.reference.duties import Live, live
from throughcare.statute.duties import ALL
from throughcare.statute.duty import Duty

EMERGENCIES = """
    | duty  | born       | happened                                                                 | owed                                 | why
    | FD-06 | 2015-01-01 | care 2026-10-24T10:00; status:L1/s 2026-10-24T10:00                      | 2026-10-24 > 2026-10-27T09:00        | seventy-two hours elapsed as the clocks go back
    | FD-06 | 2015-01-01 | care 2026-12-24; status:L1/s 2026-12-24; status ended:L1/s 2026-12-26    | 2026-12-24 > 2026-12-27 = 2026-12-26 | by days where no time is known; Christmas stops nothing
    | FD-06 | 2015-01-01 | care 2026-12-24; status:V2/s 2026-12-24                                  |                                      | section 20 is no police power
    | PL-06 | 2011-06-01 | care 2026-01-05; placed:H5/p 2026-01-05; placement ended/p 2026-01-20    | 2026-01-05 > 2026-01-05 = 2026-01-20 | under 16 in supported accommodation: at once
    | PL-06 | 2011-06-01 | care 2021-09-08; placed:H5/p 2021-09-08                                  |                                      | placed the day before the rule began
    | PL-06 | 2011-06-01 | care 2027-05-30; placed:H5/p 2027-05-30                                  | 2027-05-30 > 2027-05-30 ! 2027-06-01 | it ends at 16
    | PL-06 | 2012-02-29 | care 2028-02-28; placed:H5/p 2028-02-28                                  | 2028-02-28 > 2028-02-28 ! 2028-02-29 | born on 29 February, 16 in a leap year
    | PL-05 | 2011-06-01 | care 2026-01-01; order:2026-03-31/a 2026-01-10                           | 2026-01-10 > 2026-03-31 ! 2029-06-01 | the day the order runs to
    | PL-05 | 2011-06-01 | care 2026-01-01; order/a 2026-01-10                                      | 2026-01-10 > no date ! 2029-06-01    | an order recorded without that day waits for it
    | PL-05 | 2011-06-01 | care 2026-01-01; order:2026-03-31/a 2026-01-10; order ended/a 2026-03-01 | 2026-01-10 > 2026-03-31 ! 2026-03-01 | the order was ended
    | PL-05 | 2008-02-10 | care 2026-01-01; order:2026-03-31/a 2026-01-10                           | 2026-01-10 > 2026-03-31 ! 2026-02-10 | it ends at 18
"""

VISITS = """
    | duty  | born       | happened                                                                                                           | owed                                                                                                                                      | why
    | LA-13 | 2015-01-01 | care 2026-03-27; placed:U4,outside/p 2026-03-27                                                                    | 2026-03-27 > 2026-04-08                                                                                                                   | six working days over Easter
    | LA-13 | 2015-01-01 | care 2020-05-01; placed:U4,outside/p 2020-05-01                                                                    | 2020-05-01 > 2020-10-16                                                                                                                   | twenty-four weeks, in 2020
    | LA-13 | 2015-01-01 | care 2020-04-23; placed:U4,outside/p 2020-04-23                                                                    | 2020-04-23 > 2020-05-01                                                                                                                   | the day before 2020's rule: six working days
    | LA-13 | 2015-01-01 | care 2020-09-26; placed:U4,outside/p 2020-09-26                                                                    | 2020-09-26 > 2020-10-05                                                                                                                   | the day after 2020's rule: six again
    | LA-17 | 2015-01-01 | care 2026-12-18; placed 2026-12-18; visited 2026-12-25                                                             | 2026-12-18 > 2026-12-25 = 2026-12-25                                                                                                      | seven days, Christmas or not
    | LA-17 | 2015-01-01 | care 2026-12-18; placed 2026-12-18; not seen 2026-12-20; video 2026-12-21                                          | 2026-12-18 > 2026-12-25                                                                                                                   | not seen, and seen on a screen, are not visits
    | LA-17 | 2015-01-01 | care 2026-01-05; placed 2026-01-05; visited 2026-01-08; placed 2026-02-02                                          | 2026-01-05 > 2026-01-12 = 2026-01-08; 2026-02-02 > 2026-02-09                                                                             | a move begins the week again
    | LA-17 | 2015-01-01 | care 2026-01-05; placed 2026-01-05; visited 2026-01-08; placed:same 2026-02-02                                     | 2026-01-05 > 2026-01-12 = 2026-01-08                                                                                                      | not with the same carer
    | LA-17 | 2015-01-01 | care 2026-01-05; placed 2026-01-05; left 2026-01-09                                                                | 2026-01-05 > 2026-01-12 ! 2026-01-09                                                                                                      | left before it fell due
    | LA-17 | 2015-01-01 | care 2026-01-05; placed 2026-01-05; visited 2026-01-05                                                             | 2026-01-05 > 2026-01-12 = 2026-01-05                                                                                                      | a visit on the day itself
    | LA-18 | 2015-01-01 | care 2026-11-20; placed 2026-11-20; visited 2026-11-23                                                             | 2026-11-23 > 2027-01-04 ! 2027-11-20                                                                                                      | six weeks from the visit
    | LA-18 | 2015-01-01 | care 2026-01-05; placed 2026-01-05; visited 2026-01-08; visited 2026-03-09                                         | 2026-01-08 > 2026-02-19 = 2026-03-09; 2026-03-09 > 2026-04-20 ! 2027-01-05                                                                | from the late visit, not from when it was due
    | LA-18 | 2015-01-01 | care 2025-01-06; placed 2025-01-06; visited 2025-12-20                                                             | 2025-12-20 > 2026-01-31 ! 2026-01-06                                                                                                      | to the anniversary of the placement
    | LA-19 | 2015-01-01 | care 2025-01-06; placed/p 2025-01-06; meant to last/p 2025-06-01; visited 2026-11-30                               | 2026-11-30 > 2027-02-28                                                                                                                   | three months, to the end of February
    | LA-19 | 2015-01-01 | care 2025-01-06; placed/p 2025-01-06; meant to last/p 2025-06-01; visited 2025-12-20                               | 2025-12-20 > 2026-03-20                                                                                                                   | the last visit of the first year carries over
    | LA-19 | 2015-01-01 | care 2025-01-06; placed/p 2025-01-06; visited 2026-11-30                                                           |                                                                                                                                           | without the dated decision never
    | LA-20 | 2015-01-01 | care 2025-01-06; placed/p 2025-01-06; visited 2026-11-30                                                           | 2026-11-30 > 2027-01-11                                                                                                                   | then it is six weeks
    | LA-20 | 2015-01-01 | care 2025-01-06; placed/p 2025-01-06; visited 2026-01-10; meant to last/p 2026-02-01                               | 2026-01-10 > 2026-02-21 ! 2026-02-01                                                                                                      | until it is decided to last
    | LA-21 | 2015-01-01 | care 2026-01-05; placed:P1,parent,unassessed 2026-01-05; visited 2026-01-12; review 2026-01-14; visited 2026-01-30 | 2026-01-05 > 2026-01-12 = 2026-01-12; 2026-01-12 > 2026-01-19 ! 2026-01-14; 2026-01-12 > 2026-02-23 = 2026-01-30; 2026-01-30 > 2026-03-13 | weekly to the first review, then six weeks
    | LA-22 | 2015-01-01 | care 2026-01-05; placed:U4,kin 2026-01-05; visited 2026-01-12; review 2026-01-14                                   | 2026-01-05 > 2026-01-12 = 2026-01-12; 2026-01-12 > 2026-01-19 ! 2026-01-14; 2026-01-12 > 2026-02-09                                       | weekly to the first review, then four weeks
    | LA-22 | 2015-01-01 | care 2026-01-05; status:C1 2026-01-05; placed:P1,parent 2026-01-05; visited 2026-01-11                             | 2026-01-05 > 2026-01-12 = 2026-01-11; 2026-01-11 > 2026-01-18                                                                             | an interim order at home
    | LA-22 | 2015-01-01 | care 2026-01-05; status:C1 2026-01-05; placed:U4 2026-01-05                                                        |                                                                                                                                           | an interim order with foster carers is ordinary
    | LA-23 | 2015-01-01 | care 2026-01-05; status:C1 2026-01-05; placed:P1,parent 2026-01-05; status:C2 2026-02-02; visited 2026-02-10       | 2026-02-02 > 2026-02-09 = 2026-02-10; 2026-02-10 > 2026-03-24                                                                             | the order starts the week; six weeks after
    | LA-24 | 2015-01-01 | care 2026-01-05; elsewhere 2026-01-05; visited 2026-01-12; visited 2026-12-20                                      | 2026-01-05 > 2026-01-12 = 2026-01-12; 2026-01-12 > 2026-02-23 = 2026-12-20; 2026-12-20 > 2027-01-31 ! 2027-01-05; 2026-12-20 > 2027-03-20 | a week, six weeks for a year, then three months
"""

REVIEWS = """
    | duty  | born       | happened                                                                                          | owed                                                          | why
    | IR-01 | 2015-01-01 | care 2026-12-24; officer 2026-12-30                                                               | 2026-12-24 > 2027-01-05 = 2026-12-30                          | five working days over Christmas
    | IR-01 | 2015-01-01 | care 2026-01-05; left 2026-02-01; care 2026-03-02; officer 2026-01-06                             | 2026-01-05 > 2026-01-12 = 2026-01-06; 2026-03-02 > 2026-03-09 | coming back is another period
    | IR-02 | 2015-01-01 | care 2026-12-07; review 2027-01-07                                                                | 2026-12-07 > 2027-01-07 = 2027-01-07                          | T01, met on the day
    | IR-02 | 2015-01-01 | care 2026-08-01                                                                                   | 2026-08-01 > 2026-08-28                                       | T03, from a Saturday
    | IR-02 | 2015-01-01 | care 2026-01-05; placed 2026-01-05; status:V2 2026-01-05; placed 2026-01-15; status:C1 2026-01-20 | 2026-01-05 > 2026-02-02                                       | moves and orders do not restart it
    | IR-02 | 2015-01-01 | care 2029-01-02                                                                                   | 2029-01-02 > no date ?                                        | the holidays of that year are not yet published
    | IR-03 | 2015-01-01 | care 2026-11-02; review 2026-11-30                                                                | 2026-11-30 > 2027-02-28                                       | no 30 February
    | IR-03 | 2015-01-01 | care 2026-11-02; review 2026-11-30; review 2027-03-05                                             | 2026-11-30 > 2027-02-28 = 2027-03-05                          | held late
    | IR-04 | 2015-01-01 | care 2026-07-01; review 2026-07-20; review 2026-08-31; review 2027-02-28                          | 2026-08-31 > 2027-02-28 = 2027-02-28; 2027-02-28 > 2027-08-28 | T07: a clamp does not drift
    | IR-09 | 2015-01-01 | care 2026-07-01; review/r 2026-07-20; participation/r 2026-07-20                                  | 2026-07-20 > 2026-07-20 = 2026-07-20                          | the same day
    | IR-09 | 2015-01-01 | care 2026-07-01; review/r 2026-07-20; participation/q 2026-07-21                                  | 2026-07-20 > 2026-07-20                                       | another review's does not do
    | IR-15 | 2015-01-01 | care 2026-07-01; decisions answered:changed/r 2026-08-03; care plan 2026-08-10                    | 2026-08-03 > 2026-08-17 = 2026-08-10                          | ten working days from the answer
    | IR-15 | 2015-01-01 | care 2026-07-01; decisions answered/r 2026-08-03                                                   |                                                               | a review that left the plan as it was asks for no other
    | IR-16 | 2015-01-01 | care 2026-01-05; review 2026-02-02; checked midway 2026-03-01; review 2026-05-01                  | 2026-05-01 > 2026-08-01; 2026-02-02 > 2026-03-18 = 2026-03-01 | half of three months, then half of six
    | IR-16 | 2015-01-01 | care 2026-01-05; review 2026-02-02; review 2026-05-01                                             | 2026-05-01 > 2026-08-01; 2026-02-02 > 2026-03-18 ! 2026-05-01 | the next review ends it unmet
    | IR-11 | 2015-01-01 | care 2026-07-01; review/r 2026-07-20; decisions/r 2026-07-24                                      | 2026-07-20 > 2026-07-27 = 2026-07-24                          | five working days, each review its own
    | IR-12 | 2015-01-01 | care 2026-07-01; review/r 2026-07-20; decisions/r 2026-07-24; decisions answered/r 2026-08-03     | 2026-07-24 > 2026-07-31 = 2026-08-03                          | from the day they were sent; answered late
    | IR-13 | 2015-01-01 | care 2026-07-01; review/r 2026-07-20; record/r 2026-08-10                                         | 2026-07-20 > 2026-08-10 = 2026-08-10                          | fifteen working days
    | IR-14 | 2015-01-01 | care 2026-07-01; review/r 2026-07-20; record sent/q 2026-08-10                                    | 2026-07-20 > 2026-08-17                                       | another review's does not do
    | IR-17 | 2015-01-01 | care 2026-01-05; dispute/d 2026-03-10; resolved/d 2026-04-01                                      | 2026-03-10 > 2026-04-09 = 2026-04-01                          | twenty working days in all, over Easter
    | IR-18 | 2015-01-01 | care 2026-01-05; stage/a 2026-03-02; stage answered/a 2026-03-05; stage/b 2026-03-06              | 2026-03-02 > 2026-03-09 = 2026-03-05; 2026-03-06 > 2026-03-13 | each stage has its own five days
    | IR-18 | 2015-01-01 | care 2026-01-05; stage/a 2026-03-02; stage closed/a 2026-03-12; stage/b 2026-03-12                | 2026-03-02 > 2026-03-09 ! 2026-03-12; 2026-03-12 > 2026-03-19 | passed on unanswered, it ends unmet
    | IR-20 | 2015-01-01 | care 2026-01-05                                                                                   | 2026-01-05 > 2026-05-02                                       | three months after the first review is due
    | IR-20 | 2015-01-01 | care 2026-01-05; review 2026-02-02; review 2026-04-20; permanence 2026-04-20                      | 2026-01-05 > 2026-04-20 = 2026-04-20                          | sooner, for a second review held sooner
"""

HEALTH_AND_SCHOOL = """
    | duty  | born       | happened                                                    | owed                                                                                                             | why
    | HE-01 | 2015-01-01 | care 2026-12-07                                             | 2026-12-07 > 2027-01-07                                                                                          | twenty working days
    | HE-01 | 2015-01-01 | care 2026-12-07; review 2026-12-21; health 2026-12-22       | 2026-12-07 > 2026-12-21 = 2026-12-22                                                                             | sooner, for a review held sooner
    | HE-03 | 2022-04-12 | care 2026-08-12; health 2026-09-10                          | 2026-09-10 > 2027-03-10                                                                                          | T19, before the fifth birthday
    | HE-03 | 2022-04-12 | care 2026-08-12; health 2026-10-12                          |                                                                                                                  | six months would reach the birthday: it is twelve
    | HE-04 | 2022-04-12 | care 2026-08-12; health 2026-10-12                          | 2026-10-12 > 2027-10-12 ! 2040-04-12                                                                             | and counted here
    | HE-04 | 2012-02-29 | care 2024-01-02; health 2024-02-29                          | 2024-02-29 > 2025-02-28 ! 2030-03-01                                                                             | twelve months from a leap day; 18 on 1 March
    | HE-04 | 2009-03-01 | care 2026-01-05; health 2026-02-02                          | 2026-02-02 > 2027-02-02 ! 2027-03-01                                                                             | while under 18
    | HE-05 | 2015-01-01 | care 2026-01-05; dentist 2026-06-30                         | 2026-01-05 > 2027-01-05 = 2026-06-30; 2026-06-30 > 2027-06-30                                                    | yearly from the last
    | HE-05 | 2026-01-01 | care 2026-01-05                                             | 2026-01-05 > 2027-01-05                                                                                          | after a year in care, at one year old
    | HE-06 | 2015-01-01 | care 2026-01-05; health 2026-01-30; immunised 2026-03-31    | 2026-01-30 > 2027-01-30 = 2026-03-31; 2026-03-31 > 2027-03-31                                                    | from the health assessment
    | HE-07 | 2015-01-01 | care 2026-01-05; questionnaire 2026-12-31                   | 2026-01-05 > 2027-01-05 = 2026-12-31; 2026-12-31 > 2027-12-31 ! 2032-01-01                                       | yearly
    | HE-07 | 2009-02-01 | care 2026-01-05                                             | 2026-01-05 > 2027-01-05 ! 2026-02-01                                                                             | it ends at 17
    | ED-01 | 2015-01-01 | care 2026-07-27                                             | 2026-07-27 > 2026-08-10 ! 2033-01-01                                                                             | working days run in August
    | ED-01 | 2015-01-01 | care 2026-03-27; plan 2026-04-01                            | 2026-03-27 > 2026-04-14 = 2026-04-01                                                                             | over Easter
    | ED-02 | 2015-01-01 | care 2026-01-05; plan checked 2026-01-20; review 2026-02-02 | 2026-02-02 > 2026-02-02 = 2026-01-20                                                                             | before the first review
    | ED-05 | 2015-01-01 | care 2026-01-05; plan/e 2026-03-27                          | 2026-03-27 > 2026-04-14                                                                                          | ten working days over Easter
    | ED-03 | 2015-01-01 | care 2026-06-01; plan 2026-11-10; plan 2027-03-24           | 2026-09-02 > 2026-12-18 = 2026-11-10; 2027-01-04 > 2027-03-24 = 2027-03-24; 2027-04-12 > 2027-07-22 ! 2033-01-01 | each term, to its last day
    | ED-03 | 2015-01-01 | care 2026-06-01; plan 2027-01-12                            | 2026-09-02 > 2026-12-18 ! 2027-01-04; 2027-01-04 > 2027-03-24 = 2027-01-12; 2027-04-12 > 2027-07-22 ! 2033-01-01 | the next term ends it unmet: its plan is not the last one's
    | ED-03 | 2015-01-01 | care 2026-06-01; plan 2026-12-21                            | 2026-09-02 > 2026-12-18 = 2026-12-21; 2027-01-04 > 2027-03-24 ! 2027-04-12; 2027-04-12 > 2027-07-22 ! 2033-01-01 | held in the holidays, late
    | ED-03 | 2015-01-01 | care 2026-10-05; plan 2026-10-12; left 2027-02-01           | 2027-01-04 > 2027-03-24 ! 2027-02-01                                                                             | in care within a term, the first plan is another rule's; left within one, it ends
    | ED-03 | 2021-11-05 | care 2026-06-01                                             | 2027-01-04 > 2027-03-24 ! 2027-04-12; 2027-04-12 > 2027-07-22 ! 2039-11-05                                       | five within the autumn term, it is owed from the spring
"""

PLANS = """
    | duty  | born       | happened                                                                                                          | owed                                                                                                | why
    | AS-04 | 2015-01-01 | care 2026-01-05; assessed/a 2026-03-31; assessed/b 2027-04-01                                                     | 2026-01-05 > 2027-01-05 = 2026-03-31; 2026-03-31 > 2027-03-31 = 2027-04-01; 2027-04-01 > 2028-04-01 | a year from coming into care, then from each; the second a day late
    | AS-04 | 2015-01-01 | care 2026-01-05; assessed 2028-02-29                                                                              | 2026-01-05 > 2027-01-05 = 2028-02-29; 2028-02-29 > 2029-02-28                                       | never assessed till then; a year from a leap day
    | AS-04 | 2015-01-01 | care 2026-01-05; care plan 2026-02-02; visited 2026-02-03                                                         | 2026-01-05 > 2027-01-05                                                                             | neither a plan nor a visit is an assessment
    | AS-04 | 2015-01-01 | need/n 2025-06-02; assessed/a 2025-06-30; need ended/n 2026-01-05; care 2026-01-05                                | 2025-06-02 > 2026-06-02 = 2025-06-30; 2025-06-30 > 2026-06-30                                       | from a plan into care on one day, the assessment goes on counting
    | AS-04 | 2015-01-01 | care 2024-01-08; assessed 2024-02-05; left 2024-06-03; care 2026-01-05                                            | 2024-01-08 > 2025-01-08 = 2024-02-05; 2024-02-05 > 2025-02-05 ! 2024-06-03; 2026-01-05 > 2027-01-05 | left, it ends; back in care it begins again
    | LA-02 | 2015-01-01 | care 2026-12-21; placed/p 2026-12-21; care plan 2027-01-07                                                        | 2026-12-21 > 2027-01-07 = 2027-01-07                                                                | ten working days over Christmas, and on the last of them
    | LA-02 | 2015-01-01 | care 2026-08-01; placed/p 2026-08-01                                                                              | 2026-08-01 > 2026-08-14                                                                             | from a Saturday, day 1 is Monday
    | LA-02 | 2015-01-01 | care 2026-01-05; placed/p 2026-01-05; care plan 2026-01-02                                                        | 2026-01-05 > 2026-01-19 = 2026-01-02                                                                | made before the placement, as the rule would have it
    | LA-02 | 2015-01-01 | care 2026-01-05; placed/p 2026-01-07; care plan 2026-01-20; placed/q 2026-02-02                                   | 2026-01-07 > 2026-01-21 = 2026-01-20                                                                | from the first placement, not from coming into care; a move starts no other
    | LA-02 | 2015-01-01 | care 2026-01-05; placed/p 2026-01-05; care plan 2026-01-12; left 2026-02-01; care 2026-03-02; placed/q 2026-03-02 | 2026-01-05 > 2026-01-19 = 2026-01-12; 2026-03-02 > 2026-03-16                                       | back in care, the plan of last time does not do
    | LA-02 | 2015-01-01 | care 2026-01-05; placed/p 2026-01-05; left 2026-02-01; care 2026-03-02; care plan 2026-02-27; placed/q 2026-03-02 | 2026-01-05 > 2026-01-19 ! 2026-02-01; 2026-03-02 > 2026-03-16 = 2026-02-27                          | made for coming back
    | LA-04 | 2015-01-01 | care 2026-12-22; placed/p 2026-12-22; placement plan/p 2026-12-31                                                 | 2026-12-22 > 2026-12-31 = 2026-12-31                                                                | five working days round Christmas
    | LA-04 | 2015-01-01 | care 2026-01-05; placed/p 2026-01-05; placement plan/p 2025-12-30                                                 | 2026-01-05 > 2026-01-12 = 2025-12-30                                                                | agreed before the placement
    | LA-04 | 2015-01-01 | care 2026-01-05; placed/p 2026-01-05; placement plan/p 2026-01-09; placed/q 2026-02-02; placed:same/r 2026-03-02  | 2026-01-05 > 2026-01-12 = 2026-01-09; 2026-02-02 > 2026-02-09                                       | each move its own; not with the same carer
    | LA-04 | 2015-01-01 | care 2026-01-05; placed/p 2026-01-05; placement plan/q 2026-01-30; placed/q 2026-02-02                            | 2026-01-05 > 2026-01-12 ! 2026-02-02; 2026-02-02 > 2026-02-09 = 2026-01-30                          | a plan for the next placement is not this one's
    | LA-04 | 2015-01-01 | care 2020-05-04; placed/p 2020-05-04                                                                              | 2020-05-04 > no date                                                                                | in 2020 as soon as was practicable, for which the law set no number
    | LA-04 | 2015-01-01 | care 2026-01-05; placed/p 2026-01-05; left 2026-01-08                                                             | 2026-01-05 > 2026-01-12 ! 2026-01-08                                                                | left before it fell due
    | DL-01 | 2015-01-01 | care 2026-03-27; placed:U4/p 2026-03-27; delegated/p 2026-04-07                                                   | 2026-03-27 > 2026-04-07 = 2026-04-07                                                                | five working days over Easter
    | DL-01 | 2015-01-01 | care 2026-01-05; placed:U4/p 2026-01-05; delegated/p 2026-01-05; placed:U4,same/q 2026-06-01                      | 2026-01-05 > 2026-01-12 = 2026-01-05; 2026-06-01 > 2026-06-08                                       | another legal status with the same carer asks for another look
    | DL-01 | 2015-01-01 | care 2026-01-05; placed:U4/p 2026-01-05; delegated/p 2026-01-02                                                   | 2026-01-05 > 2026-01-12 = 2026-01-02                                                                | agreed before the placement
    | DL-01 | 2015-01-01 | care 2026-01-05; placed:P1,parent/p 2026-01-05                                                                    |                                                                                                     | parents need nobody's leave
    | DL-01 | 2009-01-01 | care 2026-01-05; placed:K3/p 2026-01-05; placed:K2/q 2026-02-02                                                   | 2026-02-02 > 2026-02-09                                                                             | not in supported accommodation, but in a children's home
    | PL-01 | 2015-01-01 | care 2026-01-05; placed/p 2026-01-05; at risk 2026-04-02; stability meeting/p 2026-04-13                          | 2026-04-02 > 2026-04-13 = 2026-04-13                                                                | five working days over Easter
    | PL-01 | 2015-01-01 | care 2026-01-05; placed/p 2026-01-05; at risk 2026-03-02; placed/q 2026-03-05; stability meeting/q 2026-03-06     | 2026-03-02 > 2026-03-09 ! 2026-03-05                                                                | moved before the meeting: one about the next home comes too late
    | PL-01 | 2015-01-01 | care 2026-01-05; placed/p 2026-01-05; at risk 2026-03-02; stability meeting 2026-03-04; at risk 2026-05-11        | 2026-03-02 > 2026-03-09 = 2026-03-04; 2026-05-11 > 2026-05-18                                       | at risk again, another meeting
    | PL-01 | 2015-01-01 | care 2026-01-05; placed/p 2026-01-05; stability meeting/p 2026-02-27; at risk 2026-03-02                          | 2026-03-02 > 2026-03-09                                                                             | one held before does not do
    | HE-02 | 2015-01-01 | care 2026-12-24; health asked for 2027-01-05                                                                      | 2026-12-24 > 2027-01-05 = 2027-01-05                                                                | five working days over Christmas
    | HE-02 | 2015-01-01 | care 2026-01-05; health asked for 2026-01-13                                                                      | 2026-01-05 > 2026-01-12 = 2026-01-13                                                                | a day late
    | HE-02 | 2015-01-01 | care 2026-01-05; health 2026-02-02                                                                                | 2026-01-05 > 2026-01-12 ! 2026-02-02                                                                | done without being asked for: nobody is to ask any more
    | HE-02 | 2015-01-01 | care 2026-01-05; health asked for 2026-01-06; left 2026-02-01; care 2026-03-02                                    | 2026-01-05 > 2026-01-12 = 2026-01-06; 2026-03-02 > 2026-03-09                                       | coming back is another period
    | HE-02 | 2015-01-01 | care 2026-01-05; status:V4 2026-01-05; placed 2026-01-05                                                          |                                                                                                     | a series of short breaks asks for none
"""

SHORT_BREAKS = """
    | duty  | born       | happened                                                                      | owed                                                          | why
    | SB-02 | 2015-01-01 | care 2026-01-31; status:V4 2026-01-31; placed 2026-01-31                      | 2026-01-31 > 2026-04-30                                       | three months, to the end of April
    | SB-02 | 2015-01-01 | care 2026-01-31; status:V4 2026-01-31; placed 2026-01-31; not seen 2026-03-01 | 2026-01-31 > 2026-04-30                                       | a child not seen
    | SB-03 | 2015-01-01 | care 2026-01-31; status:V4 2026-01-31; placed 2026-01-31; review 2026-04-30   | 2026-01-31 > 2026-04-30 = 2026-04-30; 2026-04-30 > 2026-10-30 | then six
    | IR-02 | 2015-01-01 | care 2026-03-02; status:V3 2026-03-02; placed 2026-03-02; left 2026-03-19     |                                                               | seventeen days keep within regulation 48
    | IR-02 | 2015-01-01 | care 2026-03-02; status:V3 2026-03-02; placed 2026-03-02; left 2026-03-20     | 2026-03-02 > 2026-03-30 ! 2026-03-20                          | the eighteenth turns the full rules on
    | LA-17 | 2015-01-01 | care 2026-03-02; status:V3 2026-03-02; placed 2026-03-02                      | 2026-03-02 > 2026-03-19                                       | the first visit is then owed at once
    | IR-02 | 2015-01-01 | care 2020-06-01; status:V3 2020-06-01; placed 2020-06-01; left 2020-07-01     |                                                               | in 2020 the seventeen days did not apply
    | IR-02 | 2015-01-01 | care 2020-06-01; status:V3 2020-06-01; placed 2020-06-01                      | 2020-06-01 > 2020-08-15                                       | but the seventy-five did
    | IR-02 | 2015-01-01 | care 2020-09-26; status:V3 2020-09-26; placed 2020-09-26; left 2020-10-20     | 2020-09-26 > 2020-10-23 ! 2020-10-20                          | begun the day after 2020's rule
"""

MISSING = """
    | duty  | born       | happened                                                                                                                                 | owed                                                                       | why
    | MI-02 | 2012-01-01 | missing/a 2026-10-23T08:00; returned/a 2026-10-24T10:00                                                                                  | 2026-10-24 > 2026-10-27T09:00 ! 2027-04-27                                 | hours elapsed; left alone, local practice closes it
    | MI-02 | 2012-01-01 | missing/a 2027-03-26T08:00; returned/a 2027-03-27T10:00; interview/a 2027-03-30T11:00                                                    | 2027-03-27 > 2027-03-30T11:00 = 2027-03-30                                 | and the clocks go forward
    | MI-02 | 2012-01-01 | missing/a 2026-05-01; returned/a 2026-05-02                                                                                              | 2026-05-02 > 2026-05-05 ! 2026-11-05                                       | by days where the time is not known
    | MI-02 | 2012-01-01 | missing/a 2026-05-01; returned/a 2026-05-02; declined/a 2026-05-04                                                                       | 2026-05-02 > 2026-05-05 = 2026-05-04                                       | declined: it stops, and is counted apart
    | MI-02 | 2012-01-01 | missing/a 2026-05-01; returned/a 2026-05-02; not possible/a 2026-05-04                                                                   | 2026-05-02 > 2026-05-05 ! 2026-05-04                                       | not possible, with a reason: it ends unmet
    | MI-02 | 2012-01-01 | missing/a 2026-05-01; returned/a 2026-05-02; missing/b 2026-05-03; returned/b 2026-05-04; interview/b 2026-05-05                         | 2026-05-02 > 2026-05-05 ! 2026-11-05; 2026-05-04 > 2026-05-07 = 2026-05-05 | one about a later episode does not meet it
    | MI-02 | 2012-01-01 | missing/a 2026-05-01; returned/a 2026-05-02; missing/b 2026-05-03; returned/b 2026-05-04; interview/a 2026-05-05; interview/b 2026-05-05 | 2026-05-02 > 2026-05-05 = 2026-05-05; 2026-05-04 > 2026-05-07 = 2026-05-05 | unless recorded for both
    | MI-02 | 2012-01-01 | missing/a 2021-05-01; returned/a 2021-05-02; interview/a 2022-02-01                                                                      | 2021-05-02 > 2021-05-05 = 2022-02-01                                       | held after all, however late, it was held
    | MI-02 | 2008-06-01 | missing/a 2026-05-01; returned/a 2026-05-02                                                                                              | 2026-05-02 > 2026-05-05 ! 2026-06-01                                       | it ends at 18
    | MI-02 | 2008-05-02 | missing/a 2026-05-01; returned/a 2026-05-02                                                                                              |                                                                            | back on the eighteenth birthday, nothing is owed
    | MI-02 | 2012-01-01 | care 2026-01-05; missing/a 2026-05-01; returned/a 2026-05-02; left 2026-05-03                                                            | 2026-05-02 > 2026-05-05 ! 2026-11-05                                       | leaving care does not end it
    | MI-01 | 2012-01-01 | care 2026-01-05; missing/a 2026-10-25T00:30; told/a 2026-10-25T03:30                                                                     | 2026-10-25 > 2026-10-25T03:30 = 2026-10-25                                 | four hours elapsed, as the clocks go back
    | MI-01 | 2012-01-01 | care 2026-01-05; missing/a 2027-03-28T00:30; returned/a 2027-03-28T09:00                                                                 | 2027-03-28 > 2027-03-28T05:30                                              | and forward; being back does not undo it
    | MI-01 | 2012-01-01 | care 2026-01-05; missing/a 2026-05-01; told/a 2026-05-02                                                                                 | 2026-05-01 > 2026-05-02 = 2026-05-02                                       | by days where the time is not known
    | MI-01 | 2012-01-01 | care 2026-01-05; missing/a 2026-05-01T22:00; returned/a 2026-05-02T08:00; missing/b 2026-05-03T22:00; told/b 2026-05-03T23:00            | 2026-05-01 > 2026-05-02T02:00; 2026-05-03 > 2026-05-04T02:00 = 2026-05-03  | over midnight; told of the second time is not told of the first
    | MI-01 | 2012-01-01 | missing/a 2026-05-01T22:00                                                                                                               |                                                                            | missing from home, with no reviewing officer or placing authority to tell
    | MI-03 | 2012-01-01 | missing/a 2026-12-22; returned/a 2026-12-23; interview/a 2026-12-24; shared/a 2026-12-30                                                 | 2026-12-24 > 2026-12-31 = 2026-12-30                                       | three working days over Christmas
    | MI-03 | 2012-01-01 | missing/a 2026-05-01; returned/a 2026-05-01; interview/a 2026-05-02; shared/a 2026-05-08                                                 | 2026-05-02 > 2026-05-07 = 2026-05-08                                       | held on a Saturday before a bank holiday; shared a day late
    | MI-03 | 2012-01-01 | missing/a 2026-05-01; returned/a 2026-05-01; declined/a 2026-05-05                                                                       |                                                                            | declined, there is nothing to share
    | MI-03 | 2008-06-01 | missing/a 2026-05-26; returned/a 2026-05-26; interview/a 2026-05-27                                                                      | 2026-05-27 > 2026-06-01 ! 2026-06-01                                       | it ends at 18
    | MI-04 | 2012-01-01 | missing/a 2026-05-01; returned/a 2026-05-01; interview/a 2026-05-05; shared/a 2026-05-06; plans answered/a 2026-05-13                    | 2026-05-06 > 2026-05-13 = 2026-05-13                                       | five working days from the day it was shared
    | MI-04 | 2012-01-01 | missing/a 2026-05-01; returned/a 2026-05-01; interview/a 2026-05-05; shared/a 2026-05-20                                                 | 2026-05-20 > 2026-05-28 ! 2030-01-01                                       | over the spring bank holiday, and not answered
    | MI-04 | 2012-01-01 | missing/a 2026-05-01; returned/a 2026-05-01; interview/a 2026-05-05; shared/a 2026-05-06; plans answered/b 2026-05-07                    | 2026-05-06 > 2026-05-13 ! 2030-01-01                                       | an answer to another interview does not do
    | MI-04 | 2012-01-01 | missing/a 2026-05-01; returned/a 2026-05-01; interview/a 2026-05-05; plans answered/a 2026-05-06                                         |                                                                            | not shared yet, nothing is owed from it
"""

ADOPTION = """
    | duty  | born       | happened                                                                                                              | owed                                                                       | why
    | AD-04 | 2023-01-01 | care 2026-01-05; status:E1 2026-02-28                                                                                 | 2026-02-28 > 2026-06-29                                                    | one hundred and twenty-one days
    | AD-04 | 2023-01-01 | care 2026-01-05; status:E1 2026-02-28; matched 2026-05-01                                                             | 2026-02-28 > 2026-06-29 = 2026-05-01                                       | matched
    | AD-04 | 2023-01-01 | care 2026-01-05; matched 2026-02-01; status:E1 2026-02-28                                                             |                                                                            | matched before there was authority
    | AD-05 | 2023-01-01 | care 2025-01-06; should be placed 2025-06-02                                                                          | 2025-01-06 > 2026-03-08                                                    | four hundred and twenty-six days from coming into care
    | AD-06 | 2023-01-01 | care 2026-01-05; status:E1 2026-11-30; review 2027-02-10                                                              | 2026-11-30 > 2027-02-28 = 2027-02-10; 2027-02-10 > 2027-08-10              | three months, then six, while not placed
    | AD-06 | 2023-01-01 | care 2026-01-05; status:E1 2026-11-30; moved in 2027-01-10                                                            | 2026-11-30 > 2027-02-28 ! 2027-01-10                                       | placed
    | AD-07 | 2023-01-01 | care 2026-01-05; moved in 2026-12-01                                                                                  | 2026-12-01 > 2026-12-29                                                    | T25
    | AD-07 | 2023-01-01 | care 2026-01-05; moved in 2026-03-02; review 2026-03-20; moved out 2026-06-01; moved in 2026-09-01                    | 2026-03-02 > 2026-03-30 = 2026-03-20; 2026-09-01 > 2026-09-29              | placed again, the four weeks begin again
    | AD-08 | 2023-01-01 | care 2026-01-05; moved in 2026-03-02; review 2026-03-31; review 2026-06-20                                            | 2026-03-31 > 2026-06-30 = 2026-06-20; 2026-06-20 > 2026-12-20              | three months, to the end of June; then six
    | AD-08 | 2023-01-01 | care 2026-01-05; moved in 2026-03-02; review 2026-03-20; moved out 2026-06-01; moved in 2026-09-01; review 2026-09-25 | 2026-03-20 > 2026-06-20 ! 2026-06-01; 2026-09-25 > 2026-12-25              | the first review of the second placement is a first review
    | AD-08 | 2023-01-01 | care 2026-01-05; moved in 2026-03-02; review 2026-03-20; adopted 2026-05-30; left 2026-05-30                          | 2026-03-20 > 2026-06-20 ! 2026-05-30                                       | it ends with the adoption
    | AD-09 | 2023-01-01 | care 2026-01-05; moved in 2026-03-02; visited 2026-03-09; review 2026-03-12                                           | 2026-03-02 > 2026-03-09 = 2026-03-09; 2026-03-09 > 2026-03-16 ! 2026-03-12 | weekly until the first review
    | AD-10 | 2023-01-01 | care 2026-01-05; moved in 2026-03-02; applied 2026-06-01                                                              | 2026-03-02 > 2026-05-11 = 2026-06-01                                       | the first day an application is allowed
"""

LEAVING_CARE = """
    | duty  | born       | happened                                                                               | owed                                                                                                                                                   | why
    | LC-01 | 2010-06-01 | care 2026-02-02                                                                        |                                                                                                                                                        | at 16 the thirteen weeks are there already: nothing is left to wait for
    | LC-01 | 2010-06-01 | care 2026-05-25                                                                        | 2026-06-01 > no date = 2026-08-23                                                                                                                      | thirteen weeks, over the sixteenth birthday
    | LC-10 | 2010-06-01 | care 2026-02-02; adviser 2026-06-20                                                    | 2026-06-01 > 2026-06-01 = 2026-06-20                                                                                                                   | by the sixteenth birthday
    | LC-09 | 2008-06-01 | care 2024-01-08; left 2026-06-01; in touch 2026-07-15; tried 2026-08-20                | 2026-06-01 > 2026-07-27 = 2026-07-15; 2026-07-15 > 2026-09-09 ! 2029-06-01                                                                             | eight weeks; an attempt is not a contact
    | LC-11 | 2008-06-01 | care 2024-01-08; left 2026-06-01; told all 2027-03-01                                  | 2026-06-01 > 2026-07-01 ! 2027-03-01; 2027-06-01 > 2027-07-01 = 2027-03-01; 2028-06-01 > 2028-07-01 ! 2029-03-01; 2029-06-01 > 2029-07-01 ! 2030-03-01 | the window opens three months before the birthday
    | LC-11 | 2008-06-01 | care 2024-01-08; left 2026-06-01; told all 2027-02-28                                  | 2026-06-01 > 2026-07-01 = 2027-02-28; 2027-06-01 > 2027-07-01 ! 2028-03-01; 2028-06-01 > 2028-07-01 ! 2029-03-01; 2029-06-01 > 2029-07-01 ! 2030-03-01 | not a day sooner: until then it is the last birthday's, late
    | LC-02 | 2010-11-30 | care 2026-01-05; needs assessed 2027-02-28                                             | 2026-11-30 > 2027-02-28 = 2027-02-28                                                                                                                   | T21: no 30 February
    | LC-02 | 2010-06-01 | care 2026-05-25                                                                        | 2026-08-23 > 2026-11-23                                                                                                                                | from the day they became eligible, where that is later
    | LC-02 | 2008-02-29 | care 2023-01-09                                                                        | 2024-02-29 > 2024-05-29                                                                                                                                | sixteen in a leap year
    | LC-02 | 2010-06-01 | care 2026-01-05; needs assessed 2026-05-20                                             | 2026-06-01 > 2026-09-01 = 2026-05-20                                                                                                                   | done in readiness, before the birthday
    | LC-02 | 2010-06-01 | care 2026-01-05; left 2026-07-01                                                       | 2026-06-01 > 2026-09-01 ! 2026-07-01                                                                                                                   | left care: then another rule asks it
    | LC-03 | 2010-06-01 | care 2026-01-05; needs assessed 2026-08-28; pathway 2026-09-28                         | 2026-08-28 > 2026-09-28 = 2026-09-28                                                                                                                   | twenty working days over the August bank holiday
    | LC-03 | 2010-06-01 | care 2026-01-05; needs assessed 2026-12-07                                             | 2026-12-07 > 2027-01-07                                                                                                                                | over Christmas
    | LC-05 | 2010-06-01 | care 2026-01-05; pathway 2026-08-31; pathway reviewed 2027-02-28                       | 2026-08-31 > 2027-02-28 = 2027-02-28; 2027-02-28 > 2027-08-28 ! 2031-06-01                                                                             | no 31 February, and a clamp does not drift
    | LC-05 | 2010-06-01 | care 2026-01-05; pathway 2026-08-31; pathway/b 2026-10-01; pathway reviewed 2027-03-05 | 2026-08-31 > 2027-02-28 = 2027-03-05; 2027-03-05 > 2027-09-05 ! 2031-06-01                                                                             | writing the plan anew is no review
    | LC-05 | 2008-06-01 | care 2024-01-08; pathway 2025-01-10; left 2026-06-01                                   | 2025-01-10 > 2025-07-10 ! 2029-06-01                                                                                                                   | leaving care does not end it
    | LC-05 | 2005-06-01 | care 2021-01-04; pathway 2026-02-02                                                    | 2026-02-02 > 2026-08-02 ! 2026-06-01                                                                                                                   | to 21; beyond, it is agreed
"""

SUPERVISION = """
    | duty  | born       | happened                                                                                                                | owed                                                                                          | why
    | SU-02 | 2015-01-01 | allocated/a 2026-01-05; discussed/s 2026-02-02; discussed/t 2026-03-20                                                  | 2026-01-05 > 2026-02-16 = 2026-02-02; 2026-02-02 > 2026-03-16 = 2026-03-20; 2026-03-20 > 2026-05-01 | six weeks, and six from each time
    | SU-02 | 2015-01-01 | allocated/a 2026-01-05; discussed/s 2026-02-02; allocation ended/a 2026-03-02; allocated/b 2026-03-02                   | 2026-01-05 > 2026-02-16 = 2026-02-02; 2026-02-02 > 2026-03-16                                 | another worker does not begin it again
    | SU-02 | 2015-01-01 | allocated/a 2026-01-05; discussed/s 2026-02-02; allocation ended/a 2026-03-02                                           | 2026-01-05 > 2026-02-16 = 2026-02-02; 2026-02-02 > 2026-03-16 ! 2026-03-02                    | nobody works with them any more
    | SU-02 | 2015-01-01 | allocated/a 2026-01-05; discussed/s 2026-02-02; allocation ended/a 2026-03-02; allocated/b 2026-06-01                   | 2026-01-05 > 2026-02-16 = 2026-02-02; 2026-02-02 > 2026-03-16 ! 2026-03-02; 2026-06-01 > 2026-07-13 | known again, it begins again
    | MI-05 | 2012-01-01 | missing/a 2026-05-01T10:00; strategy/m 2026-05-02T20:00; returned/a 2026-05-04T10:00                                    | 2026-05-02 > 2026-05-03T10:00 = 2026-05-02                                                    | a day from the twenty-fourth hour
    | MI-05 | 2012-01-01 | missing/a 2026-05-01T10:00; returned/a 2026-05-02T09:00                                                                 |                                                                                               | back within the day
    | MI-05 | 2012-01-01 | missing/a 2026-05-01T10:00; returned/a 2026-05-04T10:00                                                                 | 2026-05-02 > 2026-05-03T10:00 ! 2026-05-04                                                    | back before one was held
    | MI-06 | 2012-01-01 | missing/a 2026-05-01; returned/a 2026-05-01; missing/b 2026-05-11; returned/b 2026-05-11; missing/c 2026-06-01; returned/c 2026-06-01; strategy/m 2026-06-04 | 2026-06-01 > 2026-06-08 = 2026-06-04                     | five working days from the third time
"""

WAITING = """
    | duty  | born       | happened                                                                    | owed                                                                                                             | why
    | CP-12 | 2020-01-01 | protection/p 2025-11-30; scrutinised/p 2027-02-20; scrutinised/p 2027-05-20 | 2025-11-30 > 2027-02-28 = 2027-02-20; 2025-11-30 > 2027-05-30 = 2027-05-20; 2025-11-30 > 2027-11-30              | at fifteen, eighteen and twenty-four months, each by its own
    | CP-12 | 2020-01-01 | protection/p 2025-11-30; protection ended/p 2027-04-01                      | 2025-11-30 > 2027-02-28 ! 2027-04-01; 2025-11-30 > 2027-05-30 ! 2027-04-01; 2025-11-30 > 2027-11-30 ! 2027-04-01 | until the plan ends
    | LA-14 | 2015-01-01 | approval/k 2026-07-06                                                       | 2026-07-06 > 2026-10-26                                                                                          | T17
    | LA-14 | 2015-01-01 | approval/k 2020-07-06                                                       | 2020-07-06 > 2020-12-21                                                                                          | twenty-four weeks in 2020
    | LA-14 | 2015-01-01 | approval/k 2020-09-25                                                       | 2020-09-25 > 2021-03-12                                                                                          | to its last day
    | LA-14 | 2015-01-01 | approval/k 2020-09-26                                                       | 2020-09-26 > 2021-01-16                                                                                          | and no longer
    | ED-04 | 2015-01-01 | care 2026-10-12; placed:emergency,uprooted/p 2026-10-12; school 2026-11-13  | 2026-10-12 > 2026-11-16 = 2026-11-13                                                                             | twenty days on which schools are open, half term left out
    | ED-04 | 2015-01-01 | care 2026-12-14; placed:emergency,uprooted/p 2026-12-14                     | 2026-12-14 > 2027-01-25 ! 2033-01-01                                                                             | over the Christmas holidays
    | ED-04 | 2015-01-01 | care 2027-07-12; placed:emergency,uprooted/p 2027-07-12                     | 2027-07-12 > no date ! 2033-01-01 ?                                                                              | the terms after it are not set
"""

TABLES = (
    EMERGENCIES,
    VISITS,
    REVIEWS,
    HEALTH_AND_SCHOOL,
    PLANS,
    SHORT_BREAKS,
    MISSING,
    ADOPTION,
    LEAVING_CARE,
    SUPERVISION,
    WAITING,
)
ROWS = [row for table in TABLES for row in drawn(table)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['duty']} {row['why']}")
def test_a_life_is_owed(row: dict[str, str]) -> None:
    assert "; ".join(shown(one) for one in owed(row["duty"], row["happened"], born=row["born"])) == row["owed"]


@pytest.mark.parametrize(
    "duty", [duty for duty in ALL if live(duty, PRACTICE_CARRIES) is Live.RECKONED], ids=lambda duty: duty.key
)
def test_every_duty_that_is_reckoned_here_has_lives_drawn(duty: Duty) -> None:
    assert sum(row["duty"] == duty.key for row in ROWS) >= 1
