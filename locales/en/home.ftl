# Home, help, language.
home =
    .greeting = { $who }. Good day, { $name }. Today is { $today }.
    .task = First thing to do: { $title }.
    .progress = { $settled } of { $asked } criteria scored.
    .nothing = Nothing is waiting for your unit at present.
    .pledge-confirmed = Pledge of { $year }: confirmed on { $day }.
    .later = Coming up: { $title }, { $day }.
    .next = Nearest deadline: { $title }, { $day }.
    .joined = Joined: { $joined } of { $units } units.
    .btn-confirm-pledge = Confirm the pledge
    .btn-read-pledge = Read the pledge
    .btn-resume = Go on with criterion { $criterion }
    .btn-go-on = Go on with the report
    .btn-begin = Begin the report
    .btn-deadlines = Coming deadlines
    .btn-pledge = See the pledge
    .btn-board = See the board
    .btn-digest = See the digest
    .btn-places = Act for another unit
    .btn-act-for = { $who }, { $bloc }
    .choose-place = You hold several places. Please choose the one you want to work for now.
    .acting = From now on you work for { $who }, { $bloc }.
    .choose-language = Xin chọn ngôn ngữ. Please choose a language.
    .speaking = From now on the assistant speaks English.
due =
    .line = Due: { $last }, { $left }.
    .end-of = end of { $day }
    .until = { $clock }, { $day }
    .rolled-weekend = { $said } (because { $date } is a { $weekday })
    .rolled-holiday = { $said } (because { $date } is a public holiday)
    .left = { $days ->
        [one] { $days } working day left
       *[other] { $days } working days left
    }
    .today = due today
    .no-workday-left = no working day is left before it
    .late = { $days ->
        [one] { $days } working day overdue
       *[other] { $days } working days overdue
    }
    .issued-after = This version was issued after the deadline, so no unit counts as late. Please confirm when convenient.
help =
    .unit_leader = You lead { $who }: read and confirm the pledge, see and send the report, see the deadlines.
    .unit_staff = You are the contact officer of { $who }: score, send evidence, take note of deadlines. The unit's leader confirms the pledge and sends the report.
    .leads = You are the { $who }: see the board and the digest, remind units that are missing, invite people.
    .standing_body = You are the { $who }: see the board and the digest.
    .admin = You are the { $who }: you get news about operations. This place touches neither points nor pledges.
    .how = Press a button, or type: pledge, report, deadlines, status.
    .saved = Whatever you send is saved at once. You may stop at any time and go on later.
    .more = Other commands: /language to change the language, /mydata to see your data, /cancel to leave what you are doing.
cancelled = What you were doing was put aside. Everything saved is still there.
cancelled-nothing = Nothing was in progress. Everything saved is still there.
mydata =
    .title = The system keeps about you:
    .name = Name: { $name }.
    .account = Telegram number: { $account }. Language: { $language }.
    .place = Place: { $who }, { $bloc }. Post: { $post }. Joined { $since }.
    .consent = You agreed on { $at }, to version { $version } of the information.
    .acts = What you confirm, score and send is kept with your name, the time, and the bloc's audit trail.
    .not-kept = The system keeps no telephone number and no identity papers, and does not track which messages you opened.
    .withdraw = To take your data along, withdraw or erase, please use the buttons below. To correct your name or post, please write to the secretary.
    .btn-download = Get my data as a file
    .btn-forget = Erase my information
    .btn-show = My data
    .btn-back = Back to my data
reader =
    .is-off = Screen reader: off. When on, every answer is a new message at the end and none is edited; the result comes first, and a message has five buttons at most.
    .is-on = Screen reader: on. Every answer is a new message at the end. Typing a button's name is the same as pressing it.
    .btn-on = Turn screen reader on
    .btn-off = Turn screen reader off
    .now-on = Screen reader is on. From now on every answer is a new message at the end; typing a button's name is the same as pressing it.
    .now-off = Screen reader is off.
    .choices = You can choose: { $labels }.
    .others = What else can be done here.
    .btn-others = Other acts
    .btn-first-ones = Back to the first acts
    .offer = If you use a screen reader, please type: screen reader.
