"""What handlers may reach: the use cases, the store that runs them, and the mouth that answers."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.context import Mouth
from usecases.authorising import Authorising
from usecases.boarding import Boarding
from usecases.consenting import Consenting
from usecases.digesting import Digesting
from usecases.evidencing import Evidencing
from usecases.extending import Extending
from usecases.filling import Filling
from usecases.handing_over import HandingOver
from usecases.homing import Homing
from usecases.joining import Joining
from usecases.leaving import Leaving
from usecases.nudging import Nudging
from usecases.participating import Participating
from usecases.pledging import Pledging
from usecases.ports import Clock, Store
from usecases.reminding import Reminding
from usecases.renaming import Renaming
from usecases.reporting import Reporting
from usecases.repositories.evidence import EvidenceFiles
from usecases.scanning import Scanning
from usecases.score_lists import ScoreLists
from usecases.scoring import Scoring
from usecases.signing import Signing
from usecases.standing_in import StandingIn
from usecases.submitting import Submitting
from usecases.targeting import Targeting
from usecases.visiting import Visiting


@dataclass(frozen=True, slots=True)
class House:
    """Put together once, in ``bot/app.py``."""

    store: Store
    clock: Clock
    mouth: Mouth
    visiting: Visiting
    joining: Joining
    homing: Homing
    pledging: Pledging
    reminding: Reminding
    reporting: Reporting
    scoring: Scoring
    score_lists: ScoreLists
    submitting: Submitting
    evidencing: Evidencing
    scanning: Scanning
    extending: Extending
    authorising: Authorising
    standing_in: StandingIn
    signing: Signing
    targeting: Targeting
    renaming: Renaming
    files: EvidenceFiles
    boarding: Boarding
    filling: Filling
    nudging: Nudging
    participating: Participating
    leaving: Leaving
    handing_over: HandingOver
    consenting: Consenting
    digesting: Digesting
