-- Who invited, by role: an invitation made in the chat says whose it is; those printed on the
-- terminal have none and speak for the secretary.
ALTER TABLE invitation ADD COLUMN inviter TEXT;
CREATE INDEX invitation_open ON invitation (bloc) WHERE used_at IS NULL AND revoked_at IS NULL;
