-- People come and go. An invitation may take over a place: whoever agrees to it ends that place.
ALTER TABLE invitation ADD COLUMN replaces INTEGER REFERENCES place (id);
CREATE INDEX invitation_taking_over ON invitation (bloc, replaces)
    WHERE replaces IS NOT NULL AND used_at IS NULL AND revoked_at IS NULL;

-- Whoever has asked for it keeps a number and a pseudonym; account, chat, name and posts are gone.
ALTER TABLE person ADD COLUMN erased_at INTEGER;

-- When somebody put off agreeing to a newer consent text: they are not asked again at once.
ALTER TABLE consent ADD COLUMN put_off_at INTEGER;

-- A receipt names its sender; with their number, the name can become a pseudonym.
ALTER TABLE assessment ADD COLUMN person INTEGER REFERENCES person (id);
UPDATE assessment SET person = (
    SELECT audit.person FROM audit
    WHERE audit.bloc = assessment.bloc AND audit.year = assessment.year
      AND audit.action = 'report_sent'
      AND audit.subject = 'report/' || assessment.unit || '/' || assessment.period
    ORDER BY audit.seq DESC LIMIT 1
) WHERE sent_at IS NOT NULL;

-- Evidence kept for as long as it has to be loses its content; its rows stay and say so.
ALTER TABLE evidence_file ADD COLUMN retired_at INTEGER;
