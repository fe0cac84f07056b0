# The pledge signed on paper: recorded for the units present, corrected, and said on other screens.
signing =
    .title = Recording who signed the pledge of { $year } on paper, { $edition }.
    .occasion = Signed on { $day }. Place: not given.
    .occasion-venue = Signed on { $day }. Place: { $venue }.
    .count = Signed: { $count } of the { $units } units below.
    .how = If a unit was absent, please press its name to take it out; press again to put it back.
    .prompt = To change the day or give the place, please type for example: 25/01/2027 at the town hall.
    .btn-keep = { $count ->
        [one] Record { $count } unit as signed
       *[other] Record { $count } units as signed
    }
    .btn-there = { $unit }: signed
    .btn-absent = { $unit }: absent
    .btn-signed = See which units have signed
    .all = All { $count } units are recorded as having signed the pledge of { $year } on paper.
    .recorded = { $count ->
        [one] Recorded at { $clock }: { $count } unit signed on { $day }: { $names }.
       *[other] Recorded at { $clock }: { $count } units signed on { $day }: { $names }.
    }
    .recorded-venue = { $count ->
        [one] Recorded at { $clock }: { $count } unit signed on { $day } at { $venue }: { $names }.
       *[other] Recorded at { $clock }: { $count } units signed on { $day } at { $venue }: { $names }.
    }
    .taken-out = Taken out at { $clock }: that { $unit } signed. Please record it again if the day was wrong.
    .signed = Pledge of { $year } signed on paper: { $count } of { $units } units.
    .unsigned = Not signed yet: { $names }.
    .no-scan-now = No scan yet. Please send photos or files right here; they may follow later.
    .no-scan = No scan yet; it may follow.
    .scans = { $count ->
        [one] Scan: { $count } file.
       *[other] Scan: { $count } files.
    }
    .correct = To correct a record, please choose the unit.
    .btn-unit = { $unit }: { $day }
    .btn-record = Record more units as signed
    .btn-add-scan = Send the signed scan
    .btn-paper = See the signed pledge
    .one = { $unit } signed the pledge of { $year } on paper.
    .by = Recorded by { $name }, { $at }.
    .how-to-correct = If this is a mistake, please take it out and record it again with the right day.
    .btn-take-out = Take out { $unit }
    .line = On paper: signed on { $day }.
    .line-venue = On paper: signed on { $day } at { $venue }.
    .line-unsigned = On paper: no signing recorded yet.
    .btn-from-board = Record the signing on paper

act =
    .report = sent
    .targets = registered in full
    .pledge-confirmation = confirmed
    .pledge-signing = signed on paper
    .pledge-both = confirmed and signed on paper
    .pledge-either = confirmed or signed on paper

error-signing-unclear = “{ $given }” was not saved: there is no day or place of the signing in it. Please type as in this example: 25/01/2027 at the town hall.
error-nobody-signed = Nothing was recorded: no unit is left. Please press the names of those that were there.
error-signers-changed = The list of units has changed, so nothing was recorded. Please look at it below, then press record.
