"""The table of contents: every command, word, button and awaited text, and who answers it.

Read it to find the room for a change. The switchboard looks things up here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from domain.drafts import Step
from domain.errors import BlocError
from handlers import (
    authorising,
    criterion,
    deadlines,
    evidence,
    extending,
    joining,
    leaving,
    offices,
    papers,
    people,
    pledge,
    renaming,
    report,
    score_lists,
    signing,
    standing_in,
    start,
    status,
    targets,
)
from handlers.context import Visit
from screens import actions as do

Simple = Callable[[Visit], Awaitable[None]]
Pressed = Callable[[Visit, Any], Awaitable[None]]

COMMANDS: dict[str, Simple] = {
    "start": start.home,
    "help": start.help_,
    "language": start.language,
    "mydata": leaving.mydata,
    "handover": lambda visit: leaving.ask_to_hand_over(visit, do.AskToHandOver()),
    "reader": start.reader,
    "cancel": start.cancel,
    "pledge": pledge.pledge,
    "targets": targets.targets,
    "deadlines": deadlines.deadlines,
    "report": report.report,
    "status": status.status,
    "bloc": offices.board,
    "digest": offices.digest,
    "remind": offices.remind_,
    "authorise": authorising.authorise,
}
"""Commands by name (INTERFACE: chat commands)."""

ALIASES: dict[str, str] = {
    "giaouoc": "pledge",
    "chitieu": "targets",
    "baocao": "report",
    "han": "deadlines",
    "tinhtrang": "status",
    "trogiup": "help",
    "khoi": "bloc",
    "tonghop": "digest",
    "nhac": "remind",
    "phancong": "authorise",
    "ngonngu": "language",
    "dulieucuatoi": "mydata",
    "doinguoi": "handover",
    "docmanhinh": "reader",
}
"""Vietnamese commands, by the command they stand for."""

WORDS: dict[str, str] = {
    "giao uoc": "pledge",
    "chi tieu": "targets",
    "chi tieu dang ky": "targets",
    "bao cao": "report",
    "han": "deadlines",
    "cac han": "deadlines",
    "tinh trang": "status",
    "tro giup": "help",
    "doc man hinh": "reader",
    "screen reader": "reader",
    "doi nguoi dau moi": "handover",
    "du lieu cua toi": "mydata",
    "thoi tham gia": "mydata",
    "ngon ngu": "language",
    "tieng viet": "language",
    "tieng anh": "language",
    "english": "language",
    "viec can lam": "start",
    "trang chinh": "start",
    "pledge": "pledge",
    "targets": "targets",
    "registered targets": "targets",
    "report": "report",
    "deadlines": "deadlines",
    "status": "status",
    "help": "help",
    "bang theo doi": "bloc",
    "ban tong hop": "digest",
    "nhac don vi": "remind",
    "phan cong": "authorise",
    "authorise": "authorise",
    "board": "bloc",
    "digest": "digest",
    "remind": "remind",
    "hand over": "handover",
    "my data": "mydata",
    "mydata": "mydata",
    "leave": "mydata",
    "language": "language",
    "to do": "start",
    "home": "start",
}
"""Words typed without a slash, folded (no accents, lower case), by the command they stand for."""

PRESSES: dict[type[do.Action], Pressed] = {
    do.GoHome: lambda visit, _: start.home(visit),
    do.GoOn: lambda visit, _: start.go_on(visit),
    do.GoHelp: lambda visit, _: start.help_(visit),
    do.ChooseLanguage: start.choose_language,
    do.ChoosePlace: lambda visit, _: start.choose_place(visit),
    do.ActFor: start.act_for,
    do.ListenToScreen: start.listen,
    do.OtherActs: start.other_acts,
    do.AgreeToJoin: joining.agree,
    do.NotMe: joining.not_me,
    do.DeclineToJoin: joining.decline,
    do.AgreeAgain: lambda visit, _: leaving.agree_again(visit),
    do.AgreeLater: lambda visit, _: leaving.agree_later(visit),
    do.ShowOwnData: lambda visit, _: leaving.mydata(visit),
    do.DownloadOwnData: lambda visit, _: leaving.download(visit),
    do.CorrectName: lambda visit, _: renaming.ask_name(visit),
    do.CorrectPost: lambda visit, _: renaming.ask_post(visit),
    do.AskToHandOver: leaving.ask_to_hand_over,
    do.HandOver: lambda visit, _: leaving.hand_over(visit),
    do.WithdrawHandover: lambda visit, _: leaving.withdraw(visit),
    do.AskToLeave: leaving.ask_to_leave,
    do.Leave: leaving.leave,
    do.AskToForgetMe: lambda visit, _: leaving.ask_to_forget(visit),
    do.ForgetMe: leaving.forget,
    do.ShowPledge: pledge.show_content,
    do.ShowWholePledge: pledge.show_whole,
    do.AskToConfirmPledge: lambda visit, _: pledge.ask_to_confirm(visit),
    do.ConfirmPledge: pledge.confirm,
    do.ShowPledgeChanges: pledge.show_changes,
    do.RecordSigning: signing.show,
    do.MarkSigner: signing.mark,
    do.KeepSigning: signing.keep,
    do.ShowSigned: signing.show_signed,
    do.OpenSigned: signing.open_signed,
    do.TakeOutSigning: signing.take_out,
    do.ShowDeadlines: deadlines.show,
    do.Acknowledge: deadlines.acknowledge,
    do.AcknowledgeAll: deadlines.acknowledge_all,
    do.RemindLater: deadlines.later,
    do.AskForTime: extending.ask,
    do.WishForDay: extending.choose,
    do.SendExtension: extending.send,
    do.DropExtension: extending.drop,
    do.ShowTargets: targets.show,
    do.OpenTarget: targets.open_,
    do.RemoveTarget: targets.remove,
    do.RegisterTargets: targets.register,
    do.ShowReport: report.show,
    do.ShowPeriods: report.show_periods,
    do.ShowSections: report.show_sections,
    do.ShowSection: report.show_section,
    do.ShowScores: report.show_scores,
    do.ReviewReport: report.show_review,
    do.HandOverReport: report.hand_over,
    do.GiveReportBack: report.give_back,
    do.SendReport: report.send,
    do.ShowReceipt: report.show_receipt,
    do.AskToTakeBack: report.ask_to_take_back,
    do.TakeBackReport: report.take_back,
    do.OpenCriterion: criterion.open_,
    do.ScoreCriterion: criterion.score,
    do.ApplyList: score_lists.apply,
    do.DropList: score_lists.drop,
    do.SetAssigned: criterion.set_assigned,
    do.AskNote: criterion.ask,
    do.AskReference: criterion.ask,
    do.TurnIntoNote: criterion.turn_into_note,
    do.KeepWord: criterion.keep_word,
    do.ShowEvidence: evidence.show,
    do.OpenEvidence: evidence.open_,
    do.PlaceEvidence: evidence.place,
    do.AssignEvidence: evidence.assign,
    do.RemoveEvidence: evidence.remove,
    do.KeepSignedReport: papers.keep_signed,
    do.OpenPaper: papers.open_,
    do.ShowScans: papers.show_scans,
    do.OpenScan: papers.open_scan,
    do.RemoveScan: papers.remove,
    do.AskToAuthorise: authorising.show,
    do.Authorise: authorising.grant,
    do.ScanAuthorisation: authorising.scan,
    do.NameAssigner: authorising.ask_assigner,
    do.RevokeAuthorisation: authorising.revoke,
    do.ChooseWhatToEnter: standing_in.choose,
    do.ScanForUnit: standing_in.scan,
    do.EnterForUnit: standing_in.enter,
    do.ShowBoard: offices.show_board,
    do.ShowUnit: offices.show_unit,
    do.ShowUnitReport: offices.show_report,
    do.ShowUnitEvidence: offices.show_criterion,
    do.OpenUnitEvidence: offices.open_evidence,
    do.ShowUnitTargets: targets.show_unit,
    do.ShowLedger: offices.show_ledger,
    do.ShowPeople: people.show,
    do.ChooseWhomToInvite: people.choose_role,
    do.InviteTo: people.invite,
    do.ListInvitations: people.invitations,
    do.RevokeInvitation: people.revoke,
    do.ChooseWhomToEnd: people.choose_to_end,
    do.AskToEndPlace: people.ask_to_end,
    do.EndPlace: people.end,
    do.FillForBloc: offices.open_fill,
    do.FillPoints: offices.fill,
    do.AskToRemind: offices.ask_to_remind,
    do.RemindMissing: offices.remind_missing,
    do.ShowDigest: lambda visit, _: offices.digest(visit),
    do.GroupText: offices.paste_group,
    do.UnitText: offices.paste_unit,
}
"""Buttons by what they mean."""

ANSWERED: dict[type[do.Action], Pressed] = {
    do.ConfirmPledge: pledge.confirmed_before,
    do.InviteTo: people.invited_before,
}
"""Presses whose answer cannot be given a second time: what is shown if it may never have come."""

OF_NOW: frozenset[type[do.Action]] = frozenset(
    {
        do.GoHome,
        do.GoOn,
        do.GoHelp,
        do.ChooseLanguage,
        do.ChoosePlace,
        do.ListenToScreen,
        do.ActFor,
        do.RunCommand,
    }
)
"""Buttons that lead into the present, whichever year they were shown in."""

TEXTS: dict[Step, Simple] = {
    Step.CONSENT: joining.show_again,
    Step.NAME: joining.name,
    Step.POST: joining.post,
    Step.OWN_NAME: renaming.typed,
    Step.OWN_POST: renaming.typed,
    Step.CRITERION: criterion.typed,
    Step.LEFT: criterion.after_leaving,
    Step.NOTE: criterion.note,
    Step.REFERENCE: criterion.reference,
    Step.LIST: score_lists.show_again,
    Step.EXTENSION_DAY: extending.day,
    Step.EXTENSION_REASON: extending.reason,
    Step.EXTENSION: extending.reason,
    Step.BLOC_POINTS: offices.fill_typed,
    Step.SIGNING: signing.typed,
    Step.TARGETS: targets.typed,
    Step.TARGET: targets.retyped,
    Step.PAPER: papers.typed,
    Step.ASSIGNER: authorising.assigner,
}
"""What a plain message is taken for, by where the conversation stands."""

ASKED: dict[Step, Callable[[Visit, str], Awaitable[None]]] = {
    Step.NOTE: criterion.ask_about_word,
    Step.REFERENCE: criterion.ask_about_word,
    Step.EXTENSION_REASON: extending.ask_about_word,
}
"""Where a free text is awaited, a command's word is asked about: it may be that text."""

