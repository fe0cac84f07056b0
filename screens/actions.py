"""What a button can mean: one small frozen class each, with typed fields.

A screen says *what* a button does; ``handlers/buttons.py`` alone knows how that is written into
the 64 bytes Telegram carries. Who presses it, for which place and year, is added by the codec's
envelope and checked against the database at every press.

``code`` is the class's two letters in the callback data: unique, and never given to another
meaning, because buttons live for months.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Action:
    """Base of everything a button can mean. Fields are codes (str) and numbers (int) only."""

    code: ClassVar[str] = ""


# Finding one's way


@dataclass(frozen=True, slots=True)
class GoHome(Action):
    """Show the home screen."""

    code: ClassVar[str] = "ho"


@dataclass(frozen=True, slots=True)
class GoOn(Action):
    """Show the home screen below, and leave the message itself as a record."""

    code: ClassVar[str] = "go"


@dataclass(frozen=True, slots=True)
class GoHelp(Action):
    """Show what this person can do now."""

    code: ClassVar[str] = "he"


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Action):
    """Speak this language from now on."""

    language: str
    code: ClassVar[str] = "la"


@dataclass(frozen=True, slots=True)
class ListenToScreen(Action):
    """Answer by new messages (1) for who listens to the screen, or by edits again (0)."""

    on: int
    code: ClassVar[str] = "ls"


@dataclass(frozen=True, slots=True)
class OtherActs(Action):
    """Name a screen's acts from the ``first`` on, to who listens to it; ``of`` how many it has."""

    first: int
    of: int
    code: ClassVar[str] = "oa"


@dataclass(frozen=True, slots=True)
class ActFor(Action):
    """Act from another of one's places from now on."""

    place: int
    code: ClassVar[str] = "af"


@dataclass(frozen=True, slots=True)
class ChoosePlace(Action):
    """Show one's places to choose from."""

    code: ClassVar[str] = "cp"


# Joining


@dataclass(frozen=True, slots=True)
class AgreeToJoin(Action):
    """Consent and take the place of the open invitation."""

    invitation: int
    code: ClassVar[str] = "ja"


@dataclass(frozen=True, slots=True)
class NotMe(Action):
    """The invitation was meant for somebody else."""

    invitation: int
    code: ClassVar[str] = "jn"


@dataclass(frozen=True, slots=True)
class DeclineToJoin(Action):
    """No consent: nothing is kept."""

    invitation: int
    code: ClassVar[str] = "jd"


@dataclass(frozen=True, slots=True)
class AgreeAgain(Action):
    """Consent to the present text on what is kept."""

    code: ClassVar[str] = "ka"


@dataclass(frozen=True, slots=True)
class AgreeLater(Action):
    """Be asked about that text another time."""

    code: ClassVar[str] = "ko"


# One's own data and places


@dataclass(frozen=True, slots=True)
class ShowOwnData(Action):
    """Show what is stored about the person."""

    code: ClassVar[str] = "km"


@dataclass(frozen=True, slots=True)
class DownloadOwnData(Action):
    """Send all that is stored about the person as files."""

    code: ClassVar[str] = "kd"


@dataclass(frozen=True, slots=True)
class CorrectName(Action):
    """Wait for one's name as it should be."""

    code: ClassVar[str] = "kn"


@dataclass(frozen=True, slots=True)
class CorrectPost(Action):
    """Wait for one's post as it should be."""

    code: ClassVar[str] = "kp"


@dataclass(frozen=True, slots=True)
class AskToHandOver(Action):
    """Show what handing a place over does; 0 is the place acted from."""

    place_to_give: int = 0
    code: ClassVar[str] = "kh"


@dataclass(frozen=True, slots=True)
class HandOver(Action):
    """Make the invitation for whoever takes the place over."""

    code: ClassVar[str] = "ki"


@dataclass(frozen=True, slots=True)
class WithdrawHandover(Action):
    """Void that invitation."""

    code: ClassVar[str] = "kz"


@dataclass(frozen=True, slots=True)
class AskToLeave(Action):
    """Show what leaving does; 0 lets a person with several places choose, -1 is all of them."""

    place_to_leave: int = 0
    code: ClassVar[str] = "kl"


@dataclass(frozen=True, slots=True)
class Leave(Action):
    """End one's place; 0 is every place."""

    place_to_leave: int
    code: ClassVar[str] = "kv"


@dataclass(frozen=True, slots=True)
class AskToForgetMe(Action):
    """Show what being forgotten removes and what stays."""

    code: ClassVar[str] = "kq"


