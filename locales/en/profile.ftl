# How the assistant introduces itself: name, description, menu.
bot-name = Giao Ước
bot-short-description = The assistant of an emulation bloc: pledge, self-scored report, evidence, deadlines.
bot-description = The reminder assistant of an emulation bloc. Confirm the pledge, send evidence, score yourselves and take note of deadlines right here. To join, open the invitation link your secretary sent.
menu-commands =
    .start = What to do now
    .pledge = Emulation pledge
    .report = Send evidence, score yourselves
    .deadlines = Deadlines
    .status = How things stand
    .bloc = The bloc's board
    .digest = Digest
    .remind = Remind units that are missing
    .help = Help
    .language = Language
    .mydata = Your data
    .cancel = Leave what you are doing
