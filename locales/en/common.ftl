# Dates, times and lists as they are spoken.
weekday =
    .d1 = Monday
    .d2 = Tuesday
    .d3 = Wednesday
    .d4 = Thursday
    .d5 = Friday
    .d6 = Saturday
    .d7 = Sunday
date-day = { $weekday } { $date }
date-hour = { $hour }:00
date-clock = { $hour }:{ $minute }
date-moment = { $clock }, { $day }
list-and = { $head } and { $last }

# Words that many screens share.
common =
    .btn-home = Back to home
    .btn-help = Help
    .not-typed = not given
menu =
    .tasks = To do
    .report = Report
    .deadlines = Deadlines
    .help = Help
role =
    .unit_leader = unit leader
    .unit_staff = contact officer
    .bloc_leader = bloc leader
    .deputy_leader = deputy leader
    .secretary = secretary
    .standing_body = standing body for emulation
    .admin = system administrator
