# Looking through, handing over, sending, the receipt, taking back.
review =
    .head = Before you send it: { $report }, { $unit }.
    .head-staff = Before you hand it over: { $report }, { $unit }.
    .blank-many = Still blank: { $codes }. Please score them, then send the report.
    .no-blank = Nothing that is required is blank.
    .over-cap = Criterion { $code } has { $points }, more than is allowed. Please score it again.
    .over-cap-many = More than is allowed: { $codes }. Please score them again.
    .zero-without-note = Worth a look: criterion { $code } is scored 0 without an explanation.
    .zero-without-note-many = Worth a look: scored 0 without an explanation: { $codes }.
    .no-evidence = Worth a look: criterion { $code } claims { $points } without evidence, so it may not be counted.
    .no-evidence-many = Worth a look: no evidence, so perhaps not counted: { $codes }.
    .not-assigned-without-note = Worth a look: criterion { $code } is marked as not assigned without an explanation.
    .not-assigned-without-note-many = Worth a look: marked as not assigned without an explanation: { $codes }.
    .tray = { $count ->
        [one] { $count } file is not yet put to a criterion.
       *[other] { $count } files are not yet put to a criterion.
    }
    .btn-blank = Score criterion { $code }
    .btn-over-cap = Score criterion { $code } again
    .btn-zero-without-note = Explain criterion { $code }
    .btn-no-evidence = Complete criterion { $code }
    .btn-not-assigned-without-note = Explain criterion { $code }
    .btn-scores = See the score of every criterion
    .btn-send = Send the report
    .handed-by = Put before you by: { $by }.
    .handed-changed = Put before you by: { $by }. The report has changed since then.
    .btn-agree = Agree and send
    .btn-give-back = Give back to be corrected
    .btn-hand-over = Hand over to the leader
    .in-name = It will be sent with this note: { $how }
    .leaderless = Your unit's leader is not here to send it. Please attach the page they signed, or give the { $secretary } the document that assigns you.
    .page-old = The report was changed after the signed page. Please attach a newly signed one.
    .btn-attach-page = Attach the signed page
    .btn-send-page = Send with the signed page
    .btn-page = See or add to the signed page
    .zero = This report claims no points: every criterion is scored 0 or was not assigned to your unit. If that is right, please confirm to send it.
    .btn-send-zero = Yes, send the report with 0 points
    .btn-not-yet = Not yet, look through it again

handed =
    .told = Handed over at { $clock }: { $report }. Told: { $names }.
    .told-later = Recorded at { $clock }: { $report }. { $names } will be told at { $moment }, after the quiet hours.
    .again = Handed over before, and nothing has changed since: { $report }. Told: { $names }.
    .sender = The report is not sent to the { $bloc } yet; your unit's leader sends it.
    .nobody = { $report } could not be handed over: no leader of { $unit } has joined yet.
    .nobody-do = Please ask the { $secretary } to invite your unit's leader. Everything you scored is kept.

given-back =
    .done = Given back at { $clock }: { $report }. It is not sent; everything scored is kept.
    .told = Told to correct it and hand it over again: { $names }.
    .nobody = Nobody else of your unit has joined; please correct it in the report yourself.

receipt =
    .head = The { $bloc } has received { $report } of { $unit }.
    .at = Sent at { $moment }, { $lateness }.
    .on-time = on time
    .on-time-first = on time by the first sending, { $first }
    .late-penalty = { $days ->
        [one] { $days } working day late
       *[other] { $days } working days late
    }, which costs { $points } points by the rules
    .late-exclude = { $days ->
        [one] { $days } working day late
       *[other] { $days } working days late
    }, so it may be left out of the comparison
    .late = { $days ->
        [one] { $days } working day late
       *[other] { $days } working days late
    }
    .total = Total self-score: { $points } points. Receipt number: { $receipt }.
    .by = Sent by: { $who }.
    .until = Until { $last }, your unit's leader can take it back to correct it and send it again.
    .until-unit = Until { $last }, your unit can take it back to correct it and send it again.
    .btn-take-back = Take back to correct
    .ask = Take back { $report } to correct it?
    .ask-means = Once taken back, the report counts as not sent. Please correct it and send it again before the deadline: { $last }.
    .btn-take-back-now = Take the report back
    .btn-keep = Leave it as sent
    .taken-back = Taken back at { $clock }. The report now counts as not sent; please correct it and send it again.
