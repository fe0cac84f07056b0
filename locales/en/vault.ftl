# Backup, restore and checkup, for the operator.
vault =
    .made = Backed up to { $path }: { $people ->
        [one] 1 person
       *[other] { $people } people
    }, { $answers ->
        [one] 1 score
       *[other] { $answers } scores
    }, { $files ->
        [one] 1 evidence file
       *[other] { $files } evidence files
    }. It was opened again and compared.
    .second-copied = A second copy is in { $path }.
    .second-unset = Note: there is no second place for backups. Set BACKUP_DIR to a folder on another disk or machine.
    .second-absent = Note: there is no folder { $path }, as BACKUP_DIR says, or it is the first place itself; there is no second copy.
    .second-failed = The second copy could not be written to { $path }. The first one is good.
    .restored = Restored into { $path } from the backup of { $at }: { $people ->
        [one] 1 person
       *[other] { $people } people
    }, { $answers ->
        [one] 1 score
       *[other] { $answers } scores
    }, { $files ->
        [one] 1 evidence file
       *[other] { $files } evidence files
    }.
    .restored-lost = Note: { $count ->
        [one] 1 evidence file was
       *[other] { $count } evidence files were
    } missing when the backup was made; python -m bot check tells which.
    .no-database = There is no database at { $path }, so nothing to back up.
    .damaged = The database { $path } is damaged ({ $detail }), so no backup was made of it; the old ones are kept. Please restore a good one.
    .not-proven = The backup just made could not be read back as it was written ({ $part }), so it was not kept. Please check the disk.
    .no-folder = There is no folder { $path }.
    .in-the-way = { $path } exists and is no backup, so it was not overwritten. Please choose another name.
    .busy = Process { $pid } is using the folder { $path }. Please wait for it or stop it, and run again.
    .no-room = The disk of { $path } has no room left. Please make room and run again.
    .cannot-write = Cannot write to { $path }: { $detail }.
    .not-empty = The data folder { $path } is not empty (it has { $name }), so nothing was restored over it. Please move it away, or set another DATA_DIR.
    .no-file = { $path }: this file cannot be read ({ $detail }).
    .archive-not-a-backup = { $path }: this is no backup of this program, or it is damaged. Nothing was changed.
    .archive-newer = { $path }: this backup was made by a newer version of this program. Please use that version. Nothing was changed.
    .archive-altered = { $path }: its part { $part } is not what it was when the backup was made. Nothing was changed.
    .archive-missing = { $path }: its part { $part } is missing. Nothing was changed.
    .archive-unknown = { $path }: it has a part named { $part } that belongs to no backup. Nothing was changed.
    .interrupted = The last restore into { $path } was interrupted. Please run it again: python -m bot restore BACKUP_FILE

check =
    .settings-right = Settings: right.
    .data-right = Data: the database is whole, { $files ->
        [one] 1 evidence file has
       *[other] { $files } evidence files have
    } the right content, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } of the audit trail { $rows ->
        [one] links
       *[other] link
    } up.
    .last-backup = The last backup: { $at }.
    .no-backup = Note: there is no backup yet. Make one with: python -m bot backup
    .bot-api-right = Bot API server: it answers, the bot's name is @{ $name }.
    .unreachable = The Bot API server { $url } cannot be reached: { $reason }.
    .no-database = There is no database at { $path }. Run init to create one, or restore to bring a backup back.
    .damaged = The database is damaged: { $detail }. Please restore the newest backup.
    .stray-row = Database: row { $row } of table { $table } points to a row that is not there.
    .schema-older = Note: the database is still that of an older version of this program; the bot's next start will bring it up to date. This was tried on a copy and went well.
    .schema-newer = The database was made by a newer version of this program ({ $name }).
    .schema-altered = Step { $name } of the database is not what it was when it ran.
    .schema-lacks = The database lacks { $name }: somebody changed its structure.
    .evidence-missing = Evidence: the file { $sha256 } is missing.
    .evidence-altered = Evidence: the content of the file { $sha256 } was changed.
    .evidence-lost = Evidence: the file { $sha256 } is missing or was changed, so it is not in the backup.
    .evidence-more = Evidence: { $count } more files are missing or were changed.
    .audit-altered = Audit trail: row { $seq } was altered.
    .audit-missing = Audit trail: rows are missing from { $seq } on.
    .audit-added = Audit trail: row { $seq } was put in.
    .audit-unlinked = Audit trail: row { $seq } does not link to the row before it.
    .audit-more = Audit trail: { $count } more places do not link up.
    .audit-rewritten = Audit trail: row { $seq } is not what it was in the newest backup.