@dataclass(frozen=True, slots=True)
class ForgetMe(Action):
    """Remove what identifies this person."""

    person: int
    code: ClassVar[str] = "kf"


# Pledge


@dataclass(frozen=True, slots=True)
class ShowPledge(Action):
    """Show one content of the pledge; 0 is its beginning."""

    number: int = 0
    code: ClassVar[str] = "pl"


@dataclass(frozen=True, slots=True)
class ShowWholePledge(Action):
    """Show the whole pledge as one text, in pages where it is long."""

    page: int = 0
    code: ClassVar[str] = "pw"


@dataclass(frozen=True, slots=True)
class AskToConfirmPledge(Action):
    """Show who would confirm what, before it is confirmed."""

    code: ClassVar[str] = "pa"


@dataclass(frozen=True, slots=True)
class ConfirmPledge(Action):
    """Confirm this version of the pledge for the unit."""

    version: int
    code: ClassVar[str] = "pc"


@dataclass(frozen=True, slots=True)
class ShowPledgeChanges(Action):
    """Show what this version changed."""

    version: int
    page: int = 0
    code: ClassVar[str] = "pd"


@dataclass(frozen=True, slots=True)
class RecordSigning(Action):
    """Show which units would be recorded as having signed the pledge on paper."""

    page: int = 0
    code: ClassVar[str] = "gs"


@dataclass(frozen=True, slots=True)
class MarkSigner(Action):
    """Say that a unit was there and signed (1), or was not (0)."""

    unit: str
    there: int
    page: int = 0
    code: ClassVar[str] = "gm"


@dataclass(frozen=True, slots=True)
class KeepSigning(Action):
    """Record that these units, so many of them, have signed."""

    count: int
    code: ClassVar[str] = "gk"


@dataclass(frozen=True, slots=True)
class ShowSigned(Action):
    """List the units that are recorded as having signed."""

    page: int = 0
    code: ClassVar[str] = "gl"


@dataclass(frozen=True, slots=True)
class OpenSigned(Action):
    """Show what is recorded of one unit's signing."""

    unit: str
    code: ClassVar[str] = "gu"


@dataclass(frozen=True, slots=True)
class TakeOutSigning(Action):
    """Take out what is recorded of one unit's signing: it was a mistake."""

    unit: str
    code: ClassVar[str] = "gt"


# Report


@dataclass(frozen=True, slots=True)
class ShowReport(Action):
    """Show the hub of a period's report; an empty period lets the bot choose."""

    period: str = ""
    code: ClassVar[str] = "rh"


@dataclass(frozen=True, slots=True)
class ShowPeriods(Action):
    """List the unit's reports, period by period."""

    page: int = 0
    code: ClassVar[str] = "rp"


@dataclass(frozen=True, slots=True)
class ShowSections(Action):
    """Show a report's sections."""

    period: str
    page: int = 0
    code: ClassVar[str] = "rs"


@dataclass(frozen=True, slots=True)
class ShowSection(Action):
    """Show the criteria of one section; ``+`` and ``-`` stand for bonus and penalty."""

    period: str
    section: str
    page: int = 0
    code: ClassVar[str] = "rc"


@dataclass(frozen=True, slots=True)
class OpenCriterion(Action):
    """Open a criterion's card."""

    period: str
    criterion: str
    code: ClassVar[str] = "co"


@dataclass(frozen=True, slots=True)
class ScoreCriterion(Action):
    """Score a criterion: points in hundredths (for a counted one, how many times)."""

    period: str
    criterion: str
    value: int
    revision: int
    code: ClassVar[str] = "cs"


@dataclass(frozen=True, slots=True)
class ApplyList(Action):
    """Write the list of scores that is shown; ``mark`` tells it from any other."""

    mark: int
    code: ClassVar[str] = "li"


@dataclass(frozen=True, slots=True)
class DropList(Action):
    """Forget the list of scores of a report."""

    period: str
    code: ClassVar[str] = "ld"


@dataclass(frozen=True, slots=True)
class SetAssigned(Action):
    """Say that a criterion is (1) or is not (0) assigned to the unit."""

    period: str
    criterion: str
    assigned: int
    revision: int
    code: ClassVar[str] = "cn"


@dataclass(frozen=True, slots=True)
class AskNote(Action):
    """Wait for the explanation of a criterion."""

    period: str
    criterion: str
    code: ClassVar[str] = "ce"


@dataclass(frozen=True, slots=True)
class AskReference(Action):
    """Wait for a reference to a document."""

    period: str
    criterion: str
    code: ClassVar[str] = "cr"


