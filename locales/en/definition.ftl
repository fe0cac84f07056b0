### Definition files: every place that is wrong, and what would be right.
### The key path (units[2].code) is written before each sentence by the program.

## The file cannot be read

problem-file-too-long = The file has { $length } characters, more than { $limit }. Please check whether it is the right file.
problem-line-too-long = Line { $line } has more than { $limit } characters. Please break it into shorter lines.
problem-not-utf8 = Line { $line } has signs that cannot be read. Please save the file as UTF-8.
problem-too-deep = Brackets are nested too deep. A definition file needs two levels at most.
problem-toml-syntax = Line { $line }, column { $column }: “{ $text }” is not well written. A line has the form key = value, [part] or [[item]].
problem-toml-after-value = Line { $line }, column { $column }: “{ $text }” has something left after the value. A line holds one value; write 5.5 or "5,5", a day as "15/11", a time as "08:00", in double quotes.
problem-toml-bad-value = Line { $line }, column { $column }: “{ $text }” has a value that cannot be read. Text stands in straight double quotes "…"; numbers are 5 or 5.5; yes and no are true and false.
problem-toml-double-key = Line { $line }, column { $column }: “{ $text }” repeats a key or a part that stands above. Please keep one.
problem-toml-no-equals = Line { $line }, column { $column }: “{ $text }” lacks the equals sign. Write key = value.
problem-toml-open-bracket = Line { $line }, column { $column }: “{ $text }” leaves a bracket open. Each [ or {"{"} needs its closing one.
problem-toml-open-text = Line { $line }, column { $column }: “{ $text }” leaves a quotation open. Text stands between two quotes, on one line.

## A value of the wrong form

problem-unknown-key = There is no key “{ $value }” here. Keys that can be used: { $known }.
problem-unknown-key-like = There is no key “{ $value }” here. Perhaps: { $nearest }.
problem-missing = The key “{ $value }” is missing.
problem-not-text = { $value } should be text, in double quotes "…".
problem-not-words = { $value } should be text in double quotes, or two texts .vi and .en.
problem-not-whole-number = { $value } should be a whole number without quotes, such as 5.
problem-not-points = { $value } should be a number of points, such as 5, 0.25 or "0,25".
problem-not-true-or-false = { $value } should be true or false, without quotes.
problem-not-a-list = { $value } should be a list: in square brackets, such as [5, 2, 0], or item by item with [[…]].
problem-not-a-table = { $value } should be a part with keys of its own, opened by [name].
problem-not-one-of = There is no choice “{ $value }”. Choose one of: { $known }.
problem-empty-text = There is no text. Write it, or leave the key out where it may be left out.
problem-too-long = “{ $value }” has more than { $limit } characters. Please shorten it.
problem-bad-code = “{ $value }” is not a code. A code has up to { $limit } characters: letters without accents, digits, dot, dash, underscore; it starts with a letter or a digit.
problem-day-month = { $value } is not a day. Write "day/month", such as "15/11"; a day of the following year is "10/01+1".
problem-clock-time = { $value } is not a time of day. Write "00:00" to "23:59:59", such as "08:00".
problem-calendar-day = { $value } is not a day of the calendar. Write 2027-02-05 or "05/02/2027".
problem-too-small = { $value } is too small: the least is { $limit }.
problem-too-great = { $value } is too great: the most is { $limit }.
problem-too-precise = { $value } has more than two decimal places. Points have two at most.
problem-too-few = The list needs at least { $limit } entries.
problem-too-many = The list may have { $limit } entries at most.
problem-not-valid = { $value } cannot be used here. Please compare with the samples in the folder examples.

## Parts that do not fit together

problem-double = The code “{ $value }” is used at { $first } already. Each code stands once; capital and small letters count as the same.
problem-same-short-name = The short name “{ $value }” is the same as { $first }, accents apart. Each unit needs a short name of its own.
problem-unknown-unit = No unit has the code “{ $value }”. The units' codes: { $known }.
problem-leader-is-deputy = The unit “{ $value }” is both bloc leader and deputy. Name two different units, or leave deputy out.
problem-unknown-zone = There is no time zone “{ $value }”. Viet Nam's is "Asia/Ho_Chi_Minh".
problem-section-sum = Section { $section } states a maximum of { $value }, but its criteria add up to { $sum }. The two must be equal.
problem-table-sum = The total is stated as { $value }, but the sections add up to { $sum }. The two must be equal.
problem-nothing-to-score = Criterion { $criterion } has a maximum of 0. It must be more than 0; leave the criterion out if it is not used.
problem-over-cap = { $value } is more than the cap { $cap } of the whole part, so it could never count in full. Lower it, or raise the cap.
problem-must-exceed-zero = { $value } must be more than 0.
problem-count-needs-each = Criterion { $criterion } is counted, so it needs the key each: points for one time.
problem-each-only-for-count = Criterion { $criterion } is of kind { $kind }, which has no key each. Leave each out, or make kind "count".
problem-step-without-use = Criterion { $criterion } is of kind { $kind }, which has no key step. Leave step out, or make kind "direct".
problem-cadence-without-period = No period lists the cadence “{ $value }”, so this criterion would never be scored. Cadences of the periods: { $known }.
problem-cadence-without-criteria = No criterion has the cadence “{ $value }”. Cadences of the score table: { $known }.
problem-unknown-deadline = No deadline has the key “{ $value }”. Report deadlines: { $known }.
problem-deadline-is-no-report = The deadline “{ $value }” is not one of a report. Choose another, or give this one duty = "report".
problem-deadline-of-two-periods = The deadline “{ $value }” is used by several periods. Each period needs its own.
problem-report-without-period = The report deadline “{ $value }” belongs to no period. Add the period, or make duty "attend".
problem-duty-of-units = The pledge, the targets and the reports are the units' business, so audience must be "{ $right }", not "{ $value }".
problem-one-pledge-deadline = There are { $count } deadlines for the pledge. Exactly one needs duty = "pledge".
problem-one-targets-deadline = There are { $count } deadlines for registering targets. At most one deadline may have duty = "targets".
problem-rung-after-deadline = The deadline is at { $value }, before the reminding time { $rung }, so the last day's reminder (0) would come too late. Leave out the 0, or move the time.
problem-quiet-hours-crossed = Messages may go out from { $first } to { $last }. quiet_until must be earlier than quiet_from.
problem-within-quiet-hours = Nothing goes out at { $value }. Choose a time from { $first } until before { $last }.
problem-bands-in-order = Bands must rise: this one needs an upto of more than { $reached }. Only the last may leave upto out.
problem-day-both-ways = { $value } is given both as a day off (dates) and as the opposite. Please keep one.

## Days that do not fit the year

problem-year-out-of-range = The year { $value } cannot be used. Choose one from { $first } to { $last }.
problem-no-such-day = There is no { $value } in { $year }.
problem-opens-after-deadline = The period opens on { $value }, after its deadline { $last }. It must open on that day or before.
