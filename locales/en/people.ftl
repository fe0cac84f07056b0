# Who takes part: the holders of places, invitations, ending a place.
people =
    .title = People of { $who }, as of { $at }.
    .title-offices = Offices of { $who }, as of { $at }.
    .holder = { $name }, { $post }: { $role }, since { $since }.
    .holder-lost = { $name }, { $post }: { $role }, since { $since }; messages do not arrive at present.
    .more = { $count ->
        [one] And { $count } other person.
       *[other] And { $count } other people.
    }
    .free = Nobody yet as: { $roles }.
    .invited = An invitation as { $role } is waiting: the link serves until { $until }, the code until { $code_until }.
    .invited-link = An invitation as { $role } is waiting: the link serves until { $until }; the code has expired.
    .handing-over = Being handed over: { $name }, { $role }, has invited a successor at { $at }; nobody has agreed yet.
    .invited-more = { $count ->
        [one] And { $count } other invitation is waiting.
       *[other] And { $count } other invitations are waiting.
    }
    .btn-people = Back to the people
    .btn-invite = Invite: { $role }
    .btn-invite-more = Invite one more: { $role }
    .btn-invite-some = Invite somebody
    .btn-revoke = Revoke an invitation
    .btn-end = End a place
    .lost = The invitation was made but may not have reached you. If you see no link and no code above, please invite again and choose Replace the old invitation.
    .choose-role = To which place would you like to invite?
    .open-already = There is an unused invitation for { $role }, made at { $at }.
    .open-choose = If it was lost or went to the wrong person, please replace it. If you need one more person, please keep both.
    .btn-replace = Replace the old invitation
    .btn-add = Invite one more person, keep both
    .choose-invitation = Please choose the invitation to revoke.
    .no-invitation = There is no invitation that you can revoke.
    .btn-invitation = { $number }. Invitation: { $role }, made at { $at }
    .revoked = Recorded at { $at }: the invitation is revoked. Its link and code serve no longer.
    .choose-person = Please choose whose place ends.
    .no-person = There is nobody whose place you can end.
    .btn-person = { $number }. { $name }, { $role }
    .ask-end = About to end the place of { $name }: { $role }.
    .ask-end-effect = From then on this person sees and sends nothing in that place. Scores, evidence and confirmations stay as they are.
    .ask-end-told = The assistant will tell this person.
    .ask-end-untold = Messages do not reach this person at present; please tell them in another way.
    .ask-end-last = After that nobody takes part for { $who }; please invite somebody new.
    .btn-end-now = Yes, end this place
    .btn-keep = Leave it as it is
    .ended = Recorded at { $at }: { $name } is no longer { $role }.

# An invitation as it is handed out: the QR code, the words to send, the sheet.
invite =
    .made = Made an invitation for { $place }, at { $at }.
    .link = Link, serves until { $until }: { $link }
    .no-link = The assistant's name on Telegram is not known yet, so there is no link and no QR code; the code serves all the same.
    .code = Code to be read out on the telephone: { $code }, serves until { $until }.
    .scan = This picture is a QR code: scanned with a phone's camera, it opens the link above.
    .below = The message right below is the text to send in another chat app; the last one is the sheet to print.
    .sheet = The sheet in four steps, A4, to be printed in black and white. It says the same as the text above.
    .no-sheet = The QR code and the sheet could not be drawn on this machine. The text above has the link and the code.
    .privately = Please send it privately to the right person: whoever opens it first takes the place. The system keeps neither link nor code, so they cannot be shown again.
    .btn-copy = Copy the link
    .btn-revoke = Revoke this invitation
    .qr-name = invitation-qr
    .sheet-name = invitation-sheet

# The text to send and the sheet to print.
letter =
    .greeting = To { $place }.
    .about = { $bloc } invites you to use its reminder assistant on Telegram. Four steps:
    .step-1 = Install Telegram on your phone and open an account with your phone number. If you have it already, go to step 2.
    .step-2-link = On that phone, open this link: { $link } and press “Start”.
    .step-2-paper = Open that phone's camera, scan the QR code below, open the link it shows and press “Start”.
    .step-2-unknown = Ask whoever invites you for the assistant's name, find it in Telegram, press “Start” and type the code { $code }.
    .step-3 = Read the invitation, then press “{ $agree }”.
    .step-4 = Type your name and post as on official papers. The assistant then says what comes next.
    .by-code = The link does not open? In Telegram, find { $name }, press “Start” and type the code { $code }. The code serves until { $until }.
    .by-code-unknown = The code { $code } serves until { $until }.
    .once = The invitation serves once, until { $until }; please do not pass it on.
    .never = This { $bloc } never asks for passwords, one-time codes or money.
    .help = For help, please contact: { $who }.
    .help-sender = For help, please contact whoever sent you this invitation.
    .sheet-title = Invitation to the reminder assistant
    .sheet-for = For { $place }
    .sheet-code = Code
    .sheet-link = Link: { $link }
