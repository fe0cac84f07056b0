# Reminders: what is left, how it stands, what lateness costs, what "Noted" means.
reminder =
    .heading = A reminder to { $who }: { $title }.
    .by-hand = The { $leader } asks { $who } to attend to this: { $title }.
    .now = At present: { $progress }.
    .if-done = If your unit has done this, please press “Noted” or ignore this message.
    .costs = By the score table of the { $bloc }, lateness costs points: { $bands }.
    .band = { $points } for { $first } to { $last } working days
    .band-one = { $last ->
        [one] { $points } for { $last } working day
       *[other] { $points } for { $last } working days
    }
    .band-more = { $points } for any more
    .band-any = { $points }
    .costs-now = Sent today, the report loses this many points for lateness: { $points }.
    .late-exclude = A report sent after the deadline is taken, but the { $bloc } leaves it out of the assessment.
    .late-refuse = After the deadline the { $bloc } takes no report here any more.
    .leader-confirms = The unit's leader, or whoever they assigned, is the one who confirms; please tell them, or type “pledge” to see.
    .leader-sends = The unit's leader is the one who sends; please put it before them.
    .means-report = “Noted” tells the { $bloc } that your unit has this message; the report still has to be sent.
    .means-pledge = “Noted” tells the { $bloc } that your unit has this message; it does not confirm the pledge.
    .means-targets = “Noted” tells the { $bloc } that your unit has this message; the targets are still to be registered.
    .means-attend = “Noted” tells the { $bloc } that your unit has this message.
    .means-office = “Noted” records that the message was received, not that the work is done.
    .still-report = The report still has to be sent.
    .still-pledge = The pledge still has to be confirmed by the unit's leader.
    .still-targets = The targets are still to be registered.
    .still-attend = The work is still to be done.
    .still-office = The work is still to be done.
    .btn-noted = Noted
    .btn-noted-all = All noted
    .btn-later-morning = Remind me on the morning of { $day }
    .btn-later-afternoon = Remind me on the afternoon of { $day }
    .btn-time = Ask for more time
    .extension = Your unit has asked for more time until the end of { $day }, sent to the { $leader } at { $at }; the deadline does not change until it is decided.
    .btn-list = See the deadlines
    .noted = Recorded at { $at }: { $who } has noted the deadline of { $title }, { $last }. Said by: { $by }.
    .noted-before = Recorded before, at { $at }: { $who } has noted the deadline of { $title }, { $last }. Said by: { $by }.
    .noted-too = Recorded at { $at }: you have noted the deadline of { $title }, { $last }, too.
    .noted-first = { $by } had said so for { $who } before, at { $at }.
    .snoozed = The assistant will remind you again at { $at }.
    .no-later = The next day has a reminder of its own or is too late, so none was added. This is how it stands now.
    .several = A reminder to { $who }. These deadlines are waiting:
    .line = { $title }: { $last }, { $left }.
    .several-more = { $count ->
        [one] And { $count } more deadline; please see the list.
       *[other] And { $count } more deadlines; please see the list.
    }
    .means-all = “All noted” tells the { $bloc } that the message was received; each task still has to be done.
    .noted-all = { $count ->
        [one] Recorded at { $at }: { $who } has noted the { $count } deadline below. Said by: { $by }.
       *[other] Recorded at { $at }: { $who } has noted the { $count } deadlines below. Said by: { $by }.
    }
    .noted-all-before = The deadlines of this message were recorded as noted before.
duty-state =
    .done-act = { $act } at { $at }
    .done-act-day = { $act } on { $day }
    .done-report = sent at { $at }
    .later = the reporting period begins on { $day }
    .act = not { $act } yet
    .written = { $count ->
        [one] { $count } target
       *[other] { $count } targets
    } written, not yet reported as complete
    .not-begun = the report has not been begun
    .settled = { $settled } of { $asked } criteria scored, not sent yet
    .all-settled = { $asked ->
        [one] the only criterion is scored, not sent yet
       *[other] all { $asked } criteria scored, not sent yet
    }