@dataclass(frozen=True, slots=True)
class ShowEvidence(Action):
    """List a criterion's evidence; an empty criterion is the tray."""

    period: str
    criterion: str
    page: int = 0
    code: ClassVar[str] = "ev"


@dataclass(frozen=True, slots=True)
class OpenEvidence(Action):
    """Show one piece of evidence: send the file back, move it, take it out."""

    evidence: int
    code: ClassVar[str] = "eo"


@dataclass(frozen=True, slots=True)
class RemoveEvidence(Action):
    """Take a piece of evidence out of the report."""

    evidence: int
    code: ClassVar[str] = "er"


@dataclass(frozen=True, slots=True)
class PlaceEvidence(Action):
    """Choose where a piece of evidence belongs; page of the list of criteria."""

    evidence: int
    page: int = 0
    code: ClassVar[str] = "ep"


@dataclass(frozen=True, slots=True)
class AssignEvidence(Action):
    """Put a piece of evidence to this criterion."""

    evidence: int
    criterion: str
    code: ClassVar[str] = "ea"


@dataclass(frozen=True, slots=True)
class TurnIntoNote(Action):
    """Make a reference the explanation of its criterion instead."""

    evidence: int
    revision: int
    code: ClassVar[str] = "en"


@dataclass(frozen=True, slots=True)
class KeepWord(Action):
    """A command's word was meant as the text that is awaited: keep it."""

    code: ClassVar[str] = "kw"


@dataclass(frozen=True, slots=True)
class RunCommand(Action):
    """A command's word was meant as the command, by its name."""

    name: str
    code: ClassVar[str] = "cm"


@dataclass(frozen=True, slots=True)
class ReviewReport(Action):
    """Show the review sheet before sending."""

    period: str
    code: ClassVar[str] = "rv"


@dataclass(frozen=True, slots=True)
class ShowScores(Action):
    """List the score of every criterion."""

    period: str
    page: int = 0
    code: ClassVar[str] = "rl"


@dataclass(frozen=True, slots=True)
class SendReport(Action):
    """Send the report; ``zero`` says that an all-zero report is meant.

    ``stamp`` tells which writings the review sheet had seen.
    """

    period: str
    stamp: int = 0
    zero: int = 0
    code: ClassVar[str] = "rg"


@dataclass(frozen=True, slots=True)
class HandOverReport(Action):
    """Put the report before the unit's leader, who sends it."""

    period: str
    code: ClassVar[str] = "rf"


@dataclass(frozen=True, slots=True)
class GiveReportBack(Action):
    """The leader gives a report that was put before them back to be corrected."""

    period: str
    code: ClassVar[str] = "rk"


@dataclass(frozen=True, slots=True)
class AskToTakeBack(Action):
    """Ask whether the sent report should be taken back."""

    period: str
    code: ClassVar[str] = "rb"


@dataclass(frozen=True, slots=True)
class TakeBackReport(Action):
    """Take the sent report back to correct it."""

    period: str
    code: ClassVar[str] = "rt"


@dataclass(frozen=True, slots=True)
class ShowReceipt(Action):
    """Show the receipt of a sent report."""

    period: str
    code: ClassVar[str] = "rr"


# Deadlines and reminders


@dataclass(frozen=True, slots=True)
class ShowDeadlines(Action):
    """List what is due."""

    page: int = 0
    code: ClassVar[str] = "dl"


@dataclass(frozen=True, slots=True)
class Acknowledge(Action):
    """Say "Đã nắm" to a deadline at one rung."""

    deadline: str
    rung: int
    code: ClassVar[str] = "ak"


@dataclass(frozen=True, slots=True)
class AcknowledgeAll(Action):
    """Say "Đã nắm" to every reminder so far, up to the newest notice of one message."""

    newest: int
    code: ClassVar[str] = "aa"


@dataclass(frozen=True, slots=True)
class RemindLater(Action):
    """Ask to be reminded again on the next working morning."""

    deadline: str
    code: ClassVar[str] = "al"


@dataclass(frozen=True, slots=True)
class AskForTime(Action):
    """Begin to ask for more time for a deadline; or choose its day anew."""

    deadline: str
    code: ClassVar[str] = "xa"


@dataclass(frozen=True, slots=True)
class WishForDay(Action):
    """Ask for time up to this day (an ordinal)."""

    deadline: str
    day: int
    code: ClassVar[str] = "xd"


