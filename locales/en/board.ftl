# The board: the whole bloc, each unit, a unit's report, reminding units.
board =
    .title = Board of { $bloc }, { $year }, at { $at }.
    .pledge-all = Pledge: all { $units } units have { $act }.
    .pledge = Pledge: { $done } of { $units } units have { $act }.
    .pledge-short = Pledge: { $done } of { $units } units have { $act }; not yet { $act }: { $names }.
    .targets-all = Targets: all { $units } units have { $act }.
    .targets = Targets: { $done } of { $units } units have { $act }.
    .targets-short = Targets: { $done } of { $units } units have { $act }; not yet { $act }: { $names }.
    .undone = Not yet { $act }: { $names }.
    .step = { $title }, due { $last }, { $left }.
    .all-sent = { $title }: all { $units } units have sent it.
    .counts = Of { $units } units: { $done } sent, { $doing } in progress, { $idle } not begun.
    .missing = Not yet sent: { $names }.
    .older = Missing from earlier periods: { $steps }.
    .step-count = { $title } ({ $count } units)
    .step-names = { $title } ({ $names })
    .unreachable = Not reached: { $names }.
    .nobody = nobody has joined for { $names }
    .lost = messages do not arrive at { $names }
    .nobody-all = nobody has joined for any of the { $count } units
    .lost-all = messages arrive at none of the { $count } units
    .with-phone = { $name } (telephone { $phone })
    .and-more = { $names } and { $count } other units
    .btn-units = See each unit
    .btn-digest = See the digest
    .btn-remind = { $count ->
        [one] Remind { $count } unit
       *[other] Remind { $count } units
    }
    .btn-people = Offices of the { $bloc }
    .btn-refresh = Refresh the board
    .btn-board = Back to the board

board-units =
    .title = The units, by: { $title }.
    .page = The units, by: { $title }. Page { $page } of { $pages }.
    .choose = Please choose a unit to see more of it.
    .btn-unit = { $unit }: { $state }

progress =
    .confirmed = confirmed
    .unconfirmed = not confirmed
    .done = { $act }
    .undone = not { $act }
    .sent = sent
    .late = { $days ->
        [one] sent, { $days } working day late
       *[other] sent, { $days } working days late
    }
    .doing = in progress, { $settled } of { $asked }
    .written = { $count ->
        [one] { $count } target written
       *[other] { $count } targets written
    }
    .not-begun = not begun
    .entered = { $state }, entered by the secretary
    .unreached = { $state }, not reached

standing =
    .confirmed = Pledge: confirmed at { $at }, receipt number { $receipt }.
    .confirmed-late = { $days ->
        [one] Pledge: confirmed at { $at }, { $days } working day late, receipt number { $receipt }.
       *[other] Pledge: confirmed at { $at }, { $days } working days late, receipt number { $receipt }.
    }
    .unconfirmed = Pledge: not yet confirmed.
    .sent = { $title }: sent at { $at }, on time, receipt number { $receipt }.
    .sent-late = { $days ->
        [one] { $title }: sent at { $at }, { $days } working day late, receipt number { $receipt }.
       *[other] { $title }: sent at { $at }, { $days } working days late, receipt number { $receipt }.
    }
    .doing = { $title }: in progress, { $settled } of { $asked } criteria scored.
    .not-begun = { $title }: not begun.
    .cost = By the rules of the { $bloc }, a report this late costs { $points } points.
    .excluded = By the rules of the { $bloc }, a late report may be left out of the comparison.
    .earlier = Earlier periods: { $sent } of { $count } reports sent.

unit-detail =
    .title = { $unit }, as of { $at }.
    .member = { $name }, { $post } ({ $role }), joined { $since }.
    .member-lost = { $name }, { $post } ({ $role }), joined { $since }; messages do not arrive at present.
    .members-more = { $count ->
        [one] And { $count } other person.
       *[other] And { $count } other people.
    }
    .nobody = Nobody of this unit takes part at present.
    .phone = The unit's telephone: { $phone }.
    .seen = Took note of { $title }: { $who }.
    .seen-by = { $name } at { $at }
    .not-seen = { $title }: nobody has taken note yet.
    .btn-reports = Read the reports
    .btn-fill = Fill criterion { $criterion }
    .btn-ledger = See the ledger of reminders
    .btn-text = Text for this unit
    .btn-invite = Invite its people
    .btn-people = Who takes part
    .btn-units = Back to the units

