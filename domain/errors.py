"""What a person can be told "no" about, as one tree. Facts are attributes; words live in locales.

BlocError
├─ NotAllowed            the place has no right to this act
├─ MovedOn               what the button or value referred to has changed since
│  ├─ StaleAnswer        somebody wrote this answer in the meantime
│  ├─ SignersChanged     not as many units are prepared as the button said
│  ├─ ReportChanged      somebody wrote in the report since its review sheet was shown
│  ├─ PeopleChanged      somebody invited, joined or left since the list was shown
│  └─ OldButton          the button belongs to another year, version or step
│     └─ PlaceEnded      the button belongs to a place the person no longer holds
├─ NotUnderstood         what was typed or sent cannot be read
│  ├─ PointsNotUnderstood
│  ├─ CountNotUnderstood
│  ├─ CardTextUnclear    neither a score nor a reference to a document
│  ├─ LineUnclear         a line of a list of scores without a score
│  ├─ ScoredTwice         a list gives one criterion two different scores
│  ├─ ListTooLong         more lines than one message may have
│  ├─ TextTooLong
│  ├─ EmptyText
│  ├─ NotAName           something else where a person's name is awaited
│  ├─ PaperUnclear       neither a document's number nor its date
│  ├─ SigningUnclear     neither the day nor the place of a signing
│  ├─ PaperAhead         a document's date that has not come yet
│  ├─ DayNotUnderstood   something else where a day is awaited
│  └─ Unusable           a sticker, a voice note, a place on a map
├─ OutOfRange            a number that does not fit its criterion
│  ├─ OverMaximum
│  ├─ OffStep
│  ├─ DayNotLater          a wished-for day that puts nothing off
│  └─ DayTooFar
├─ InvitationRefused     used, expired, revoked, unknown
│  └─ TooManyTries
├─ AlreadyDone           an act that can be given once was given
│  └─ PledgeAlreadyConfirmed
├─ NotOpen               too early, too late, or closed
│  ├─ PledgeNotOpen
│  ├─ ReportNotOpen
│  ├─ ReportClosed
│  ├─ TooLateToSend
│  └─ YearClosed
├─ NobodySigned          no unit is left to be recorded as having signed
├─ NotReady              something has to be done first
│  ├─ ReportHasBlockers
│  └─ ReportAllZero      meant or not? Sent only when confirmed
├─ OwnPlace              one's own place is not ended by oneself in passing
├─ PlaceFull             a place has as many holders and invitations as it can have
├─ FilledByBloc          the bloc scores this criterion, the unit does not
├─ FilledByUnit          the unit scores this criterion itself
├─ NotFound              no such unit, period, criterion, evidence
│  └─ CriterionNotListed  a list of scores names a criterion that its period has not
├─ FileRefused           too large, empty, of a type that is not accepted
├─ ScansFull             a paper has as many files as it may
├─ DefinitionRefused     a definition file with problems
└─ CycleDiffers          the bloc and year exist with another content

A user's mistake is a BlocError; a bug stays a bug and is never caught by this type.
"""

from __future__ import annotations

from typing import Any, ClassVar

from typing_extensions import override


class BlocError(Exception):
    """Base of everything a person can be told in a sentence. ``facts`` fill that sentence."""

    key: ClassVar[str] = "error"

    def __init__(self, /, **facts: Any) -> None:
        super().__init__(type(self).__name__, facts)
        self.facts = facts

    @override
    def __init_subclass__(cls) -> None:
        """Derive the text key: ``OverMaximum`` is told by the message ``error-over-maximum``."""
        words = "".join(f"-{c.lower()}" if c.isupper() else c for c in cls.__name__)
        cls.key = f"error{words}"


class NotAllowed(BlocError):
    """The place has no right to this act. Facts: ``activity``."""


class MovedOn(BlocError):
    """What the button or value referred to has changed since it was shown."""


class StaleAnswer(MovedOn):
    """Somebody wrote this answer meanwhile. Facts: ``criterion``, ``present``, ``offered``."""


class ReportChanged(MovedOn):
    """Somebody wrote in the report since its review sheet was shown."""


class SignersChanged(MovedOn):
    """Not as many units are prepared to be recorded as the button said."""


class OldButton(MovedOn):
    """The button belongs to another year, version or step."""


class PeopleChanged(MovedOn):
    """Somebody invited, joined or left since the list of people was shown."""


class PlaceEnded(OldButton):
    """The button belongs to a place that was the person's. Facts: ``at`` (local)."""


class NotUnderstood(BlocError):
    """What was typed or sent cannot be read."""


class PointsNotUnderstood(NotUnderstood):
    """Not a number of points. Facts: ``given``."""


class CountNotUnderstood(NotUnderstood):
    """Not a number of times. Facts: ``given``."""


class CardTextUnclear(NotUnderstood):
    """Typed on a criterion's card, neither a score nor a reference. Facts: ``given``."""


class TextTooLong(NotUnderstood):
    """A text beyond its limit. Facts: ``length``, ``limit`` (characters)."""