@dataclass(frozen=True, slots=True)
class SendExtension(Action):
    """Send the request that is shown to the leader's side."""

    code: ClassVar[str] = "xs"


@dataclass(frozen=True, slots=True)
class DropExtension(Action):
    """Leave the request: nothing was sent."""

    code: ClassVar[str] = "xx"


# A unit's own targets


@dataclass(frozen=True, slots=True)
class ShowTargets(Action):
    """Show a page of the unit's own targets, to add to them."""

    page: int = 0
    code: ClassVar[str] = "ta"


@dataclass(frozen=True, slots=True)
class OpenTarget(Action):
    """Open one target, to be typed anew or taken out."""

    target: int
    code: ClassVar[str] = "to"


@dataclass(frozen=True, slots=True)
class RemoveTarget(Action):
    """Take a target out."""

    target: int
    code: ClassVar[str] = "tx"


@dataclass(frozen=True, slots=True)
class RegisterTargets(Action):
    """Say that the unit's targets are all there."""

    code: ClassVar[str] = "tr"


# The leader's side


@dataclass(frozen=True, slots=True)
class ShowBoard(Action):
    """Show the board of units and steps; from page 1 on, the list of units."""

    page: int = 0
    code: ClassVar[str] = "bo"


@dataclass(frozen=True, slots=True)
class ShowUnit(Action):
    """Show how one unit stands."""

    unit: str
    code: ClassVar[str] = "bu"


@dataclass(frozen=True, slots=True)
class ShowUnitTargets(Action):
    """Read the targets of a unit."""

    unit: str
    page: int = 0
    code: ClassVar[str] = "bn"


@dataclass(frozen=True, slots=True)
class ShowLedger(Action):
    """Show a unit's ledger of notices."""

    unit: str
    page: int = 0
    code: ClassVar[str] = "bl"


@dataclass(frozen=True, slots=True)
class ShowUnitReport(Action):
    """Read a unit's report for a period; an empty period shows which ones there are."""

    unit: str
    period: str = ""
    page: int = 0
    code: ClassVar[str] = "br"


@dataclass(frozen=True, slots=True)
class ShowUnitEvidence(Action):
    """Show a criterion of a unit's report, with its evidence."""

    unit: str
    period: str
    criterion: str
    page: int = 0
    code: ClassVar[str] = "be"


@dataclass(frozen=True, slots=True)
class OpenUnitEvidence(Action):
    """Send the file of a unit's evidence."""

    evidence: int
    code: ClassVar[str] = "bx"


@dataclass(frozen=True, slots=True)
class ShowPeople(Action):
    """Show who takes part for a unit; an empty one stands for the bloc's offices."""

    unit: str = ""
    code: ClassVar[str] = "mp"


@dataclass(frozen=True, slots=True)
class ChooseWhomToInvite(Action):
    """Choose which of many roles to invite to."""

    unit: str
    code: ClassVar[str] = "mc"


@dataclass(frozen=True, slots=True)
class InviteTo(Action):
    """Invite to a place. ``how``: 0 asks if an invitation is open, 1 replaces it, 2 adds one.

    ``seen`` is the number of the newest open invitation to it when the button was shown.
    """

    unit: str
    role: str
    how: int
    seen: int
    code: ClassVar[str] = "mi"


@dataclass(frozen=True, slots=True)
class ListInvitations(Action):
    """Choose among the open invitations of a unit or the offices."""

    unit: str
    page: int = 0
    code: ClassVar[str] = "ml"


@dataclass(frozen=True, slots=True)
class RevokeInvitation(Action):
    """Make an open invitation void."""

    invitation: int
    code: ClassVar[str] = "mr"


@dataclass(frozen=True, slots=True)
class ChooseWhomToEnd(Action):
    """Choose whose place is to end."""

    unit: str
    page: int = 0
    code: ClassVar[str] = "me"


@dataclass(frozen=True, slots=True)
class AskToEndPlace(Action):
    """Show what ending a place does, before it is done."""

    place_to_end: int
    code: ClassVar[str] = "mq"


@dataclass(frozen=True, slots=True)
class EndPlace(Action):
    """End somebody's place at once."""

    place_to_end: int
    code: ClassVar[str] = "mz"


@dataclass(frozen=True, slots=True)
class FillForBloc(Action):
    """Open a criterion that the bloc fills for a unit."""

    unit: str
    period: str
    criterion: str
    code: ClassVar[str] = "bf"


@dataclass(frozen=True, slots=True)
class FillPoints(Action):
    """Fill such a criterion with points in hundredths."""

    unit: str
    period: str
    criterion: str
    value: int
    revision: int
    code: ClassVar[str] = "bv"


