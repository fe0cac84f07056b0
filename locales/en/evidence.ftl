# Evidence: files and documents, the tray, putting files to criteria.
evidence =
    .filed = Saved at { $clock }: file { $name }, evidence of criterion { $code }.
    .filed-before = File { $name } has been with criterion { $code } since { $moment }, so it was not saved twice.
    .filed-album = Saved at { $clock }: file number { $number } of this sending, { $name }, evidence of criterion { $code }.
    .tray-filed = Saved at { $clock }: file { $name }, for { $report }, not yet put to a criterion.
    .tray-filed-before = File { $name } has been here since { $moment }, so it was not saved twice; it is not yet put to a criterion.
    .tray-filed-album = Saved at { $clock }: file number { $number } of this sending, { $name }, not yet put to a criterion.
    .tray-ask = Which criterion does this file back? You can choose it now, or later.
    .btn-look = See this file
    .btn-place = Put it to a criterion
    .btn-tray = { $count ->
        [one] See { $count } file without a criterion
       *[other] See { $count } files without a criterion
    }
    .list = { $count ->
        [one] Criterion { $code }: { $count } piece of evidence.
       *[other] Criterion { $code }: { $count } pieces of evidence.
    }
    .list-none = Criterion { $code }: no evidence yet.
    .tray = { $count ->
        [one] { $count } file is not yet put to a criterion. Please choose it to do so.
       *[other] { $count } files are not yet put to a criterion. Please choose each to do so.
    }
    .tray-ahead = { $count ->
        [one] { $count } file is kept for { $report }.
       *[other] { $count } files are kept for { $report }.
    }
    .tray-opens = That reporting period opens on { $day }; from then on you can put files to criteria.
    .tray-none = No file is left without a criterion.
    .line = { $number }. { $label }
    .btn-item = { $number }. { $label }
    .one = Evidence of criterion { $code }: { $label }.
    .one-tray = A file not yet put to a criterion: { $label }.
    .caption = Words sent with it: { $text }
    .by = Sent by { $name }, { $moment }.
    .retired = The file was kept for as long as it had to be; its content is gone since { $day }, its name is still on record.
    .btn-move = Move to another criterion
    .btn-remove = Take this evidence out
    .btn-list = Back to the evidence
    .place = Please choose the criterion for: { $label }.
    .btn-criterion = { $code }: { $title }
    .moved = Saved at { $clock }: { $label } is evidence of criterion { $code }.
    .removed = Taken out at { $clock }: { $label }. If that was a slip, please send it again.
