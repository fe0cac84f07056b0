# Joining: the invitation, consent, official name and post.
joining =
    .greeting = Good day. This is the reminder assistant of { $bloc }.
    .place = This invitation is for { $role }. Invited by: { $inviter }.
    .role-unit = { $role ->
        [unit_leader] the leader of { $unit }
       *[unit_staff] the contact officer of { $unit }
    }
    .role-office = { $role }, { $bloc }
    .stored = If you agree, the system keeps your name, post, unit, Telegram number and whatever you send here.
    .travels = The data serves only the work of this { $bloc }; messages travel through Telegram's servers abroad.
    .rights = You can see your data, take it along, withdraw your consent or have your information erased at any time, with the command /mydata.
    .takes-over = When you agree, this place passes from { $name } to you, with the unit's work in progress and its deadlines.
    .took-over = You take over from { $name }. The unit's work in progress, evidence, pledge and deadlines are right here.
    .again = The information on what the system keeps has changed since you agreed to it. Please read it again.
    .again-until = Until you choose, everything stays as it was.
    .btn-agree-again = Agree to the new text
    .agreed-again = Recorded: you agree to the new text. Thank you.
    .never = This { $bloc } never asks for passwords, one-time codes or money; please send no classified papers.
    .choose = Please choose one of the buttons below, or type its name.
    .btn-agree = I agree to join
    .btn-not-me = This is not me
    .btn-decline = I do not agree
    .taken = Recorded: you take part as { $role }. The four buttons below the typing field are always there when you need them.
    .ask-name = Please type your full name as on official papers, for example: Nguyễn Thị Hoa.
    .ask-post = Please type your post in the unit, for example: Chief of Office.
    .named = Name saved: { $name }. If it is wrong, you can correct it later under My data.
    .post-saved = Post saved: { $post }.
    .not-me = Thank you for telling us. The invitation was not used. Please pass it to the right person, or ask the secretary for another.
    .declined = Recorded: you do not take part here. The system keeps neither your name nor your post. The unit can still hand in paper through the secretary.
    .refused-used = Somebody has used this invitation. If it was not you, please ask the secretary for a new one.
    .refused-expired = This invitation has expired. Please ask the secretary for a new one.
    .refused-code-expired = This code has expired. The link and the QR code of that invitation still serve; if you have neither, please ask the secretary for a new invitation.
    .refused-revoked = This invitation was revoked, or replaced by another. Please use the newest one, or ask the secretary.
    .refused-unknown = This invitation was not found. Please check it, or ask the secretary to send the link again.
    .refused-too-many = You have tried many times. Please ask your bloc leader or secretary for a new link, and try again in an hour.
    .refused-own = You made this invitation yourself, to hand your place over. Please pass it on privately to your successor.
    .stranger = Good day. This is the reminder assistant of an emulation bloc. To join, please open the invitation link your secretary sent, or type the invitation code here.
