# The list of deadlines.
deadlines =
    .heading = { $who }: deadlines of { $year }.
    .heading-page = { $who }: deadlines of { $year }. Page { $page } of { $pages }.
    .none = { $who }: { $year } has no deadlines yet.
    .past = Behind us:
    .line = { $title }: { $last }, { $left }.
    .settled = { $title }: { $last }.
    .gone = { $title }: { $last }, gone by.
    .state = { $progress }.
    .seen = Noted by { $by }, at { $at }.
    .unseen = Nobody has noted it yet.
    .units-pledge = Confirmed: { $done } of { $units } units.
    .units-report = Sent: { $done } of { $units } units.
    .of-units = A task of the units.
    .btn-noted = Noted: due { $day }
    .btn-next = See the next deadlines
    .btn-previous = Back to the deadlines before