AGAIN: dict[Step, Callable[[Visit, BlocError], Awaitable[None]]] = {
    Step.OWN_NAME: renaming.say_why,
    Step.OWN_POST: renaming.say_why,
    Step.CRITERION: criterion.say_why,
    Step.NOTE: criterion.say_why,
    Step.REFERENCE: criterion.say_why,
    Step.EXTENSION_DAY: extending.say_why,
    Step.EXTENSION_REASON: extending.say_why,
    Step.EXTENSION: extending.say_why,
    Step.BLOC_POINTS: offices.say_why,
    Step.SIGNING: signing.say_why,
    Step.TARGETS: targets.say_why,
    Step.TARGET: targets.say_why,
    Step.PAPER: papers.say_why,
    Step.ASSIGNER: authorising.say_why,
}
"""What is shown again, with the reason, where nothing could be made of a message."""

FILES: dict[Step, Simple] = {
    Step.PAPER: papers.file,
    Step.OWN_NAME: renaming.file,
    Step.OWN_POST: renaming.file,
}
"""Who takes a photo or document, by where the conversation stands."""

ANY_FILE: Simple = evidence.file
"""Who takes it anywhere else: it is evidence."""

PRESENT: dict[Step, Simple] = {
    Step.OWN_NAME: renaming.present,
    Step.OWN_POST: renaming.present,
    Step.CRITERION: criterion.present,
    Step.NOTE: criterion.present,
    Step.REFERENCE: criterion.present,
    Step.SIGNING: signing.present,
    Step.TARGETS: targets.present,
    Step.TARGET: targets.present,
    Step.PAPER: papers.present,
    Step.ASSIGNER: authorising.present,
}
"""What is shown again after a crash, by where the conversation stands; elsewhere it is home."""

