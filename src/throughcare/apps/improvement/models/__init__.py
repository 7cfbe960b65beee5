"""What the council means to do better, the figures it is told by, the actions agreed on them, and the clinics that look at both."""

from throughcare.apps.improvement.models.aside import TextAside as TextAside
from throughcare.apps.improvement.models.frozen import Behind as Behind
from throughcare.apps.improvement.models.frozen import Cause as Cause
from throughcare.apps.improvement.models.frozen import Frozen as Frozen
from throughcare.apps.improvement.models.frozen import FrozenFigure as FrozenFigure
from throughcare.apps.improvement.models.frozen import StandsBeside as StandsBeside
from throughcare.apps.improvement.models.meeting import CarriedTo as CarriedTo
from throughcare.apps.improvement.models.meeting import Clinic as Clinic
from throughcare.apps.improvement.models.meeting import ClinicItem as ClinicItem
from throughcare.apps.improvement.models.meeting import ClinicMember as ClinicMember
from throughcare.apps.improvement.models.meeting import FromFigure as FromFigure
from throughcare.apps.improvement.models.meeting import MeasureAction as MeasureAction
from throughcare.apps.improvement.models.planned import Aim as Aim
from throughcare.apps.improvement.models.planned import Objective as Objective
from throughcare.apps.improvement.models.planned import Target as Target
from throughcare.apps.improvement.models.reports import Report as Report