unit-report =
    .choose = Reports of { $unit }. Please choose one.
    .none = { $unit } has no report yet: no period has begun.
    .btn-period = { $title }: { $state }
    .head = { $title }, { $unit }.
    .draft = In progress and not yet sent: the points may still change.
    .sent = Sent at { $at }, { $late }, by { $name }. Receipt number: { $receipt }.
    .on-time = on time
    .late = { $days ->
        [one] { $days } working day late
       *[other] { $days } working days late
    }
    .line = { $code } { $title }: { $state }.
    .line-evidence = { $count ->
        [one] { $code } { $title }: { $state }, { $count } piece of evidence.
       *[other] { $code } { $title }: { $state }, { $count } pieces of evidence.
    }
    .line-note = Explanation of { $code }: { $note }
    .btn-criterion = See criterion { $code }
    .btn-unit = Back to { $unit }

unit-criterion =
    .title = Criterion { $code } of { $unit }, { $report }: { $title }.
    .state = Points: { $state }.
    .note = Explanation: { $note }
    .no-note = Explanation: none yet.
    .no-evidence = Evidence: none yet.
    .evidence = { $count ->
        [one] Evidence: { $count } piece.
       *[other] Evidence: { $count } pieces.
    }
    .piece = { $number }. { $text }, sent at { $at }.
    .file = file { $name }
    .file-text = { $text } (file { $name })
    .btn-open = Open file { $number }: { $name }
    .btn-report = Back to this report
    .opened = File { $name } of { $unit }.
    .opened-criterion = File { $name } of { $unit }, criterion { $code }.

fill =
    .title = Criterion { $code } of { $unit }, { $report }: { $title }.
    .by-bloc = The { $bloc } fills these points; the unit only sees them. { $side ->
        [bonus] Highest bonus: { $max }.
        [penalty] Highest penalty: { $max }.
       *[base] Maximum: { $max }.
    }
    .blank = At present: blank.
    .present = At present: { $points } points, written by { $name } at { $at }.
    .ask = Please type points from 0 to { $max }, for example { $example }, or press a button.
    .saved = Saved at { $clock }: criterion { $code } of { $unit }, { $points } points.
    .overtaken = { $offered } points were not saved: somebody else has just filled this criterion. Please look at the present value and choose again.
    .btn-max = { $side ->
        [bonus] Add { $max }, the highest
        [penalty] Take off { $max }, the highest
       *[base] Give { $max }, the maximum
    }
    .btn-zero = { $side ->
        [bonus] No bonus
        [penalty] No penalty
       *[base] Give 0
    }
    .btn-next = Go on with { $unit }

remind =
    .choose = Which deadline would you like to remind of?
    .btn-step = { $count ->
        [one] { $title }: { $count } unit missing
       *[other] { $title }: { $count } units missing
    }
    .none = No unit needs reminding at present.
    .title = Reminding of { $title }, due { $last }, { $left }.
    .who = { $count ->
        [one] { $count } unit will be reminded: { $names }.
       *[other] { $count } units will be reminded: { $names }.
    }
    .people = { $people ->
        [one] A message goes to { $people } person as soon as you press the button.
       *[other] A message goes to { $people } people as soon as you press the button.
    }
    .people-later = { $people ->
        [one] A message goes to { $people } person at { $at }, because these are quiet hours.
       *[other] A message goes to { $people } people at { $at }, because these are quiet hours.
    }
    .all-done = No unit is missing any more; no reminder is sent.
    .too-late = This deadline has passed and the { $bloc } takes nothing any more, so nobody is reminded.
    .already = Reminded that day already: { $names }. Each person gets one reminder a day at most.
    .unreachable = Cannot be reminded here: { $names }. Please reach them another way.
    .sent = { $people ->
        [one] Noted at { $clock }: { $people } person reminded of { $title }; units: { $count }.
       *[other] Noted at { $clock }: { $people } people reminded of { $title }; units: { $count }.
    }
    .sent-who = The units: { $names }.
    .sent-at = The message goes out at { $at }, when the quiet hours are over.
    .sent-now = The message goes out now; who received it and who took note stands in each unit's ledger.
    .btn-send = { $count ->
        [one] Send the reminder to { $count } unit
       *[other] Send the reminder to { $count } units
    }
    .btn-other = Choose another deadline

ledger =
    .title = Ledger of reminders of { $unit }. Messages: { $count }, the newest first.
    .title-page = Ledger of reminders of { $unit }. Messages: { $count }, the newest first. Page { $page } of { $pages }.
    .empty = The ledger of { $unit } is still empty.
    .line = { $title }, due { $day }; to { $person }: { $state }.
    .by-hand = { $title }, due { $day }; the { $bloc } reminded { $person }: { $state }.
    .planned = to be sent
    .sending = being sent
    .sent = sent at { $at }
    .unknown = sent at { $at }, arrival unknown
    .failed = not sent
    .cancelled = not sent, as it was no longer needed
    .noted = { $state }, noted at { $at }