_OF_TARGETS: frozenset[type[do.Action]] = frozenset(
    {do.ShowTargets, do.OpenTarget, do.RemoveTarget, do.RegisterTargets}
)

_OF_CARD: frozenset[type[do.Action]] = frozenset(
    {
        do.OpenCriterion,
        do.ScoreCriterion,
        do.SetAssigned,
        do.AskNote,
        do.AskReference,
        do.TurnIntoNote,
        do.KeepWord,
        # What comes of itself while a card is open is answered in passing.
        do.Acknowledge,
        do.AcknowledgeAll,
        do.RemindLater,
        do.OtherActs,
        do.ListenToScreen,
        do.ChooseLanguage,
        do.GoHelp,
    }
)
_OF_TIME: frozenset[type[do.Action]] = frozenset(
    {do.AskForTime, do.WishForDay, do.SendExtension, do.DropExtension}
)

STAYING: dict[Step, frozenset[type[do.Action]]] = {
    Step.OWN_NAME: frozenset({do.CorrectName, do.CorrectPost}),
    Step.OWN_POST: frozenset({do.CorrectName, do.CorrectPost}),
    Step.CRITERION: _OF_CARD,
    Step.NOTE: _OF_CARD,
    Step.REFERENCE: _OF_CARD,
    Step.EXTENSION_DAY: _OF_TIME,
    Step.EXTENSION_REASON: _OF_TIME,
    Step.EXTENSION: _OF_TIME,
    Step.BLOC_POINTS: frozenset({do.FillForBloc, do.FillPoints}),
    Step.SIGNING: frozenset({do.RecordSigning, do.MarkSigner, do.KeepSigning, do.ShowSigned}),
    Step.TARGETS: _OF_TARGETS,
    Step.TARGET: _OF_TARGETS,
    Step.PAPER: frozenset(
        {do.KeepSignedReport, do.OpenPaper, do.ShowScans, do.OpenScan, do.RemoveScan}
    ),
    Step.ASSIGNER: frozenset({do.NameAssigner}),
}
"""Steps that end when a button leads elsewhere, with the buttons that lead to them or stay.

What comes later was not meant for a screen that was left.
"""

EDITS: Simple | None = criterion.edited
"""Who takes the correction of an earlier message."""
