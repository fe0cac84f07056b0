# The digest for the bloc's leaders, and two texts to paste elsewhere.
digest =
    .entered = Entered by the secretary: { $names }.
    .heading = To the { $office }. As of { $at }: { $title }, due { $last }, { $left }.
    .heading-past = To the { $office }. As of { $at }: { $title }, due { $last }.
    .act-all = All { $units } units have { $act }.
    .act-done = { $done } of { $units } units have { $act }.
    .act-done-own = { $done } of { $units } units have { $act }, the { $leader }'s own among them.
    .act-acknowledged = Took note but not yet { $act }: { $names }.
    .act-silent = Not yet { $act }: { $names }.
    .report-all = All { $units } units have sent it.
    .report-done = Sent: { $done } of { $units } units.
    .report-done-own = Sent: { $done } of { $units } units, the { $leader }'s own among them.
    .doing = In progress: { $names }.
    .report-acknowledged = Took note but not yet begun: { $names }.
    .act-untouched = No unit has { $act } or taken note yet.
    .report-untouched = No unit has begun or taken note yet.
    .report-silent = Not begun: { $names }.
    .unreachable = Not reached: { $names }.
    .others = Also missing: { $steps }.
    .later = Next deadline: { $title }, { $last }, { $left }.
    .waits = Waiting for the { $leader }: { $things }.
    .backup-old = The last backup of the data was made at { $at }, over 2 days ago. Please remind the system administrator.
    .backup-never = There has been no backup of the data for over 2 days. Please remind the system administrator.
    .to-fill = { $count ->
        [one] to fill criterion { $criterion } for { $names }
       *[other] to fill criterion { $criterion } for { $count } units
    }
    .to-fill-in = { $thing } ({ $period })
    .extension = answer { $unit }, which asks for time until the end of { $day }
    .extensions-more = answer { $count } more requests for time
    .to-call = to reach { $names } another way
    .to-call-many = to contact the { $count } units not reached here in another way
    .nothing-waits = Nothing is waiting for the { $leader } at present.
    .btn-group = Text for the group

paste =
    .group = The message above is for the group: counts and the date only, no names. Press and hold it to copy.
    .group-names = The message above is for the group and names the units that are missing. Press and hold it to copy.
    .unit = The message above is for { $unit } alone. Press and hold it to copy.
    .btn-copy = Copy the text
    .btn-names = The text with names
    .btn-without = The text without names

group-text =
    .heading = { $bloc }, as of { $at }.
    .step = { $title }: due { $last }, { $left }.
    .act-all = { $title }: all { $units } units have { $act }. Thank you to all units.
    .report-all = { $title }: all { $units } units have sent it. Thank you to all units.
    .act-counts = { $done } of { $units } units have { $act }.
    .report-counts = Sent: { $done } of { $units } units.
    .act-missing = Not yet { $act }:
    .report-missing = Not yet sent:
    .unit = - { $name }
    .more = and { $count } other units
    .later = Next deadline: { $title }, { $last }.
    .act-ask = Units that have not { $act } are kindly asked to do so in time.
    .report-ask = Units that have not sent their report are kindly asked to send it in time.
    .act-ask-late = Units that have not { $act } are kindly asked to do so soon.
    .report-ask-late = Units that have not sent their report are kindly asked to send it soon.
    .thanks = With respect.

unit-text =
    .heading = To { $unit },
    .situation = { $bloc } reports how things stand at { $at }:
    .act = - { $title }: not yet { $act }; due { $last }, { $left }.
    .doing = - { $title }: { $settled } of { $asked } criteria scored, not yet sent; due { $last }, { $left }.
    .not-begun = - { $title }: not yet sent; due { $last }, { $left }.
    .more = and { $count } other tasks
    .cost = By the rules of the { $bloc }, a report sent late from now on costs { $points } points.
    .how = Please open the assistant of { $bloc } on Telegram, press To do and follow it. You may stop and go on later; everything entered is kept.
    .join = Nobody of your unit has joined the assistant of { $bloc } yet. Please ask the { $secretary } for an invitation.
    .lost = The assistant cannot reach your unit's people at present. Please open the assistant of { $bloc } on Telegram again, or contact the { $secretary }.
    .done = Your unit misses nothing. Next deadline: { $title }, { $last }.
    .nothing = Your unit misses nothing.
    .help = For help, please contact the { $secretary }.
    .thanks = Thank you.
