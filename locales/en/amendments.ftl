### What differs between two versions of a definition. $what is a part below, $field a key of it.

## What changed

change-added = { $what }: added “{ $after }”.
change-removed = { $what }: no longer “{ $before }”.
change-moved = { $what }: now in the order { $after }; before, { $before }.
change-altered = { $what }, { $field }: now “{ $after }”; before, “{ $before }”.
change-set = { $what }, { $field }: now “{ $after }”; before, nothing.
change-cleared = { $what }, { $field }: now nothing; before, “{ $before }”.
change-part-added = { $what }: new.
change-part-removed = { $what }: no longer there.

## Parts of a definition

difference-bloc = Bloc
difference-unit = Unit { $code }
difference-units = Units
difference-pledge = Pledge
difference-content = Pledge content { $code }
difference-contents = Pledge contents
difference-score_table = Score table
difference-section = Section { $code }
difference-sections = Sections of the score table
difference-bonus = Bonus
difference-penalty = Penalty
difference-criterion = Criterion { $code }
difference-criterions = Criteria
difference-period = Period { $code }
difference-periods = Periods
difference-deadline = Deadline { $code }
difference-deadlines = Deadlines
difference-flags = Emulation flags
difference-late = Late reports
difference-reminding = Times of reminding
difference-holidays = Holidays

## Keys of each part

field-after = reminders after the deadline, in working days
field-audience = whose deadline
field-bands = bands of lateness
field-before = reminders before the deadline, in working days
field-cadence = cadence
field-cadences = cadences
field-cap = cap
field-closed_by = what closes the duty of the pledge
field-code = code
field-date = day
field-dates = further days off
field-deadline = deadline
field-deputy = deputy unit
field-digest_daily_from = days of daily digests before a deadline
field-digest_time = time of the digest
field-digest_weekday = weekday of the digest
field-duty = what is to be done
field-each = points for one
field-evidence = evidence expected
field-extra_workdays = weekend days worked
field-general = general list of holidays used
field-kind = kind
field-labels-authority = word for the authority
field-labels-bloc = word for the bloc
field-labels-bloc_leader = word for the bloc leader
field-labels-deputy_leader = word for the deputy leader
field-labels-secretary = word for the secretary
field-labels-standing_body = word for the standing body
field-leader = leading unit
field-legal_bases = legal bases
field-max = maximum
field-name = official name
field-nominees = number of nominees
field-not_holidays = days not off
field-opening = opening words
field-opens = first day
field-peer_visibility = what units see of each other
field-phone = telephone
field-place = section
field-policy = policy
field-proposal = note of a proposal
field-quiet_from = time after which nothing is sent
field-quiet_until = time before which nothing is sent
field-quota = number of flags
field-roll = when it falls on a day off
field-rung_time = time of reminders
field-short = short name
field-step = step
field-text = text
field-time = time
field-time_zone = time zone
field-title = title
field-total = total