class EmptyText(NotUnderstood):
    """A text with nothing readable in it."""


class NotAName(NotUnderstood):
    """Typed where a person's name is awaited, and none. Facts: ``given``."""


class PaperUnclear(NotUnderstood):
    """Neither a document's number nor a date on it. Facts: ``given``."""


class SigningUnclear(NotUnderstood):
    """Neither the day nor the place of a signing. Facts: ``given``."""


class PaperAhead(NotUnderstood):
    """The date on a document has not come yet. Facts: ``given`` (date)."""


class TargetUnclear(NotUnderstood):
    """A line that says no target in words. Facts: ``given``."""


class DayNotUnderstood(NotUnderstood):
    """Typed where a day is awaited, and none. Facts: ``given``."""


class Unusable(NotUnderstood):
    """A kind of message nothing can be made of: a sticker, a voice note, a place on a map."""


class LineUnclear(NotUnderstood):
    """A line of a list of scores gives none. Facts: ``criterion``, ``given``."""


class ScoredTwice(NotUnderstood):
    """A list of scores gives one criterion two different ones. Facts: ``criterion``."""


class ListTooLong(NotUnderstood):
    """More lines than a list of scores may have. Facts: ``count``, ``limit``."""


class OutOfRange(BlocError):
    """A number that does not fit its criterion."""


class OverMaximum(OutOfRange):
    """More than the criterion allows. Facts: ``given``, ``maximum``."""


class OffStep(OutOfRange):
    """Not a whole number of steps. Facts: ``given``, ``step``, ``below``, ``above``."""


class DayNotLater(OutOfRange):
    """A wished-for day that is not after the deadline and today. Facts: ``day``, ``first``."""


class DayTooFar(OutOfRange):
    """A wished-for day months away. Facts: ``day``, ``last``."""


class InvitationRefused(BlocError):
    """The invitation cannot be used. Facts: ``reason``: used, expired, revoked or unknown."""


class TooManyTries(InvitationRefused):
    """Five wrong tokens within an hour from one account (INTERFACE: deep links)."""


class AlreadyDone(BlocError):
    """An act that can be given once was given."""


class PledgeAlreadyConfirmed(AlreadyDone):
    """This version was confirmed for the unit. Facts: ``at``, ``receipt``, ``by``."""


class NotOpen(BlocError):
    """Too early, too late, or closed."""


class PledgeNotOpen(NotOpen):
    """The pledge is not open for confirming."""


class ReportNotOpen(NotOpen):
    """The period has not begun. Facts: ``opens`` (date)."""


class ReportClosed(NotOpen):
    """The report was sent or locked: nothing in it changes now."""


class TargetsNotAsked(NotOpen):
    """The bloc has no step in which units register targets of their own."""


class TooLateToSend(NotOpen):
    """The bloc takes no report, or takes none back, after the deadline. Facts: ``last``."""


class YearClosed(NotOpen):
    """The year is over: it is only read. Facts: ``year``, ``activity``."""


class NobodySigned(BlocError):
    """No unit is left in what is to be recorded as signed."""


class TargetsFull(BlocError):
    """More targets than a unit may register. Facts: ``limit``, ``room``."""


class TargetKnown(BlocError):
    """Everything that was typed stands in the unit's targets already."""


class NotReady(BlocError):
    """Something has to be done first."""


class PaperIncomplete(NotReady):
    """A paper lacks something to be acted on. Facts: ``reason`` (scan, name), ``paper``."""


class NoTargets(NotReady):
    """No target is written yet, so there is nothing to be registered."""


class ReportHasBlockers(NotReady):
    """Criteria are blank or out of range. Facts: ``criteria``."""


class ReportAllZero(NotReady):
    """Nothing is claimed in the whole report: it is sent only after a confirmation."""


class OwnPlace(BlocError):
    """One's own place is not ended by oneself in passing."""


class PlaceFull(BlocError):
    """Holders and open invitations of one place are at their limit. Facts: ``limit``."""


class FilledByBloc(BlocError):
    """The bloc scores this criterion, the unit does not. Facts: ``criterion``."""


class FilledByUnit(BlocError):
    """The unit scores this criterion itself. Facts: ``criterion``."""


class NotFound(BlocError):
    """No such unit, period, criterion or evidence."""


class CriterionNotListed(NotFound):
    """A list of scores names a criterion that its period does not have. Facts: ``criterion``."""


class FileRefused(BlocError):
    """A file that is not taken. Facts: ``reason``: too_large, empty, type, packed and others.

    For a zip file ``zip_…``, with the ``name`` of what is wrong in it.
    """


class ScansFull(BlocError):
    """A paper has as many files as it may have. Facts: ``limit``."""


class DefinitionRefused(BlocError):
    """A definition file with problems. Facts: ``problems``."""


class CycleDiffers(BlocError):
    """The bloc and year exist with another content. Facts: ``bloc``, ``year``, ``changes``."""
