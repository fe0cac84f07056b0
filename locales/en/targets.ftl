# A unit's registered targets: the list, one target, lines on other screens.
targets =
    .title = Targets for { $year }, { $unit }.
    .title-page = Targets for { $year }, { $unit }. Page { $page } of { $pages }.
    .none = There are no targets yet.
    .line = { $number }. { $text }
    .line-added = { $number }. { $text } (added after the deadline, at { $at })
    .line-altered = { $number }. { $text } (changed after the deadline, at { $at })
    .line-removed = Taken out after the deadline, at { $at }: { $text }
    .ask = Please type one target to a line, for example: New members: 200 members.
    .choose = To change a target or take it out, please press it.
    .registered = Registered in full at { $at }, on time. Reported by { $who }.
    .registered-late = Registered in full at { $at }, { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    } late. Reported by { $who }.
    .thanks = Recorded, with thanks from the { $bloc }. The unit can still make changes during the year.
    .added = Saved at { $clock }: { $count ->
        [one] { $count } target
       *[other] { $count } targets
    } added.
    .altered = Saved at { $clock }, the target is now: { $text }
    .removed = Taken out at { $clock }: { $text }
    .after-deadline = The deadline for registering has passed; the { $leader } sees this change with its time.
    .beside = Targets registered: { $count }.
    .more = And { $count } more.
    .unit-none = Targets: none yet.
    .unit-some = Targets: { $count } written, not yet reported as complete.
    .unit-all = Targets: { $count }; reported as complete at { $at }, on time, by { $who }.
    .unit-late = Targets: { $count }; reported as complete at { $at }, { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    } late, by { $who }.
    .btn = Registered targets
    .btn-see = See the registered targets
    .btn-register = Registered in full: { $count }
    .btn-one = Target { $number }: { $text }

target =
    .title = Target { $number } of { $unit }:
    .text = { $text }
    .amount = Number read: { $amount }.
    .amount-measure = Number read: { $amount }; unit of measure: { $measure }.
    .no-amount = There is no separate number; this target is kept in words.
    .by = Written by { $who } at { $at }.
    .overtaken = “{ $given }” was not saved: { $who } changed this target at { $at }. Please look at it as it is now; if you still want to change it, type it again.
    .ask = To change it, please type the whole line again.
    .btn-remove = Take out target { $number }
    .btn-back = Back to the targets

error-target-unclear = Nothing was saved: “{ $given }” says nothing in words. Please type as in this example: New members: 200 members.
error-target-known = Nothing was added: what you typed is in the list already.
error-targets-full = Nothing was saved: a unit registers { $limit } targets at most, and there is room for { $room }. Please type fewer lines, or take one out first.
error-targets-not-asked = There is no step for targets here. Please go back to home to see what your unit has to do.
error-no-targets = Nothing was recorded: the unit has no target yet. Please type at least one first.
