# In whose name: as assigned, with the signed page, entered by the secretary.
capacity =
    .own = { $name }, { $post }
    .with = { $name }, { $how }
    .mark = { $how }.
    .authorised = as assigned by { $by }
    .authorised-paper = as assigned by { $by }, document { $paper }
    .signed-page = with the page signed by the leader
    .signed-page-paper = with the page signed by the leader, { $paper }
    .on-behalf = entered by the secretary on the unit's behalf
    .on-behalf-paper = entered by the secretary on the unit's behalf, from document { $paper }
    .leader = the unit's leader

authorising =
    .title = Who confirms and sends for { $unit } in { $year }.
    .leaders = Leaders confirm and send by their own right: { $names }.
    .no-leader = No leader of the unit has joined here yet.
    .holds = { $who }; since { $since }.
    .more = { $count ->
        [one] And { $count } other person is assigned.
       *[other] And { $count } other people are assigned.
    }
    .nobody = Nobody is assigned at present.
    .means = Whoever is assigned confirms the pledge and sends reports for the unit. You can end this at any time.
    .means-paper = It is recorded from the signed document: a scan, its number and date, and the post of whoever assigned.
    .no-officer = No contact person of the unit has joined here yet who could be assigned.
    .granted = Recorded at { $clock }: { $who }, may confirm and send for { $unit }.
    .granted-before = This was recorded at { $moment }: { $who }.
    .revoked = Recorded at { $clock }: { $name } is no longer assigned. From now on { $name } neither confirms nor sends.
    .same-name = { $name } ({ $number })
    .btn = Assign an officer
    .btn-grant = Assign { $name }
    .btn-record = Record the document for { $name }
    .btn-revoke = End the assignment of { $name }
    .btn-back = Back to who is assigned

assigner =
    .will = To be recorded: { $name } may confirm the pledge and send reports for { $unit }, by document { $paper }.
    .ask = Who assigned this? Please type the post as it stands on the document, for example: Chair. It is recorded as soon as you have typed it.

authorisation-news =
    .granted = { $unit }: { $who }, may confirm the pledge and send reports for the unit.
    .granted-own = You may confirm the pledge and send reports for { $unit }: { $who }.
    .revoked = { $unit }: { $name } is no longer assigned to confirm the pledge and send reports.
    .revoked-own = You are no longer assigned to confirm the pledge and send reports for { $unit }. You still score and add evidence as before.
    .until = It holds until the end of the emulation year, or until the leader ends it.

stand-in =
    .lead = Entered by the secretary on behalf of { $unit }.
    .choose = Entering for { $unit }, from the unit's paper.
    .first = Please choose what to enter. First comes the scan, then each item as the unit would do it.
    .told = It is marked everywhere as entered by the secretary; the unit's people here are told.
    .not-sent = not sent
    .btn = Enter for { $unit }
    .btn-pledge = Pledge: { $state }
    .btn-report = { $title }: { $state }
    .news = To { $unit }. The secretary enters { $title } from your unit's paper. Entered by: { $by }.
    .news-count = So far the secretary has entered { $count } criteria and { $pieces } pieces of evidence.
    .news-how = Please look it through; your unit can change it as usual while the report is not sent.
