-- "Đọc màn hình": new short messages at the bottom instead of edits, for who listens to the screen.
ALTER TABLE person ADD COLUMN screen_reader INTEGER NOT NULL DEFAULT 0
    CHECK (screen_reader IN (0, 1));