@dataclass(frozen=True, slots=True)
class AskToRemind(Action):
    """Show who would be reminded of a deadline; with none named, offer those that are open."""

    deadline: str = ""
    code: ClassVar[str] = "ba"


@dataclass(frozen=True, slots=True)
class RemindMissing(Action):
    """Remind every unit that has not done a deadline's duty."""

    deadline: str
    code: ClassVar[str] = "bm"


@dataclass(frozen=True, slots=True)
class ShowDigest(Action):
    """Show the digest as of now."""

    code: ClassVar[str] = "bd"


@dataclass(frozen=True, slots=True)
class GroupText(Action):
    """Show the plain text to paste into a group of another chat app; ``names`` to list units."""

    names: int = 0
    code: ClassVar[str] = "bg"


@dataclass(frozen=True, slots=True)
class UnitText(Action):
    """Show the plain text to paste to one unit."""

    unit: str
    code: ClassVar[str] = "bt"


# Papers


@dataclass(frozen=True, slots=True)
class KeepSignedReport(Action):
    """Show the signed report of a period that was sent, and wait for what is missing of it."""

    period: str
    code: ClassVar[str] = "pk"


@dataclass(frozen=True, slots=True)
class OpenPaper(Action):
    """Show a paper and wait for its scans, its number and its date."""

    paper: int
    code: ClassVar[str] = "po"


@dataclass(frozen=True, slots=True)
class ShowScans(Action):
    """List the files of a paper."""

    paper: int
    page: int = 0
    code: ClassVar[str] = "ps"


@dataclass(frozen=True, slots=True)
class OpenScan(Action):
    """Send one file of a paper back."""

    scan: int
    code: ClassVar[str] = "pf"


@dataclass(frozen=True, slots=True)
class RemoveScan(Action):
    """Take a file out of its paper."""

    scan: int
    code: ClassVar[str] = "px"


# In whose name


@dataclass(frozen=True, slots=True)
class AskToAuthorise(Action):
    """Show who may confirm and send for a unit; with none named, for one's own."""

    unit: str = ""
    page: int = 0
    code: ClassVar[str] = "aw"


@dataclass(frozen=True, slots=True)
class Authorise(Action):
    """Let an officer (by their place) confirm and send from now on."""

    place: int
    code: ClassVar[str] = "au"


@dataclass(frozen=True, slots=True)
class ScanAuthorisation(Action):
    """Record the paper on which an officer (by their place) was assigned."""

    place: int
    code: ClassVar[str] = "as"


@dataclass(frozen=True, slots=True)
class NameAssigner(Action):
    """The paper is complete: say who assigned."""

    paper: int
    code: ClassVar[str] = "an"


@dataclass(frozen=True, slots=True)
class RevokeAuthorisation(Action):
    """End an authorisation."""

    authorisation: int
    code: ClassVar[str] = "ar"


@dataclass(frozen=True, slots=True)
class ChooseWhatToEnter(Action):
    """Show what can be entered for a unit: a page of it."""

    unit: str
    page: int = 0
    code: ClassVar[str] = "iu"


@dataclass(frozen=True, slots=True)
class ScanForUnit(Action):
    """Open the paper a unit handed in: its report for a period, or (with none) its pledge."""

    unit: str
    period: str = ""
    code: ClassVar[str] = "is"


@dataclass(frozen=True, slots=True)
class EnterForUnit(Action):
    """Begin to enter what stands on a unit's paper."""

    paper: int
    code: ClassVar[str] = "ie"


OF_A_UNIT: frozenset[type[Action]] = frozenset(
    {
        ShowPledge,
        ShowWholePledge,
        AskToConfirmPledge,
        ConfirmPledge,
        ShowPledgeChanges,
        ShowReport,
        ShowPeriods,
        ShowSections,
        ShowSection,
        OpenCriterion,
        ScoreCriterion,
        ApplyList,
        DropList,
        SetAssigned,
        AskNote,
        AskReference,
        ShowEvidence,
        OpenEvidence,
        RemoveEvidence,
        PlaceEvidence,
        AssignEvidence,
        TurnIntoNote,
        KeepWord,
        ReviewReport,
        ShowScores,
        SendReport,
        AskToTakeBack,
        TakeBackReport,
        ShowReceipt,
        OtherActs,
    }
)
"""What a unit's own people do for it, and the secretary who stands in for them: such a button
names the paper they do it with. All others lead out of the unit again."""
