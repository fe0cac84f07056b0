# A criterion's card: score, explanation, evidence.
criterion =
    .head-base = Criterion { $code }: { $title }. Maximum: { $max }.
    .head-bonus = Bonus { $code }: { $title }. At most: { $max }.
    .head-penalty = Penalty { $code }: { $title }. At most: { $max }.
    .was = Last period's self-score: { $points }.
    .was-count = Last period: { $count ->
        [one] { $count } time
       *[other] { $count } times
    }, { $points } points.
    .now = This period: { $value }.
    .blank = not scored
    .scored = self-score { $points } points
    .counted = { $count ->
        [one] { $count } time
       *[other] { $count } times
    }, { $points } points
    .counted-capped = { $count ->
        [one] { $count } time
       *[other] { $count } times
    }, { $points } points, which is the most there is
    .met = met, { $points } points
    .not-met = not met, { $points } points
    .not-assigned = a task not assigned to your unit, left out of the total
    .by-bloc-blank = scored by the { $bloc }, no points yet
    .by-bloc = the { $bloc } gave { $points } points
    .wanted = Evidence expected: { $evidence }.
    .evidence = { $count ->
        [one] { $count } piece of evidence is there
       *[other] { $count } pieces of evidence are there
    }: { $list }.
    .evidence-more = { $list } and { $more } more
    .evidence-none = Evidence: none yet.
    .note = Explanation: { $note }
    .note-none = Explanation: none yet.
    .prompt-direct = Please type points from 0 to { $max }, for example { $example }; or send a picture, a file, the number and date of a document.
    .prompt-penalty = Please type the points to take off, from 0 to { $max }, for example { $example }; or send a picture, a file, the number and date of a document.
    .prompt-met = Please choose Met or Not met; or send a picture, a file, the number and date of a document.
    .prompt-count = Please type how many times, { $each } points each, { $max } points at most; or send a picture, a file, the number and date of a document.
    .prompt-bloc = Your unit need not score this; you may send a picture, a file, the number and date of a document as evidence.
    .prompt-not-assigned = Please write an explanation, or send a document, to show why this task was not yours.
    .closed = The report was sent or the year is over, so this card is only for reading.
    .btn-max-base = Score { $max }, the maximum
    .btn-max-bonus = Score { $max }, the most there is
    .btn-max-penalty = Take off { $max }, the most there is
    .btn-previous = Score { $points } as last period
    .btn-zero = Score 0
    .btn-met = Met
    .btn-not-met = Not met
    .btn-count = { $count ->
        [one] { $count } time
       *[other] { $count } times
    }
    .btn-meant = Score { $points }
    .btn-meant-count = Put { $count } times
    .btn-still = Score { $points } all the same
    .btn-still-count = Put { $count } times all the same
    .btn-keep = Keep { $points } as it is saved
    .btn-keep-count = Keep { $count } times as it is saved
    .btn-note = Write an explanation
    .btn-note-again = Change the explanation
    .btn-evidence = { $count ->
        [one] See { $count } piece of evidence
       *[other] See { $count } pieces of evidence
    }
    .btn-next = On to criterion { $code }
    .btn-assigned = This task was assigned to us
    .btn-not-assigned = This task was not assigned to us
    .btn-reference = Give a document's number and date
    .btn-into-note = Make it the explanation
    .btn-card = Back to criterion { $code }

criterion-saved =
    .scored = Saved at { $clock }: criterion { $code }, { $value }.
    .before = Saved since { $moment }: criterion { $code }, { $value }.
    .noted = Saved at { $clock }: the explanation of criterion { $code }.
    .noted-before = Saved since { $moment }: the explanation of criterion { $code }.
    .not-assigned = Saved at { $clock }: criterion { $code } was not assigned to your unit and is left out of the total. Please write an explanation so that the { $bloc } knows why.
    .assigned = Saved at { $clock }: criterion { $code } was assigned to your unit.
    .referred = Saved at { $clock }: evidence of criterion { $code }: “{ $text }”.
    .or-note = If it is an explanation, please press Make it the explanation.
    .corrected = Corrected at { $clock }: criterion { $code }, from { $before } to { $after }.
    .corrected-note = Corrected at { $clock }: the explanation of criterion { $code }, from “{ $before }” to “{ $after }”.
    .left = “{ $text }” is not saved: the screen of criterion { $code } had been left before. If it is meant for criterion { $code }, please send it again.
    .left-score = “{ $text }” is not saved: the screen of criterion { $code } had been left before. If it is the score of criterion { $code }, please press the first button.
    .overtaken = Criterion { $code } was changed by { $who } at { $moment }: { $value }. Your change was not saved; please look again and choose.
    .overtaken-points = Criterion { $code } was changed by { $who } at { $moment }: { $value }. Your { $offered } points were not saved; please choose which to keep.
    .overtaken-count = Criterion { $code } was changed by { $who } at { $moment }: { $value }. Your count of { $offered } was not saved; please choose which to keep.
    .overtaken-note = Criterion { $code } was changed by { $who } at { $moment }: { $value }. Your explanation “{ $text }” was not saved; if you still want it, please send it again.

criterion-ask =
    .note-head = Explanation of criterion { $code }: { $title }.
    .note-now = Present explanation: { $note }
    .note = Please type the explanation here, { $limit } characters at most; it takes the place of the old one.
    .reference-head = A document as evidence, criterion { $code }: { $title }.
    .reference = Please type the number, symbol, date and subject of the document on one line, for example: Decision No. 12/QĐ-HKH of 10/6/2027 on commending members.
    .word-note = You typed “{ $word }”. Is this the explanation of criterion { $code }, or do you want to open that page?
    .word-reference = You typed “{ $word }”. Is this evidence of criterion { $code }, or do you want to open that page?
    .btn-keep-note = Save it as the explanation
    .btn-keep-reference = Save it as evidence
    .btn-open = Open “{ $word }”
score-list =
    .head = Your message changes { $count ->
        [one] { $count } criterion
       *[other] { $count } criteria
    }. Nothing is saved yet.
    .none = Your message changes no score.
    .line = Criterion { $code }: from { $before } to { $after }.
    .same = So already: { $codes }.
    .refused = Cannot be taken: { $why }
    .refused-more = { $count ->
        [one] { $count } more line
       *[other] { $count } more lines
    } cannot be taken.
    .prompt = If this is right, please press the button to save. To correct it, please send the whole message again.
    .overtaken = A criterion was changed while you were reading, so nothing was saved. Please look again.
    .saved = Saved at { $clock }: { $count ->
        [one] { $count } criterion
       *[other] { $count } criteria
    }.
    .saved-line = Criterion { $code }: { $value }.
    .waits = The list of scores below still waits for a button; what you just typed was not saved.
    .which = It is not clear which report these scores are for, so nothing was saved. Please choose the report, then send the message again.
    .btn-apply = { $count ->
        [one] Save { $count } criterion
       *[other] Save { $count } criteria
    }
    .btn-drop = Leave it

edited = You changed a message you had sent. Changing this one changes nothing that is saved. To change something, please open its criterion and send the new text as a new message.
edited-kept = What is saved for criterion { $code } stays as it was before you changed the message.
