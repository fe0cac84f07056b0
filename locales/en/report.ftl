# The report: its hub, the periods, the groups of contents, the scores.
report =
    .titled = { $title } { $year }
    .titled-already = { $title } { $year }
    .year-word = year
    .head = { $title }, { $unit }.
    .note = { $note }
    .not-begun = None of this period's { $asked } criteria is scored yet.
    .privacy = When you send evidence, please leave out documents marked Mật (secret) or internal to the Party, and cover the names of people who were helped and the faces of children.
    .progress = { $settled } of { $asked } criteria scored; { $points } points so far.
    .progress-adjusted = { $settled } of { $asked } criteria scored; { $points } points so far, bonus and penalty not counted.
    .blank = Not scored yet: { $codes }.
    .unevidenced = Without evidence: { $codes }.
    .codes-more = { $codes } and { $more } more
    .tray = { $count ->
        [one] { $count } file is not yet put to a criterion.
       *[other] { $count } files are not yet put to a criterion.
    }
    .saved-closed = Saved at { $when }.
    .saved = Saved at { $when }; you may stop and go on another time.
    .year-closed = The year { $year } is over; this report was not sent and can now only be read.
    .late-penalty = By the rules of the { $bloc }, a report sent now costs { $points } points.
    .late-exclude = By the rules of the { $bloc }, a report sent after its deadline may be left out of the comparison.
    .late-refuse = By the rules of the { $bloc }, no report is taken here after its deadline. Please contact the { $secretary }.
    .btn-begin = Begin with criterion { $criterion }
    .btn-resume = Go on with criterion { $criterion }
    .btn-evidence = Add evidence for criterion { $criterion }
    .btn-tray = { $count ->
        [one] Put { $count } file to a criterion
       *[other] Put { $count } files to criteria
    }
    .btn-groups = See by group of contents
    .btn-criteria = See every criterion
    .btn-review = Look through everything
    .btn-others = Other reports
    .btn-hub = Back to the report
    .btn-next-page = See the next page
    .btn-previous-page = See the previous page

report-periods =
    .choose = { $unit } has { $count } reports that are not sent. Please choose one.
    .one = { $unit } has 1 report that is not sent.
    .none = No report of { $unit } waits to be sent at present.
    .waiting = { $title }: not sent, { $left }.
    .sent = { $title }: sent.
    .missed = { $title }: not sent, and no longer taken.
    .before = { $title }: it was due before the { $bloc } opened this year here.
    .upcoming = Next period: { $title }, open from { $day }.

report-group =
    .line = Group { $code }: { $title }. { $state }.
    .bonus = Bonus: { $settled } of { $asked } items claimed, { $points } points added.
    .penalty = Penalty: { $points } points.
    .state = { $settled } of { $asked } criteria scored
    .state-bloc = Scored by the { $bloc }
    .btn = Group { $code }: { $settled } of { $asked } scored
    .btn-bloc = Group { $code }: scored by the { $bloc }
    .btn-short = Group { $code }: { $settled } of { $asked }
    .btn-bonus = Bonus
    .btn-penalty = Penalty
    .btn-back = Back to the groups

report-section =
    .head = { $report }. Group { $code }: { $title }.
    .head-bonus = { $report }. Bonus.
    .head-penalty = { $report }. Penalty.
    .line = { $code } { $title }: { $state }.
    .line-evidence = { $code } { $title }: { $state }, { $count ->
        [one] { $count } piece of evidence
       *[other] { $count } pieces of evidence
    }.
    .blank = not scored
    .unclaimed = not claimed
    .scored = { $points } of { $max }
    .not-assigned = not assigned to your unit
    .by-bloc = scored by the { $bloc }
    .btn = Criterion { $code }: { $state }

report-scores =
    .head = Score of every criterion: { $report }, { $unit }.
    .group = Group { $code }: { $points } points.
    .bonus = Bonus: { $points } points.
    .penalty = Penalty: { $points } points.
    .line = { $code }: { $state }.
    .line-evidence = { $code }: { $state }, { $count ->
        [one] { $count } piece of evidence
       *[other] { $count } pieces of evidence
    }.
    .page = Page { $page } of { $pages }.
    .btn-back = Back to the review
    .btn-receipt = Back to the receipt

report-total =
    .total = Total self-score: { $points } points.
    .total-without = Total self-score: { $points } points, without criterion { $codes }, which the { $bloc } scores.
    .parts = Of these: { $groups ->
        [one] { $groups } content { $base }
       *[other] { $groups } contents { $base }
    }; bonus { $bonus }; penalty { $penalty }.
    .scaled = Some tasks were not assigned to your unit: { $raw } points scored, { $base } in proportion to what was assigned.
