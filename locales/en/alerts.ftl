# News about operations, for the system administrator.
alert =
    .backup = News about operations: there is no backup of last night yet.
    .backup-no-room = News about operations: no backup could be made last night, for want of room on the disk.
    .backup-not-whole = News about operations: there is no good backup of last night. When it was compared, the data proved not to be whole.
    .backup-last = The last good backup: { $at }.
    .backup-never = There has been no good backup so far.
    .backup-do = The system tries again every 20 minutes. To learn why, please run on the server: { $command }
    .backup-no-room-do = Please clear some space or add some. The system tries again every 20 minutes.
    .backup-not-whole-do = Please keep the older backups. To learn what is damaged, please run on the server: { $command }
    .backup_place-unset = News about operations: there is no second place for backups. If the disk breaks, data and backups are lost together.
    .backup_place-absent = News about operations: the second folder for backups is not there, so backups lie in one place only.
    .backup_place-failed = News about operations: the backup could not be copied to the second place, so it lies in one place only.
    .backup_place-unset-do = Please set { $setting } to a folder on another disk or machine, and restart the system.
    .backup_place-absent-do = Please bring back the folder that { $setting } names. It must be another place than the first one.
    .backup_place-failed-do = Please see whether the folder that { $setting } names has room and can be written to.
    .disk = News about operations: only { $free } MB are left on the disk that holds the data.
    .disk-do = Once it is full, the system can take no files and make no backups. Please clear some space or add some.
    .silence = News about operations: the system has received nothing from Telegram since { $at }.
    .silence-do = Please check the server's network, and whether this assistant is running somewhere else as well. What people have sent arrives once the connection is back.
    .holidays = News about operations: the system does not have the official holidays of { $year } yet; its deadlines are counted by the likely ones.
    .holidays-do = Once they are announced, please update the system, or put the days into the bloc's definition file.
    .incidents = News about operations: since { $at }, something went wrong { $count ->
        [one] { $count } time
       *[other] { $count } times
    }. Numbers given to the people concerned: { $numbers }.
    .incidents-more = { $count } more
    .incidents-do = Everything saved is still there. Please look the numbers up in the server's log and pass them on to whoever maintains the system.
