# News of the bloc.
notice =
    .again = (sent again) This message may have arrived before.
    .replaced = Reminded at { $at }: { $title }. A newer message stands below.
    .replaced-noted = Reminded at { $at }: { $title }; noted at { $noted_at }. A newer message stands below.
    .joined = Joined: { $names }.
    .newcomer = { $of_unit ->
        [True] { $name }, { $role }, { $who }
       *[other] { $name }, { $who }
    }
    .more-people = { $count } more people
    .more-units = { $count } more units
    .joined-count = So far { $joined } of { $units } units have somebody here.
    .unreached = Nobody can be reached in: { $units }.
    .waiting = To the leader of { $who }: { $title } is drafted and waits for you to see and send it.
    .waiting-by = Put before you by { $by }. Self-score total: { $total } points.
    .waiting-how = The report reaches the bloc only when the unit's leader sends it.
    .sent = { $who } has sent: { $title }.
    .sent-at = Time: { $at }, { $timely }. Sent by { $by }.
    .on-time = on time
    .late = { $days ->
        [one] { $days } working day late
       *[other] { $days } working days late
    }
    .sent-total = Self-score total: { $total } points. Receipt number: { $receipt }.
    .given-back = { $who }: the leader gave { $title } back to be corrected at { $at }. Given back by: { $by }.
    .given-back-how = Please correct it and hand it over again; everything scored is kept.
    .taken-back = { $who } has taken { $title } back to correct it, at { $at }. Taken back by { $by }.
    .taken-back-how = Once corrected, the unit's leader sends it again; points and evidence are all kept.
    .place-ended = Good day. Since { $at } you are no longer { $role }.
    .place-ended-to = It is held from now on by { $name }.
    .place-ended-taken = Your successor has agreed to join and goes on with the work.
    .place-ended-kept = What you sent and confirmed stays on record. Thank you.
    .place-ended-others = Your other places do not change.
    .place-ended-ask = If this is a mistake, please contact: { $secretary }.
    .left = { $name } has given up the place of { $place } since { $at }.
    .changed = { $place }: since { $at }, { $to } in place of { $name }.
    .left-kept = Work in progress, scores, evidence, the pledge and the ledger of the unit are all still there.
    .lost = Messages do not reach { $name }, { $role }; known since { $at }.
    .lost-kept = They have shut the assistant out, or no longer use the account. What still matters is kept, and sent once they can be reached.
    .lost-phone = Please call the unit's office: { $phone }.
    .lost-call = Please reach them another way, and ask them to open the assistant on Telegram again.
    .back = Messages reach { $name }, { $role }, again, since { $at }.
    .back-kept = What was kept and still matters is being sent.
    .btn-review = Review and send
    .btn-report = See the report
    .btn-receipt = See the receipt
