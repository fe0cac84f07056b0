# The pledge: reading, confirming, its receipt, its changes.
pledge =
    .beginning = { $title } { $year }, { $bloc }.
    .extent = { $contents ->
        [one] { $contents } content
       *[other] { $contents } contents
    }, for { $units ->
        [one] { $units } unit
       *[other] { $units } units
    }; { $edition }.
    .edition = { $number ->
        [1] version issued on { $date }
       *[other] version { $number }, issued on { $date }
    }
    .edition-corrected = { $edition }, corrected on { $date }
    .text = { $text }
    .bases = On the basis of:
    .bases-in-whole = Please read the opening and the legal bases in the full text.
    .unconfirmed = { $unit } has not confirmed this pledge yet.
    .again = { $unit } confirmed the version before, at { $at }. Its content has changed, so this version has to be confirmed again.
    .confirmed = { $unit } confirmed at { $at }. Receipt number: { $receipt }.
    .content = { $title } { $year }. Content { $number } of { $total }.
    .rest-in-whole = Please read the rest of this content in the full text.
    .whole = { $title } { $year }, full text.
    .whole-page = { $title } { $year }, full text. Page { $page } of { $pages }.
    .whole-of = { $bloc }; { $edition }.
    .whole-units = The units that make this pledge:
    .btn-begin = Read content 1
    .btn-next = On to content { $number }
    .btn-previous = Back to content { $number }
    .btn-beginning = Back to the beginning
    .btn-whole = Read the full text
    .btn-next-page = On to page { $page }
    .btn-previous-page = Back to page { $page }
    .btn-one-by-one = Read one by one
    .btn-to-confirm = Go to confirming
    .btn-who-confirms = See who confirms
    .btn-receipt = See the receipt
    .btn-changes = See what changed

pledge-confirm =
    .title = Confirming the emulation pledge of { $year }, { $edition }.
    .unit = Unit: { $unit }.
    .by = To be confirmed by: { $who }, on behalf of { $unit }.
    .covers = { $contents ->
        [one] By confirming, the unit agrees to the full text of its { $contents } content.
       *[other] By confirming, the unit agrees to the full text of all { $contents } contents.
    }
    .not-signature = It does not replace signature and seal on paper.
    .late-possible = The unit can still confirm; the receipt says how many days late.
    .never-late = This version was issued after the year's deadline for confirming, so it does not count as late.
    .moved-on = There is a newer version of the pledge than the one you saw, so nothing was confirmed. Here is the newest; please read it, then confirm.
    .who = The leader of { $unit } confirms: { $names }.
    .who-nobody = The leader of { $unit } confirms, but has not joined here yet.
    .who-assigns = The leader can assign you to confirm: by typing authorise, or from the Status page.
    .who-records = For you to confirm, please give the { $secretary } the signed document that assigns you, or ask for your leader to be invited.
    .person = { $name } ({ $post })
    .staff-reads = You can read the full text to advise the leader.
    .btn-confirm = Confirm on behalf of { $unit }
    .btn-read-again = Read the full text again
    .btn-later = Later

pledge-receipt =
    .given = Recorded: { $unit } confirmed the emulation pledge of { $year }.
    .before = { $unit } has confirmed the emulation pledge of { $year }; there is no need to do it again.
    .at = Time: { $at }.
    .at-on-time = Time: { $at }, on time.
    .at-late = { $days ->
        [one] Time: { $at }, { $days } working day after the deadline.
       *[other] Time: { $at }, { $days } working days after the deadline.
    }
    .number = Receipt number: { $receipt }.
    .by = Confirmed by: { $who }.
    .edition = What was confirmed: the full text of the pledge, { $edition }.
    .counts = So far { $confirmed } of { $units } units have confirmed.
    .names = Confirmed: { $names }.
    .missing = Not confirmed yet: { $names }.
    .and-more = { $names } and { $count ->
        [one] { $count } other unit
       *[other] { $count } other units
    }

pledge-changes =
    .correction = Correction to the emulation year { $year }, { $date }.
    .content-change = Change of content in the emulation year { $year }, { $date }.
    .since = { $count ->
        [one] Compared with the version of { $since }, { $count } thing differs.
       *[other] Compared with the version of { $since }, { $count } things differ.
    }
    .page = Page { $page } of { $pages }.
    .other-language = { $what }, { $field }: only the wording in the other language was changed.
    .stands = Your unit's confirmation of the pledge stands; nothing needs to be done.
    .to-confirm = Please read the new version and confirm it for your unit.
    .more = { $count ->
        [one] { $count } more thing differs; please press See what changed.
       *[other] { $count } more things differ; please press See what changed.
    }
    .behind = { $count ->
        [one] { $count } thing differs; please press See what changed.
       *[other] { $count } things differ; please press See what changed.
    }

pledge-notice =
    .complete = To { $who }. All { $units } units of { $bloc } have confirmed the emulation pledge of { $year }.
    .confirmed = To { $who }. Your unit has confirmed the emulation pledge of { $year }.
    .corrected = To { $who }. { $bloc } has corrected the papers of the emulation year { $year }.
    .changed = To { $who }. { $bloc } has changed the content of the emulation year { $year }.
    .leader-confirms = Your unit's leader will read the new version and confirm it.
    .confirmed-again = Your unit has confirmed the new version; nothing needs to be done.
    .btn-read-confirm = Read and confirm the new version
