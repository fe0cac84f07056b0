# Papers: what was signed, authorisations, paper entered on behalf; number, date and scans.
paper =
    .title-pledge-signing = The emulation pledge of { $year }, as signed on { $date }.
    .title-report = As signed and sealed: { $report }, { $unit }.
    .title-authorisation = Authorisation by { $unit }.
    .title-on-behalf = Paper of { $unit }, entered by the { $secretary }.
    .short-pledge-signing = the signed pledge
    .short-report = the signed { $report }
    .short-authorisation = the authorisation by { $unit }
    .short-on-behalf = the paper of { $unit }
    .named = Number and date of the document: { $name }.
    .number-and-day = No. { $number }, { $day }
    .day = { $day }
    .scans-none = No scan yet.
    .scans = { $count ->
        [one] { $count } file is here: { $list }.
       *[other] { $count } files are here: { $list }.
    }
    .scans-more = { $list } and { $more } more
    .prompt = Please send photos or a file of the scan; or type the document's number and date, for example: 12/BC of 14/11/2027.
    .prompt-scans = Please send photos or a file of the scan.
    .prompt-name = Please type its number and date, for example: 12/BC 14/11/2027. If a page is missing, please send it here.
    .prompt-on = If a page is missing, please send it here. Once all are there, please choose “{ $button }”.
    .prompt-more = If a page is missing, please send it here. Once all are there, nothing more is to be done.
    .closed = This can only be read.
    .scanned = Saved at { $clock }: file { $file }, { $paper }.
    .scanned-album = Saved at { $clock }: file number { $number } of this sending, { $file }, { $paper }.
    .scanned-before = File { $file } has been here since { $moment }, so it was not saved twice.
    .named-now = Saved at { $clock }: { $paper }, { $name }.
    .removed = Taken out at { $clock }: file { $file }. If this was a mistake, please send it again.
    .list = { $count ->
        [one] { $count } file. Please choose it to see it.
       *[other] { $count } files. Please choose one to see it.
    }
    .one = File { $label }.
    .by = Sent by { $name }, { $moment }.
    .btn-scans = { $count ->
        [one] See the file sent
       *[other] See the { $count } files sent
    }
    .btn-scan = { $number }. { $label }
    .btn-remove = Take this file out
    .btn-paper = Back to this document
    .btn-back-pledge-signing = Back to the pledge
    .btn-back-report = Back to the report
    .btn-back-authorisation = Back to who is assigned
    .btn-back-on-behalf = Choose something else to enter
    .btn-on-authorisation = Record the assignment
    .btn-on-on-behalf = Begin to enter

signed-report =
    .whole = { $count ->
        [one] Signed report: { $name }; { $count } file of the scan.
       *[other] Signed report: { $name }; { $count } files of the scan.
    }
    .unnamed = { $count ->
        [one] Signed report: { $count } file of the scan; number and date not given yet.
       *[other] Signed report: { $count } files of the scan; number and date not given yet.
    }
    .unscanned = Signed report: { $name }; no scan yet.
    .later = The signed and sealed report may follow; that does not make the report late.
    .before = This scan came before the report was sent as it is now. If the report has changed, please send a new one.
    .btn-add = Add the signed report
    .btn-see = See the signed report
