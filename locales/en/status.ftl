# How one's own unit stands, and the board on the terminal.
status =
    .title = { $unit }, { $year }, as of { $at }.
    .nothing-open = No reporting period has begun yet.
    .ahead = Coming up: { $title }, { $last }, { $left }.
    .ahead-seen = Coming up: { $title }, { $last }, { $left }; your unit has taken note.
    .none-ahead = No deadline lies ahead in this year.
    .peers = In { $bloc }, { $title }: done by { $done } of { $units } units.
    .peers-names = In { $bloc }, { $title }: done by { $done } of { $units } units: { $names }.

table =
    .heading = { $bloc } ({ $code }), { $year }, at { $at }
    .unit = Unit
    .joined = Joined
    .pledge = Pledge
    .seen = Noted
    .nobody = nobody
    .people = { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
    .lost = { $count ->
        [one] { $count } person, not reached
       *[other] { $count } people, not reached
    }
    .no = no
    .sent = sent { $day }
    .late = sent { $day }, late { $days }
    .doing = doing { $settled }/{ $asked }
    .not-begun = no
    .not-open = not open
    .none = -
    .dues = Deadlines
    .due = { $title }: { $last }
    .due-count = { $title }: { $last }; { $done } of { $units } units
