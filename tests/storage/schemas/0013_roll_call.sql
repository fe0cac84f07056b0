BEGIN TRANSACTION;
CREATE TABLE acknowledgement (
    bloc     TEXT    NOT NULL,
    year     INTEGER NOT NULL,
    subject  TEXT    NOT NULL,
    place    INTEGER NOT NULL REFERENCES place (id),
    due      TEXT    NOT NULL,
    rung     INTEGER NOT NULL,
    person   INTEGER NOT NULL REFERENCES person (id),
    unit     TEXT,
    at       INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, subject, place, due, rung)
) STRICT, WITHOUT ROWID;
INSERT INTO "acknowledgement" VALUES('THU',2027,'year_report',1,'2027-11-15',0,1,'A',1826247600);
CREATE TABLE answer (
    bloc      TEXT    NOT NULL,
    year      INTEGER NOT NULL,
    period    TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    criterion TEXT    NOT NULL,
    points    INTEGER CHECK (points >= 0),
    times     INTEGER CHECK (times >= 0),
    assigned  INTEGER NOT NULL CHECK (assigned IN (0, 1)),
    note      TEXT    NOT NULL,
    revision  INTEGER NOT NULL,
    person    INTEGER NOT NULL REFERENCES person (id),
    by_name   TEXT    NOT NULL,
    at        INTEGER NOT NULL, capacity TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (bloc, year, period, unit, criterion)
) STRICT, WITHOUT ROWID;
INSERT INTO "answer" VALUES('THU',2027,'year','A','1.1',450,NULL,1,'Đạt 92,5 % kế hoạch năm.',2,2,'Cán bộ A',1825380900,'');
INSERT INTO "answer" VALUES('THU',2027,'year','A','1.2',500,NULL,1,'',1,1,'Lãnh đạo A',1826247600,'');
INSERT INTO "answer" VALUES('THU',2027,'year','A','2.1',100,1,1,'',1,1,'Lãnh đạo A',1826247600,'');
INSERT INTO "answer" VALUES('THU',2027,'year','A','T1',200,NULL,1,'',1,1,'Lãnh đạo A',1826247600,'');
CREATE TABLE assessment (
    bloc          TEXT    NOT NULL,
    year          INTEGER NOT NULL,
    unit          TEXT    NOT NULL,
    period        TEXT    NOT NULL,
    state         TEXT    NOT NULL,
    sent_at       INTEGER,
    first_sent_at INTEGER,
    receipt       TEXT,
    by_name       TEXT,
    by_post       TEXT,
    total         INTEGER,
    workdays_late INTEGER,
    updated_at    INTEGER NOT NULL, person INTEGER REFERENCES person (id), capacity TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (bloc, year, unit, period)
) STRICT, WITHOUT ROWID;
INSERT INTO "assessment" VALUES('THU',2027,'A','year','submitted',1826247600,1826247600,'252353','Lãnh đạo A','Chánh Văn phòng',1250,0,1826247600,1,'');
CREATE TABLE audit (
    seq       INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    bloc      TEXT,
    year      INTEGER,
    person    INTEGER,
    place     INTEGER,
    action    TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    before    TEXT,
    after     TEXT,
    previous  TEXT    NOT NULL,
    hash      TEXT    NOT NULL UNIQUE
) STRICT;
INSERT INTO "audit" VALUES(1,1799632800,'THU',2027,NULL,NULL,'invited','A/unit_leader',NULL,'{"invitation":1,"expires":"2027-02-10T02:00:00.290517+00:00"}','0000000000000000000000000000000000000000000000000000000000000000','aab2d694e69bd400e238fbac2971eb19fd1c71c88d7b90efa8f97329d672d4b3');
INSERT INTO "audit" VALUES(2,1799632800,'THU',2027,NULL,NULL,'joined','A/unit_leader',NULL,'{"place":1,"person":1,"consent":"2026-11-2"}','aab2d694e69bd400e238fbac2971eb19fd1c71c88d7b90efa8f97329d672d4b3','5e855911f9eae92efbe5cb711c3a2ccc59060ad478bba2e29f51da9eedba29d3');
INSERT INTO "audit" VALUES(3,1799632800,NULL,NULL,NULL,NULL,'named','person/1',NULL,NULL,'5e855911f9eae92efbe5cb711c3a2ccc59060ad478bba2e29f51da9eedba29d3','d2d7fb0e6d479519487e14c5bdd362202c1ddd9a263cf89e31e11e6a9b9c0da6');
INSERT INTO "audit" VALUES(4,1799632800,'THU',NULL,1,1,'post_given','place/1',NULL,NULL,'d2d7fb0e6d479519487e14c5bdd362202c1ddd9a263cf89e31e11e6a9b9c0da6','918e4db4b94d7ebba16453bb26455443b16763d2904ed543cd87e9615d204fb1');
INSERT INTO "audit" VALUES(5,1799632800,'THU',2027,NULL,NULL,'invited','A/unit_staff',NULL,'{"invitation":2,"expires":"2027-02-10T02:00:00.390696+00:00"}','918e4db4b94d7ebba16453bb26455443b16763d2904ed543cd87e9615d204fb1','c30cbe0341c50d2bec9c932026b5e55c37664da3a6ed966fc3c6b64dee1cf239');
INSERT INTO "audit" VALUES(6,1799632800,'THU',2027,NULL,NULL,'joined','A/unit_staff',NULL,'{"place":2,"person":2,"consent":"2026-11-2"}','c30cbe0341c50d2bec9c932026b5e55c37664da3a6ed966fc3c6b64dee1cf239','4b9d5a431dd55fa9f9e1dc8e9866c0fd122aa21f8ec59fd6d8373ef4050179f8');
INSERT INTO "audit" VALUES(7,1799632800,NULL,NULL,NULL,NULL,'named','person/2',NULL,NULL,'4b9d5a431dd55fa9f9e1dc8e9866c0fd122aa21f8ec59fd6d8373ef4050179f8','a9c80b004ede0d889aba2adae07532f7cd964c94bf98ade06f4fbf142e42bffa');
INSERT INTO "audit" VALUES(8,1799632800,'THU',NULL,2,2,'post_given','place/2',NULL,NULL,'a9c80b004ede0d889aba2adae07532f7cd964c94bf98ade06f4fbf142e42bffa','7d111e07d8eb964ef0a48c82e493f2210dbb0d688b6c88169f24b0956ad63c21');
INSERT INTO "audit" VALUES(9,1799632800,'THU',2027,NULL,NULL,'invited','B/unit_leader',NULL,'{"invitation":3,"expires":"2027-02-10T02:00:00.441848+00:00"}','7d111e07d8eb964ef0a48c82e493f2210dbb0d688b6c88169f24b0956ad63c21','8dd34058da74a202245bf9e950594b4b411bb11b52224869c5fd3464a867b53f');
INSERT INTO "audit" VALUES(10,1799632800,'THU',2027,NULL,NULL,'joined','B/unit_leader',NULL,'{"place":3,"person":3,"consent":"2026-11-2"}','8dd34058da74a202245bf9e950594b4b411bb11b52224869c5fd3464a867b53f','bd50cd374be4edc6ae171d6dd2f65bf29d3a0529290370994b25655e698afb6d');
INSERT INTO "audit" VALUES(11,1799632800,NULL,NULL,NULL,NULL,'named','person/3',NULL,NULL,'bd50cd374be4edc6ae171d6dd2f65bf29d3a0529290370994b25655e698afb6d','a134a407b0289dbf5ed79098cf4446a7ff40faa7a64452b368088e633fda2eb2');
INSERT INTO "audit" VALUES(12,1799632800,'THU',NULL,3,3,'post_given','place/3',NULL,NULL,'a134a407b0289dbf5ed79098cf4446a7ff40faa7a64452b368088e633fda2eb2','09a4729945991ec52390febda150a751d671fce575311be654b9172704b9f628');
INSERT INTO "audit" VALUES(13,1799632800,'THU',2027,NULL,NULL,'invited','-/bloc_leader',NULL,'{"invitation":4,"expires":"2027-02-10T02:00:00.495097+00:00"}','09a4729945991ec52390febda150a751d671fce575311be654b9172704b9f628','59cd9088914b4553d841f780ce6e381617fce459998800aac6598234025f245f');
INSERT INTO "audit" VALUES(14,1799632800,'THU',2027,NULL,NULL,'joined','-/bloc_leader',NULL,'{"place":4,"person":4,"consent":"2026-11-2"}','59cd9088914b4553d841f780ce6e381617fce459998800aac6598234025f245f','6b72062134f696b3e8b591107e917d7a8eb8e8d78809667683a4b22d1bff388f');
INSERT INTO "audit" VALUES(15,1799632800,NULL,NULL,NULL,NULL,'named','person/4',NULL,NULL,'6b72062134f696b3e8b591107e917d7a8eb8e8d78809667683a4b22d1bff388f','182fddde4492bb9bf671b6a21a87bf8f54f6faa2db8f831f5bd388efae819a66');
INSERT INTO "audit" VALUES(16,1799632800,'THU',NULL,4,4,'post_given','place/4',NULL,NULL,'182fddde4492bb9bf671b6a21a87bf8f54f6faa2db8f831f5bd388efae819a66','c981a4766a7f30bcb798bd6b9be46d4205bfed4e01c31cf300b7b17fe545d1b3');
INSERT INTO "audit" VALUES(17,1799632800,'THU',2027,1,1,'pledge_confirmed','pledge/A',NULL,'{"unit":"A","version":1,"at":"2027-01-11T02:00:00Z","receipt":"073248","by_post":"Chánh Văn phòng","capacity":{"kind":"own","by":"","number":"","day":null,"paper":null},"text_version":1,"fingerprint":"82cb02b163e532a2198f9a6629c4ab72932e5b6d6de1bd1e749777282a1046e6"}','c981a4766a7f30bcb798bd6b9be46d4205bfed4e01c31cf300b7b17fe545d1b3','94feb1ae7fa1eb1cc0f93359e6bc8483dbd9067bb2d768f359eb5f7b81660fb6');
INSERT INTO "audit" VALUES(18,1800842400,'THU',2027,4,4,'paper_added','paper/1',NULL,'{"id":1,"topic":{"kind":"pledge_signing","unit":null,"period":null,"subject":"1/2027-01-25"},"name":{"number":"","day":null},"scans":[],"at":"2027-01-25T02:00:00Z"}','94feb1ae7fa1eb1cc0f93359e6bc8483dbd9067bb2d768f359eb5f7b81660fb6','3e77fc297a8c45615f522c18a7e2407dae822100eeb58b4781e67d1879ffc30a');
INSERT INTO "audit" VALUES(19,1800842400,'THU',2027,4,4,'pledge_signed','pledge/A',NULL,'{"unit":"A","version":1,"day":"2027-01-25","venue":"","paper":1,"at":"2027-01-25T02:00:00Z"}','3e77fc297a8c45615f522c18a7e2407dae822100eeb58b4781e67d1879ffc30a','e08a842e0ae3ccc718b61d7c1332d32b1fd5e1efe8b70588d9710092f7c2e141');
INSERT INTO "audit" VALUES(20,1800842400,'THU',2027,4,4,'paper_scanned','paper/1',NULL,'{"id":1,"name":"giao-uoc.pdf","file":{"sha256":"34c5db0c8e08d1bc40d7ddf1e83ab9f35a8ab191cdbbfef2d5076043fe28d3f4","size":14,"media_type":"application/pdf","retired_at":null},"at":"2027-01-25T02:00:00Z"}','e08a842e0ae3ccc718b61d7c1332d32b1fd5e1efe8b70588d9710092f7c2e141','5c78cdc57062707d86d8e42503a84343a272a6d0d195c6a0f02ae0c8c655ae3f');
INSERT INTO "audit" VALUES(21,1800842400,'THU',2027,2,2,'target_added','target/A/1',NULL,'{"text":"Kết nạp: 200 hội viên","amount":"200.00","measure":"hội viên"}','5c78cdc57062707d86d8e42503a84343a272a6d0d195c6a0f02ae0c8c655ae3f','f40ff19082188eef79683e1764e55b4c39fff97ab58ebedf8c8e47762fa97e80');
INSERT INTO "audit" VALUES(22,1800842400,'THU',2027,2,2,'target_added','target/A/2',NULL,'{"text":"Mở lớp tập huấn","amount":null,"measure":""}','f40ff19082188eef79683e1764e55b4c39fff97ab58ebedf8c8e47762fa97e80','fad26beea1ab7d5cdf3f080a677e9b3ffc3c7ea217920f01716f787a2ac3940a');
INSERT INTO "audit" VALUES(23,1800842400,'THU',2027,2,2,'targets_registered','targets/A',NULL,'{"targets":2}','fad26beea1ab7d5cdf3f080a677e9b3ffc3c7ea217920f01716f787a2ac3940a','035686583bc6df459e4d744b47db25107c62b3e55d9a21db4b250f39e6cd0057');
INSERT INTO "audit" VALUES(24,1800842400,'THU',2027,2,2,'target_removed','target/A/2','{"text":"Mở lớp tập huấn","amount":null,"measure":""}',NULL,'035686583bc6df459e4d744b47db25107c62b3e55d9a21db4b250f39e6cd0057','65d042f0721e8eb9026251fdb99c6758c5817c4ded013ca63819356c5e9acac2');
INSERT INTO "audit" VALUES(25,1825380900,'THU',2027,2,2,'criterion_scored','report/A/year/1.1','{"points":null,"count":null,"assigned":true,"note":"","revision":0}','{"points":"4.50","count":null,"assigned":true,"note":"","revision":1}','65d042f0721e8eb9026251fdb99c6758c5817c4ded013ca63819356c5e9acac2','8b83f1ac0718a45d29cdc1fadb521a57b7c1a8756fcd913319cca689c6225514');
INSERT INTO "audit" VALUES(26,1825380900,'THU',2027,2,2,'criterion_noted','report/A/year/1.1','{"points":"4.50","count":null,"assigned":true,"note":"","revision":1}','{"points":"4.50","count":null,"assigned":true,"note":"Đạt 92,5 % kế hoạch năm.","revision":2}','8b83f1ac0718a45d29cdc1fadb521a57b7c1a8756fcd913319cca689c6225514','8238673e09b0705f9be4bbf2a3116df09e094f99f7bcc123ee076012b001b4e8');
INSERT INTO "audit" VALUES(27,1825380900,'THU',2027,2,2,'evidence_added','evidence/1',NULL,'{"id":1,"unit":"A","period":"year","criterion":"1.1","kind":"reference","text":"Quyết định số 12/QĐ ngày 10/6/2027 về khen thưởng","name":null,"file":null,"at":"2027-11-05T02:15:00Z","capacity":{"kind":"own","by":"","number":"","day":null,"paper":null}}','8238673e09b0705f9be4bbf2a3116df09e094f99f7bcc123ee076012b001b4e8','baf67156ff86a8c8f3341f1e5856ca5f8c5efa44a35c82acc52fb6d9d906d64b');
INSERT INTO "audit" VALUES(28,1825380900,'THU',2027,2,2,'evidence_added','evidence/2',NULL,'{"id":2,"unit":"A","period":"year","criterion":"1.1","kind":"file","text":"Lễ trao quà","name":"bao-cao.pdf","file":{"sha256":"b8828b1d6d22810a4efddc13e53f14a1b3db75626d8cf5709beab4c8d49702ac","size":16,"media_type":"application/pdf","retired_at":null},"at":"2027-11-05T02:15:00Z","capacity":{"kind":"own","by":"","number":"","day":null,"paper":null}}','baf67156ff86a8c8f3341f1e5856ca5f8c5efa44a35c82acc52fb6d9d906d64b','e1362db421992e14c655ff5735575bb6c1e0d3ee2b03bc27bc9a32b9ccb7a0a3');
INSERT INTO "audit" VALUES(29,1825380900,'THU',2027,3,3,'evidence_added','evidence/3',NULL,'{"id":3,"unit":"B","period":"year","criterion":null,"kind":"file","text":"","name":"anh.pdf","file":{"sha256":"7926dabe9040c140f94133fb4090c68281027985697d5a5471bf133836b5bf3a","size":12,"media_type":"application/pdf","retired_at":null},"at":"2027-11-05T02:15:00Z","capacity":{"kind":"own","by":"","number":"","day":null,"paper":null}}','e1362db421992e14c655ff5735575bb6c1e0d3ee2b03bc27bc9a32b9ccb7a0a3','432947fd593a48dee048c88c50f379b6fdb8613e6fff4671b7f038968c606d08');
INSERT INTO "audit" VALUES(30,1825380900,'THU',2027,2,2,'extension_asked','deadline/year_report/A',NULL,'{"due":"2027-11-15","wished":"2027-11-19","reason":"Chờ số liệu"}','432947fd593a48dee048c88c50f379b6fdb8613e6fff4671b7f038968c606d08','de84ec488a3a30b28f8f8619cfec23017a4a05a3e1c0e441aba3768d792a95b9');
INSERT INTO "audit" VALUES(31,1826247600,'THU',2027,1,1,'acknowledged','deadline/year_report',NULL,'{"due":"2027-11-15","rung":0}','de84ec488a3a30b28f8f8619cfec23017a4a05a3e1c0e441aba3768d792a95b9','74aba53d099ba3b6400715ef3943ec1b2cd6aee0947fe5a12859f8453ea54086');
INSERT INTO "audit" VALUES(32,1826247600,'THU',2027,1,1,'criterion_scored','report/A/year/1.2','{"points":null,"count":null,"assigned":true,"note":"","revision":0}','{"points":"5.00","count":null,"assigned":true,"note":"","revision":1}','74aba53d099ba3b6400715ef3943ec1b2cd6aee0947fe5a12859f8453ea54086','598aa1c1f2fd4f1e1ab83d769c9dc7766d364458aef431e97236b6a1ab988d2e');
INSERT INTO "audit" VALUES(33,1826247600,'THU',2027,1,1,'criterion_scored','report/A/year/2.1','{"points":null,"count":null,"assigned":true,"note":"","revision":0}','{"points":"1.00","count":1,"assigned":true,"note":"","revision":1}','598aa1c1f2fd4f1e1ab83d769c9dc7766d364458aef431e97236b6a1ab988d2e','5172d97675e4e391b47849c3071f5f238d708ca5f0c1e3bcc328441be73f9503');
INSERT INTO "audit" VALUES(34,1826247600,'THU',2027,1,1,'criterion_scored','report/A/year/T1','{"points":null,"count":null,"assigned":true,"note":"","revision":0}','{"points":"2.00","count":null,"assigned":true,"note":"","revision":1}','5172d97675e4e391b47849c3071f5f238d708ca5f0c1e3bcc328441be73f9503','b4c2ad5bdc4ab9757683cdf9ed43a4550e352505cb35d292a2a97014317bb439');
INSERT INTO "audit" VALUES(35,1826247600,'THU',2027,1,1,'report_sent','report/A/year','{"state":"draft"}','{"at":"2027-11-15T03:00:00Z","first_at":"2027-11-15T03:00:00Z","receipt":"252353","by":1,"by_post":"Chánh Văn phòng","capacity":{"kind":"own","by":"","number":"","day":null,"paper":null},"total":"12.50","workdays_late":0}','b4c2ad5bdc4ab9757683cdf9ed43a4550e352505cb35d292a2a97014317bb439','1a5098ef5edd04bffaf91047026167c7f7946fec27d6858b249fc3a7c1ca3ba5');
CREATE TABLE authorisation (
    id          INTEGER PRIMARY KEY,
    bloc        TEXT    NOT NULL,
    year        INTEGER NOT NULL,
    unit        TEXT    NOT NULL,
    place       INTEGER NOT NULL REFERENCES place (id),
    assigned_by TEXT    NOT NULL,
    paper       INTEGER REFERENCES paper (id),
    granted_by  INTEGER NOT NULL REFERENCES person (id),
    at          INTEGER NOT NULL,
    revoked_by  INTEGER REFERENCES person (id),
    revoked_at  INTEGER
) STRICT;
CREATE TABLE bookmark (
    bloc      TEXT    NOT NULL,
    year      INTEGER NOT NULL,
    unit      TEXT    NOT NULL,
    period    TEXT    NOT NULL,
    criterion TEXT    NOT NULL,
    PRIMARY KEY (bloc, year, unit, period)
) STRICT, WITHOUT ROWID;
INSERT INTO "bookmark" VALUES('THU',2027,'A','year','T1');
CREATE TABLE consent (
    person       INTEGER NOT NULL REFERENCES person (id),
    place        INTEGER NOT NULL REFERENCES place (id),
    text_version TEXT    NOT NULL,
    language     TEXT    NOT NULL,
    at           INTEGER NOT NULL, put_off_at INTEGER,
    PRIMARY KEY (person, place)
) STRICT, WITHOUT ROWID;
INSERT INTO "consent" VALUES(1,1,'2026-11-2','vi',1799632800,NULL);
INSERT INTO "consent" VALUES(2,2,'2026-11-2','vi',1799632800,NULL);
INSERT INTO "consent" VALUES(3,3,'2026-11-2','vi',1799632800,NULL);
INSERT INTO "consent" VALUES(4,4,'2026-11-2','vi',1799632800,NULL);
CREATE TABLE cycle (
    bloc           TEXT    NOT NULL,
    year           INTEGER NOT NULL,
    version        INTEGER NOT NULL,
    pledge_version INTEGER NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('first', 'correction', 'content_change')),
    definition     TEXT    NOT NULL,
    fingerprint    TEXT    NOT NULL,
    calendar       TEXT    NOT NULL,
    opened_at      INTEGER NOT NULL,
    amended_at     INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "cycle" VALUES('THU',2027,1,1,'first','{"bloc":{"code":"THU","name":{"vi":"Khối thi đua thử","en":"Trial bloc"},"short":{"vi":"Khối thử","en":"Trial bloc"},"leader":"A","deputy":"B","time_zone":"Asia/Ho_Chi_Minh","peer_visibility":"counts","labels":{"bloc":{"vi":"Khối","en":"Bloc"},"bloc_leader":{"vi":"Trưởng khối","en":"Bloc leader"},"deputy_leader":{"vi":"Phó trưởng khối","en":"Deputy leader"},"secretary":{"vi":"Thư ký khối","en":"Secretary"},"standing_body":{"vi":"Cơ quan thường trực thi đua","en":"Standing body"},"authority":{"vi":"UBND tỉnh","en":"the provincial People''s Committee"}}},"units":[{"code":"A","name":{"vi":"Hội A tỉnh","en":"Hội A tỉnh"},"short":{"vi":"Hội A","en":"Hội A"},"phone":null},{"code":"B","name":{"vi":"Hội B tỉnh","en":"Hội B tỉnh"},"short":{"vi":"Hội B","en":"Hội B"},"phone":null}],"pledge":{"title":{"vi":"Giao ước thi đua","en":"Emulation pledge"},"opening":null,"opens":null,"closed_by":"confirmation","legal_bases":[],"contents":[{"code":"P1","title":{"vi":"Một","en":"Một"},"text":{"vi":"Nội dung thứ nhất.","en":"Nội dung thứ nhất."}},{"code":"P2","title":{"vi":"Hai","en":"Hai"},"text":{"vi":"Nội dung thứ hai.","en":"Nội dung thứ hai."}}]},"score_table":{"title":{"vi":"Bảng điểm thử","en":"Bảng điểm thử"},"total":"20.00","step":"0.50","proposal":null,"sections":[{"code":"1","title":{"vi":"Nhóm một","en":"Nhóm một"},"max":"15.00","criteria":[{"code":"1.1","title":{"vi":"Tiêu chí A","en":"Tiêu chí A"},"max":"10.00","cadence":"year","kind":"direct","evidence":{"vi":"báo cáo","en":"báo cáo"},"step":null,"each":null},{"code":"1.2","title":{"vi":"Tiêu chí B","en":"Tiêu chí B"},"max":"5.00","cadence":"year","kind":"met","evidence":null,"step":null,"each":null}]},{"code":"2","title":{"vi":"Nhóm hai","en":"Nhóm hai"},"max":"5.00","criteria":[{"code":"2.1","title":{"vi":"Tiêu chí C","en":"Tiêu chí C"},"max":"3.00","cadence":"year","kind":"count","evidence":null,"step":null,"each":"1.00"},{"code":"2.2","title":{"vi":"Tiêu chí D","en":"Tiêu chí D"},"max":"2.00","cadence":"year","kind":"by_bloc","evidence":null,"step":null,"each":null}]}],"bonus":{"cap":"2.00","criteria":[{"code":"T1","title":{"vi":"Thưởng","en":"Thưởng"},"max":"2.00","cadence":"year","kind":"direct","evidence":null,"step":null,"each":null}]},"penalty":{"cap":"3.00","criteria":[{"code":"TR1","title":{"vi":"Chậm","en":"Chậm"},"max":"3.00","cadence":"year","kind":"by_bloc","evidence":null,"step":null,"each":null}]}},"periods":[{"code":"year","title":{"vi":"năm","en":"năm"},"opens":{"day":1,"month":11,"years_later":0},"deadline":"year_report","cadences":["year"]}],"deadlines":[{"key":"pledge_signing","title":{"vi":"Xác nhận giao ước","en":"Xác nhận giao ước"},"duty":"pledge","audience":"units","date":{"day":25,"month":1,"years_later":0},"time":"23:59:59","roll":"next_working_day","before":[5,2,0],"after":[]},{"key":"targets","title":{"vi":"Đăng ký chỉ tiêu","en":"Registering targets"},"duty":"targets","audience":"units","date":{"day":26,"month":2,"years_later":0},"time":"23:59:59","roll":"next_working_day","before":[5,0],"after":[1]},{"key":"year_report","title":{"vi":"Báo cáo tự chấm điểm năm","en":"Báo cáo tự chấm điểm năm"},"duty":"report","audience":"units","date":{"day":15,"month":11,"years_later":0},"time":"23:59:59","roll":"next_working_day","before":[5,3,1,0],"after":[1,3]}],"flags":{"quota":2,"nominees":3},"late":{"policy":"penalty","bands":[{"upto":5,"points":"1.00"},{"upto":null,"points":"2.00"}]},"reminding":{"rung_time":"08:00:00","quiet_until":"07:00:00","quiet_from":"20:00:00","digest_time":"08:00:00","digest_weekday":1,"digest_daily_from":3},"holidays":{"dates":[],"not_holidays":[],"extra_workdays":[],"general":true}}','82cb02b163e532a2198f9a6629c4ab72932e5b6d6de1bd1e749777282a1046e6','{"zone":"Asia/Ho_Chi_Minh","holidays":[],"extra_workdays":[]}',1799024400,1799024400);
CREATE TABLE draft (
    person     INTEGER PRIMARY KEY REFERENCES person (id),
    place      INTEGER,
    year       INTEGER,
    step       TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "draft" VALUES(4,4,2027,'paper','{"paper":"1"}',0,1800842400);
CREATE TABLE evidence (
    id          INTEGER PRIMARY KEY,
    bloc        TEXT    NOT NULL,
    year        INTEGER NOT NULL,
    unit        TEXT    NOT NULL,
    period      TEXT    NOT NULL,
    criterion   TEXT,
    kind        TEXT    NOT NULL CHECK (kind IN ('file', 'reference')),
    text        TEXT    NOT NULL,
    name        TEXT,
    sha256      TEXT    REFERENCES evidence_file (sha256),
    album       TEXT,
    file_unique TEXT,
    person      INTEGER NOT NULL REFERENCES person (id),
    by_name     TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    removed_at  INTEGER
, capacity TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "evidence" VALUES(1,'THU',2027,'A','year','1.1','reference','Quyết định số 12/QĐ ngày 10/6/2027 về khen thưởng',NULL,NULL,NULL,NULL,2,'Cán bộ A',1825380900,NULL,'');
INSERT INTO "evidence" VALUES(2,'THU',2027,'A','year','1.1','file','Lễ trao quà','bao-cao.pdf','b8828b1d6d22810a4efddc13e53f14a1b3db75626d8cf5709beab4c8d49702ac',NULL,'AgADuIKLHW0igQpO',2,'Cán bộ A',1825380900,NULL,'');
INSERT INTO "evidence" VALUES(3,'THU',2027,'B','year',NULL,'file','','anh.pdf','7926dabe9040c140f94133fb4090c68281027985697d5a5471bf133836b5bf3a',NULL,'AgADeSbavpBAwUD5',3,'Lãnh đạo B',1825380900,NULL,'');
CREATE TABLE evidence_file (
    sha256     TEXT    PRIMARY KEY,
    size       INTEGER NOT NULL,
    media_type TEXT    NOT NULL,
    stored_at  INTEGER NOT NULL
, retired_at INTEGER) STRICT, WITHOUT ROWID;
INSERT INTO "evidence_file" VALUES('34c5db0c8e08d1bc40d7ddf1e83ab9f35a8ab191cdbbfef2d5076043fe28d3f4',14,'application/pdf',1800842400,NULL);
INSERT INTO "evidence_file" VALUES('7926dabe9040c140f94133fb4090c68281027985697d5a5471bf133836b5bf3a',12,'application/pdf',1825380900,NULL);
INSERT INTO "evidence_file" VALUES('b8828b1d6d22810a4efddc13e53f14a1b3db75626d8cf5709beab4c8d49702ac',16,'application/pdf',1825380900,NULL);
CREATE TABLE extension (
    bloc TEXT NOT NULL,
    year INTEGER NOT NULL,
    unit TEXT NOT NULL,
    deadline TEXT NOT NULL,
    due TEXT NOT NULL,
    wished TEXT NOT NULL,
    reason TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id),
    at INTEGER NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, unit, deadline)
) STRICT, WITHOUT ROWID;
INSERT INTO "extension" VALUES('THU',2027,'A','year_report','2027-11-15','2027-11-19','Chờ số liệu',2,1825380900,1825380900);
CREATE TABLE inbox (
    update_id   INTEGER PRIMARY KEY,
    chat_id     INTEGER,
    raw         TEXT,
    state       TEXT    NOT NULL
        CHECK (state IN ('new', 'applied', 'answered', 'failed', 'unreadable')),
    received_at INTEGER NOT NULL,
    finished_at INTEGER,
    incident    TEXT
) STRICT;
INSERT INTO "inbox" VALUES(1795414174,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414175,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414176,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414177,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414178,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414179,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414180,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414181,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414182,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414183,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414184,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414185,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414186,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414187,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414188,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414189,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414190,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414191,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414192,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414193,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414194,NULL,NULL,'answered',1799632800,1799632800,NULL);
INSERT INTO "inbox" VALUES(1795414195,NULL,NULL,'answered',1800842400,1800842400,NULL);
INSERT INTO "inbox" VALUES(1795414196,NULL,NULL,'answered',1800842400,1800842400,NULL);
INSERT INTO "inbox" VALUES(1795414197,NULL,NULL,'answered',1800842400,1800842400,NULL);
INSERT INTO "inbox" VALUES(1795414198,NULL,NULL,'answered',1800842400,1800842400,NULL);
INSERT INTO "inbox" VALUES(1795414199,NULL,NULL,'answered',1800842400,1800842400,NULL);
INSERT INTO "inbox" VALUES(1795414200,NULL,NULL,'answered',1800842400,1800842400,NULL);
INSERT INTO "inbox" VALUES(1795414201,NULL,NULL,'answered',1800842400,1800842400,NULL);
INSERT INTO "inbox" VALUES(1795414202,NULL,NULL,'answered',1800842400,1800842400,NULL);
INSERT INTO "inbox" VALUES(1795414203,NULL,NULL,'answered',1800842400,1800842400,NULL);
INSERT INTO "inbox" VALUES(1795414204,NULL,NULL,'answered',1800842400,1800842400,NULL);
INSERT INTO "inbox" VALUES(1795414205,NULL,NULL,'answered',1800842400,1800842400,NULL);
INSERT INTO "inbox" VALUES(1795414206,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414207,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414208,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414209,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414210,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414211,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414212,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414213,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414214,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414215,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414216,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414217,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414218,NULL,NULL,'answered',1825380900,1825380900,NULL);
INSERT INTO "inbox" VALUES(1795414219,NULL,NULL,'answered',1826247600,1826247600,NULL);
INSERT INTO "inbox" VALUES(1795414220,NULL,NULL,'answered',1826247600,1826247600,NULL);
INSERT INTO "inbox" VALUES(1795414221,NULL,NULL,'answered',1826247600,1826247600,NULL);
INSERT INTO "inbox" VALUES(1795414222,NULL,NULL,'answered',1826247600,1826247600,NULL);
INSERT INTO "inbox" VALUES(1795414223,NULL,NULL,'answered',1826247600,1826247600,NULL);
INSERT INTO "inbox" VALUES(1795414224,NULL,NULL,'answered',1826247600,1826247600,NULL);
INSERT INTO "inbox" VALUES(1795414225,NULL,NULL,'answered',1826247600,1826247600,NULL);
INSERT INTO "inbox" VALUES(1795414226,NULL,NULL,'answered',1826247600,1826247600,NULL);
INSERT INTO "inbox" VALUES(1795414227,NULL,NULL,'answered',1826247600,1826247600,NULL);
INSERT INTO "inbox" VALUES(1795414228,NULL,NULL,'answered',1826247600,1826247600,NULL);
CREATE TABLE invitation (
    id              INTEGER PRIMARY KEY,
    bloc            TEXT    NOT NULL,
    unit            TEXT,
    role            TEXT    NOT NULL,
    name            TEXT,
    post            TEXT,
    token_hash      TEXT    NOT NULL UNIQUE,
    code_hash       TEXT    UNIQUE,
    expires_at      INTEGER NOT NULL,
    code_expires_at INTEGER,
    created_at      INTEGER NOT NULL,
    used_at         INTEGER,
    used_by         INTEGER REFERENCES person (id),
    revoked_at      INTEGER
, replaces INTEGER REFERENCES place (id), inviter TEXT) STRICT;
INSERT INTO "invitation" VALUES(1,'THU','A','unit_leader',NULL,NULL,'c2609bf205a1ad7d59233f25a2bb72f3c88e93537cb87839be2566f04bf70609','5fc1517eded5291c3d97c23e3e71f2fdcdffd37c3453a461a1db272680c09953',1802224800,1799892000,1799632800,1799632800,1,NULL,NULL,NULL);
INSERT INTO "invitation" VALUES(2,'THU','A','unit_staff',NULL,NULL,'29a67c7deaa99e59adba2ad524382efa35204fbf4a594275321386fbb34ef6cf','7ee43b081c5beacd74ea536be253fff7379a9ed8565369616275a9484d39b64f',1802224800,1799892000,1799632800,1799632800,2,NULL,NULL,NULL);
INSERT INTO "invitation" VALUES(3,'THU','B','unit_leader',NULL,NULL,'42244eafda85e227f8d65180f3111fab172fd4c9cc56eca87e44cc5b831d3a0a','960aa086d86c4e6fba533041c98539be8412615d913169dc8ea5d7892fc39024',1802224800,1799892000,1799632800,1799632800,3,NULL,NULL,NULL);
INSERT INTO "invitation" VALUES(4,'THU',NULL,'bloc_leader',NULL,NULL,'168d5a4657205fb701140b090854b7722b8e14d3695c7b1b505898e78919c65a','427fea96ba323cecfb3dc1f98238c2dce40390ce8c92205e0bbdf8d4a90a3112',1802224800,1799892000,1799632800,1799632800,4,NULL,NULL,NULL);
CREATE TABLE live_message (
    chat_id    INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL,
    buttons    TEXT    NOT NULL
) STRICT;
INSERT INTO "live_message" VALUES(1001,18,'[["Xem điểm từng tiêu chí","1rl:1:r:year:0"],["Bổ sung bản đã ký","1pk:1:r:year"],["Rút lại để sửa","1rb:1:r:year"],["Về trang chính","1ho:1:r"]]');
INSERT INTO "live_message" VALUES(1002,39,'[["Làm tiếp tiêu chí 1.1","1co:2:r:year:1.1"],["Đã nắm","1ak:2:r:year_report:0"],["Xin thêm thời gian","1xa:2:r:year_report"],["Làm tiếp tiêu chí 1.1","1co:2:r:year:1.1"],["Đã nắm","1ak:2:r:year_report:-1"],["Xin thêm thời gian","1xa:2:r:year_report"],["Làm tiếp tiêu chí 1.1","1co:2:r:year:1.1"],["Đã nắm","1ak:2:r:year_report:-3"],["Nhắc lại sáng thứ Năm 11/11","1al:2:r:year_report"],["Xin thêm thời gian","1xa:2:r:year_report"],["Làm tiếp tiêu chí 1.1","1co:2:r:year:1.1"],["Đã nắm","1ak:2:r:year_report:-5"],["Nhắc lại sáng thứ Ba 09/11","1al:2:r:year_report"],["Xin thêm thời gian","1xa:2:r:year_report"],["Xem các hạn","1dl:2:r:0"],["Về trang chính","1ho:2:r"]]');
INSERT INTO "live_message" VALUES(1003,19,'[["Bắt đầu báo cáo","1rh:3:r:year"],["Đã nắm","1ak:3:r:year_report:0"],["Xin thêm thời gian","1xa:3:r:year_report"],["Bắt đầu báo cáo","1rh:3:r:year"],["Đã nắm","1ak:3:r:year_report:-1"],["Xin thêm thời gian","1xa:3:r:year_report"],["Bắt đầu báo cáo","1rh:3:r:year"],["Đã nắm","1ak:3:r:year_report:-3"],["Nhắc lại sáng thứ Năm 11/11","1al:3:r:year_report"],["Xin thêm thời gian","1xa:3:r:year_report"],["Bắt đầu báo cáo","1rh:3:r:year"],["Đã nắm","1ak:3:r:year_report:-5"],["Nhắc lại sáng thứ Ba 09/11","1al:3:r:year_report"],["Xin thêm thời gian","1xa:3:r:year_report"],["Xếp vào tiêu chí","1ep:3:r:3:0"],["Xem 1 tệp chưa xếp","1ev:3:r:year::0"],["Về báo cáo","1rh:3:r:year"]]');
INSERT INTO "live_message" VALUES(1004,25,'[["Nhắc 2 đơn vị","1ba:4:r:year_report"],["Bản gửi nhóm chung","1bg:4:r:0"],["Về bảng theo dõi","1bo:4:r:0"],["Về trang chính","1ho:4:r"],["Nhắc 2 đơn vị","1ba:4:r:year_report"],["Bản gửi nhóm chung","1bg:4:r:0"],["Về bảng theo dõi","1bo:4:r:0"],["Về trang chính","1ho:4:r"],["Nhắc 2 đơn vị","1ba:4:r:year_report"],["Bản gửi nhóm chung","1bg:4:r:0"],["Về bảng theo dõi","1bo:4:r:0"],["Về trang chính","1ho:4:r"],["Nhắc 2 đơn vị","1ba:4:r:year_report"],["Bản gửi nhóm chung","1bg:4:r:0"],["Về bảng theo dõi","1bo:4:r:0"],["Về trang chính","1ho:4:r"],["Nhắc 2 đơn vị","1ba:4:r:year_report"],["Bản gửi nhóm chung","1bg:4:r:0"],["Về bảng theo dõi","1bo:4:r:0"],["Về trang chính","1ho:4:r"],["Về Hội A","1bu:4:r:A"],["Xem bảng theo dõi","1bo:4:r:0"],["Nhắc 2 đơn vị","1ba:4:r:year_report"],["Bản gửi nhóm chung","1bg:4:r:0"]]');
CREATE TABLE memo (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "memo" VALUES('audit_head','35:1a5098ef5edd04bffaf91047026167c7f7946fec27d6858b249fc3a7c1ca3ba5');
INSERT INTO "memo" VALUES('bot_username','giao_uoc_bot');
INSERT INTO "memo" VALUES('profile','110201543:acc7d76b07498be18186fa1b320d191529ba2f25bb32d34b213c6f397098b2c7');
CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name   TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT
;
INSERT INTO "migration" VALUES(1,'0001_first.sql','90357e2f2e84f025e43f9aec91876ef77376aadf824fa2dbada60bbd6e3b9860');
INSERT INTO "migration" VALUES(2,'0002_next_sweep.sql','bdeb3d7aef6fa95e1118d7973c10573c40db967816a21ddd01b3a1b08a9363c3');
INSERT INTO "migration" VALUES(3,'0003_screen_reader.sql','c2345059cfb2421e0049068183d283058cd7046e980778a8cda0450e73618698');
INSERT INTO "migration" VALUES(4,'0004_typed_message.sql','4118472f29eee9dcd8f1b9038c8aa88c5ea2816f795fbee2be782a33f6429702');
INSERT INTO "migration" VALUES(5,'0005_planned_notices.sql','b24adb7988ba40b26434c539a612485a9c3f1579a268debb592742623c7c1969');
INSERT INTO "migration" VALUES(6,'0006_people_leave.sql','2f05d2cc807fb20b9a473b8b54d7a13dbb45e9f07d175f3d331e17bb2d6a2b4d');
INSERT INTO "migration" VALUES(7,'0007_inviter.sql','3242ff594235a7d5428157b920d43d33f287c06a18585cb1a6acf37898507de9');
INSERT INTO "migration" VALUES(8,'0008_papers.sql','3fe117e2e52242528769f391340dc6a96b260958b26eab00b7d353fcce13c8d4');
INSERT INTO "migration" VALUES(9,'0009_extension.sql','d1be5f306b523f9fa22acc2a7aa56564b9bf03258faa54bde5c077d533263ebc');
INSERT INTO "migration" VALUES(10,'0010_capacities.sql','1810711da944fefc6fffb6327bb0725f61aab96a303e38d5db1afff0f4be85e5');
INSERT INTO "migration" VALUES(11,'0011_pledge_signing.sql','e162763cbc6249301b2c3bc315503b847cee3469f40737413170c880d2a158ca');
INSERT INTO "migration" VALUES(12,'0012_targets.sql','025741ea06c23ad0d4140f3c9a4a42c23553aa3f0d741b94a6ee541c72af7901');
INSERT INTO "migration" VALUES(13,'0013_roll_call.sql','f78ae5fc465c44352ad638ec20b4d76acdc3e7b100e2a286bb4db5969e72003d');
CREATE TABLE notice (
    id              INTEGER PRIMARY KEY,
    bloc            TEXT    NOT NULL,
    year            INTEGER NOT NULL,
    recipient       INTEGER NOT NULL REFERENCES person (id),
    kind            TEXT    NOT NULL,
    subject         TEXT    NOT NULL,
    due             TEXT    NOT NULL,
    rung            INTEGER NOT NULL,
    place           INTEGER NOT NULL REFERENCES place (id),
    unit            TEXT,
    facts           TEXT    NOT NULL,
    state           TEXT    NOT NULL
        CHECK (state IN ('planned', 'sending', 'sent', 'unknown', 'failed', 'cancelled')),
    not_before      INTEGER NOT NULL,
    planned_at      INTEGER NOT NULL,
    sending_at      INTEGER,
    sent_at         INTEGER,
    message_id      INTEGER,
    resent          INTEGER NOT NULL DEFAULT 0 CHECK (resent IN (0, 1)),
    attempts        INTEGER NOT NULL DEFAULT 0,
    trouble         TEXT,
    acknowledged_at INTEGER,
    acknowledged_by INTEGER REFERENCES person (id),
    UNIQUE (bloc, year, recipient, kind, subject, due, rung)
) STRICT;
INSERT INTO "notice" VALUES(1,'THU',2027,2,'pledge_confirmed','pledge','1/A',0,2,'A','{}','sent',1799632800,1799632800,1799632860,1799632860,9,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(2,'THU',2027,3,'reminder','pledge_signing','2027-01-25',-5,3,'B','{}','sent',1800234000,1800234000,1800234000,1800234000,12,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(3,'THU',2027,4,'digest','digest','2027-01-18',0,4,NULL,'{}','sent',1800234000,1800234000,1800234000,1800234000,9,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(4,'THU',2027,4,'digest','digest','2027-01-20',0,4,NULL,'{}','sent',1800406800,1800406800,1800406800,1800406800,10,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(5,'THU',2027,3,'reminder','pledge_signing','2027-01-25',-2,3,'B','{}','sent',1800493200,1800493200,1800493200,1800493200,13,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(6,'THU',2027,4,'digest','digest','2027-01-21',0,4,NULL,'{}','sent',1800493200,1800493200,1800493200,1800493200,11,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(7,'THU',2027,4,'digest','digest','2027-01-22',0,4,NULL,'{}','sent',1800579600,1800579600,1800579600,1800579600,12,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(8,'THU',2027,3,'reminder','pledge_signing','2027-01-25',0,3,'B','{}','sent',1800838800,1800838800,1800838800,1800838800,14,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(9,'THU',2027,4,'digest','digest','2027-01-25',0,4,NULL,'{}','sent',1800838800,1800838800,1800838800,1800838800,13,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(10,'THU',2027,4,'digest','digest','2027-02-01',0,4,NULL,'{}','sent',1801443600,1801443600,1801443600,1801443600,26,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(11,'THU',2027,4,'digest','digest','2027-02-08',0,4,NULL,'{}','sent',1802048400,1802048400,1802048400,1802048400,27,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(12,'THU',2027,4,'digest','digest','2027-02-15',0,4,NULL,'{}','sent',1802653200,1802653200,1802653200,1802653200,28,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(13,'THU',2027,3,'reminder','targets','2027-02-26',-5,3,'B','{}','sent',1802998800,1802998800,1802998800,1802998800,15,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(14,'THU',2027,4,'digest','digest','2027-02-22',0,4,NULL,'{}','sent',1803258000,1803258000,1803258000,1803258000,29,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(15,'THU',2027,4,'digest','digest','2027-02-23',0,4,NULL,'{}','sent',1803344400,1803344400,1803344400,1803344400,30,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(16,'THU',2027,4,'digest','digest','2027-02-24',0,4,NULL,'{}','sent',1803430800,1803430800,1803430800,1803430800,31,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(17,'THU',2027,4,'digest','digest','2027-02-25',0,4,NULL,'{}','sent',1803517200,1803517200,1803517200,1803517200,32,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(18,'THU',2027,3,'reminder','targets','2027-02-26',0,3,'B','{}','sent',1803603600,1803603600,1803603600,1803603600,16,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(19,'THU',2027,4,'digest','digest','2027-02-26',0,4,NULL,'{}','sent',1803603600,1803603600,1803603600,1803603600,33,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(20,'THU',2027,3,'reminder','targets','2027-02-26',1,3,'B','{}','sent',1803862800,1803862800,1803862800,1803862800,17,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(21,'THU',2027,4,'digest','digest','2027-03-01',0,4,NULL,'{}','sent',1803862800,1803862800,1803862800,1803862800,34,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(22,'THU',2027,4,'digest','digest','2027-03-08',0,4,NULL,'{}','sent',1804467600,1804467600,1804467600,1804467600,35,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(23,'THU',2027,4,'digest','digest','2027-03-15',0,4,NULL,'{}','sent',1805072400,1805072400,1805072400,1805072400,36,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(24,'THU',2027,4,'digest','digest','2027-03-22',0,4,NULL,'{}','sent',1805677200,1805677200,1805677200,1805677200,37,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(25,'THU',2027,4,'digest','digest','2027-03-29',0,4,NULL,'{}','sent',1806282000,1806282000,1806282000,1806282000,38,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(26,'THU',2027,4,'digest','digest','2027-04-05',0,4,NULL,'{}','sent',1806886800,1806886800,1806886800,1806886800,39,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(27,'THU',2027,4,'digest','digest','2027-04-12',0,4,NULL,'{}','sent',1807491600,1807491600,1807491600,1807491600,40,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(28,'THU',2027,4,'digest','digest','2027-04-19',0,4,NULL,'{}','sent',1808096400,1808096400,1808096400,1808096400,41,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(29,'THU',2027,4,'digest','digest','2027-04-26',0,4,NULL,'{}','sent',1808701200,1808701200,1808701200,1808701200,42,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(30,'THU',2027,4,'digest','digest','2027-05-03',0,4,NULL,'{}','sent',1809306000,1809306000,1809306000,1809306000,43,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(31,'THU',2027,4,'digest','digest','2027-05-10',0,4,NULL,'{}','sent',1809910800,1809910800,1809910800,1809910800,44,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(32,'THU',2027,4,'digest','digest','2027-05-17',0,4,NULL,'{}','sent',1810515600,1810515600,1810515600,1810515600,45,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(33,'THU',2027,4,'digest','digest','2027-05-24',0,4,NULL,'{}','sent',1811120400,1811120400,1811120400,1811120400,46,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(34,'THU',2027,4,'digest','digest','2027-05-31',0,4,NULL,'{}','sent',1811725200,1811725200,1811725200,1811725200,47,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(35,'THU',2027,4,'digest','digest','2027-06-07',0,4,NULL,'{}','sent',1812330000,1812330000,1812330000,1812330000,48,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(36,'THU',2027,4,'digest','digest','2027-06-14',0,4,NULL,'{}','sent',1812934800,1812934800,1812934800,1812934800,49,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(37,'THU',2027,4,'digest','digest','2027-06-21',0,4,NULL,'{}','sent',1813539600,1813539600,1813539600,1813539600,50,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(38,'THU',2027,4,'digest','digest','2027-06-28',0,4,NULL,'{}','sent',1814144400,1814144400,1814144400,1814144400,51,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(39,'THU',2027,4,'digest','digest','2027-07-05',0,4,NULL,'{}','sent',1814749200,1814749200,1814749200,1814749200,52,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(40,'THU',2027,4,'digest','digest','2027-07-12',0,4,NULL,'{}','sent',1815354000,1815354000,1815354000,1815354000,53,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(41,'THU',2027,4,'digest','digest','2027-07-19',0,4,NULL,'{}','sent',1815958800,1815958800,1815958800,1815958800,54,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(42,'THU',2027,4,'digest','digest','2027-07-26',0,4,NULL,'{}','sent',1816563600,1816563600,1816563600,1816563600,55,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(43,'THU',2027,4,'digest','digest','2027-08-02',0,4,NULL,'{}','sent',1817168400,1817168400,1817168400,1817168400,56,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(44,'THU',2027,4,'digest','digest','2027-08-09',0,4,NULL,'{}','sent',1817773200,1817773200,1817773200,1817773200,57,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(45,'THU',2027,4,'digest','digest','2027-08-16',0,4,NULL,'{}','sent',1818378000,1818378000,1818378000,1818378000,58,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(46,'THU',2027,4,'digest','digest','2027-08-23',0,4,NULL,'{}','sent',1818982800,1818982800,1818982800,1818982800,59,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(47,'THU',2027,4,'digest','digest','2027-08-30',0,4,NULL,'{}','sent',1819587600,1819587600,1819587600,1819587600,60,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(48,'THU',2027,4,'digest','digest','2027-09-06',0,4,NULL,'{}','sent',1820192400,1820192400,1820192400,1820192400,61,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(49,'THU',2027,4,'digest','digest','2027-09-13',0,4,NULL,'{}','sent',1820797200,1820797200,1820797200,1820797200,62,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(50,'THU',2027,4,'digest','digest','2027-09-20',0,4,NULL,'{}','sent',1821402000,1821402000,1821402000,1821402000,63,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(51,'THU',2027,4,'digest','digest','2027-09-27',0,4,NULL,'{}','sent',1822006800,1822006800,1822006800,1822006800,64,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(52,'THU',2027,4,'digest','digest','2027-10-04',0,4,NULL,'{}','sent',1822611600,1822611600,1822611600,1822611600,65,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(53,'THU',2027,4,'digest','digest','2027-10-11',0,4,NULL,'{}','sent',1823216400,1823216400,1823216400,1823216400,66,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(54,'THU',2027,4,'digest','digest','2027-10-18',0,4,NULL,'{}','sent',1823821200,1823821200,1823821200,1823821200,67,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(55,'THU',2027,4,'digest','digest','2027-10-25',0,4,NULL,'{}','sent',1824426000,1824426000,1824426000,1824426000,68,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(56,'THU',2027,4,'digest','digest','2027-11-01',0,4,NULL,'{}','sent',1825030800,1825030800,1825030800,1825030800,69,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(57,'THU',2027,4,'extension_asked','year_report/A','2027-11-15',1825380900,4,NULL,'{"deadline":"year_report","unit":"A"}','sent',1825380900,1825380900,1825380960,1825380960,70,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(58,'THU',2027,2,'reminder','year_report','2027-11-15',-5,2,'A','{}','sent',1825635600,1825635600,1825635600,1825635600,40,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(59,'THU',2027,3,'reminder','year_report','2027-11-15',-5,3,'B','{}','sent',1825635600,1825635600,1825635600,1825635600,20,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(60,'THU',2027,4,'digest','digest','2027-11-08',0,4,NULL,'{}','sent',1825635600,1825635600,1825635600,1825635600,71,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(61,'THU',2027,2,'reminder','year_report','2027-11-15',-3,2,'A','{}','sent',1825808400,1825808400,1825808400,1825808400,41,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(62,'THU',2027,3,'reminder','year_report','2027-11-15',-3,3,'B','{}','sent',1825808400,1825808400,1825808400,1825808400,21,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(63,'THU',2027,4,'digest','digest','2027-11-10',0,4,NULL,'{}','sent',1825808400,1825808400,1825808400,1825808400,72,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(64,'THU',2027,4,'digest','digest','2027-11-11',0,4,NULL,'{}','sent',1825894800,1825894800,1825894800,1825894800,73,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(65,'THU',2027,2,'reminder','year_report','2027-11-15',-1,2,'A','{}','sent',1825981200,1825981200,1825981200,1825981200,42,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(66,'THU',2027,3,'reminder','year_report','2027-11-15',-1,3,'B','{}','sent',1825981200,1825981200,1825981200,1825981200,22,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(67,'THU',2027,4,'digest','digest','2027-11-12',0,4,NULL,'{}','sent',1825981200,1825981200,1825981200,1825981200,74,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(68,'THU',2027,1,'reminder','year_report','2027-11-15',0,1,'A','{}','sent',1826240400,1826240400,1826240400,1826240400,15,0,1,NULL,1826247600,1);
INSERT INTO "notice" VALUES(69,'THU',2027,2,'reminder','year_report','2027-11-15',0,2,'A','{}','sent',1826240400,1826240400,1826240400,1826240400,43,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(70,'THU',2027,3,'reminder','year_report','2027-11-15',0,3,'B','{}','sent',1826240400,1826240400,1826240400,1826240400,23,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(71,'THU',2027,4,'digest','digest','2027-11-15',0,4,NULL,'{}','sent',1826240400,1826240400,1826240400,1826240400,75,0,1,NULL,NULL,NULL);
INSERT INTO "notice" VALUES(72,'THU',2027,2,'report_sent','year_report','2027-11-15',1826247600,2,'A','{"act":"sent","at":"2027-11-15T03:00:00+00:00","by":"Lãnh đạo A","capacity":"{}","late":"0","period":"year","receipt":"252353","total":"12.50"}','planned',1826247600,1826247600,NULL,NULL,NULL,0,0,NULL,NULL,NULL);
CREATE TABLE paper (
    id         INTEGER PRIMARY KEY,
    bloc       TEXT    NOT NULL,
    year       INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    unit       TEXT,
    period     TEXT,
    subject    TEXT    NOT NULL,
    number     TEXT    NOT NULL,
    dated      TEXT,
    person     INTEGER NOT NULL REFERENCES person (id),
    by_name    TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
INSERT INTO "paper" VALUES(1,'THU',2027,'pledge_signing',NULL,NULL,'1/2027-01-25','',NULL,4,'Trưởng khối',1800842400,NULL);
CREATE TABLE paper_file (
    id         INTEGER PRIMARY KEY,
    paper      INTEGER NOT NULL REFERENCES paper (id),
    sha256     TEXT    NOT NULL REFERENCES evidence_file (sha256),
    name       TEXT    NOT NULL,
    album      TEXT,
    person     INTEGER NOT NULL REFERENCES person (id),
    by_name    TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
INSERT INTO "paper_file" VALUES(1,1,'34c5db0c8e08d1bc40d7ddf1e83ab9f35a8ab191cdbbfef2d5076043fe28d3f4','giao-uoc.pdf',NULL,4,'Trưởng khối',1800842400,NULL);
CREATE TABLE person (
    id           INTEGER PRIMARY KEY,
    telegram_id  INTEGER NOT NULL UNIQUE,
    chat_id      INTEGER NOT NULL,
    name         TEXT,
    language     TEXT    NOT NULL,
    reach        TEXT    NOT NULL CHECK (reach IN ('reachable', 'blocked', 'gone')),
    reach_at     INTEGER NOT NULL,
    acting_place INTEGER,
    created_at   INTEGER NOT NULL
, screen_reader INTEGER NOT NULL DEFAULT 0
    CHECK (screen_reader IN (0, 1)), erased_at INTEGER, reach_known_at INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "person" VALUES(1,1001,1001,'Lãnh đạo A','vi','reachable',1799632800,1,1799632800,0,NULL,0);
INSERT INTO "person" VALUES(2,1002,1002,'Cán bộ A','vi','reachable',1799632800,2,1799632800,0,NULL,0);
INSERT INTO "person" VALUES(3,1003,1003,'Lãnh đạo B','vi','reachable',1799632800,3,1799632800,1,NULL,0);
INSERT INTO "person" VALUES(4,1004,1004,'Trưởng khối','vi','reachable',1799632800,4,1799632800,0,NULL,0);
CREATE TABLE place (
    id       INTEGER PRIMARY KEY,
    person   INTEGER NOT NULL REFERENCES person (id),
    bloc     TEXT    NOT NULL,
    unit     TEXT,
    role     TEXT    NOT NULL,
    post     TEXT,
    since    INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
INSERT INTO "place" VALUES(1,1,'THU','A','unit_leader','Chánh Văn phòng',1799632800,NULL);
INSERT INTO "place" VALUES(2,2,'THU','A','unit_staff','Chánh Văn phòng',1799632800,NULL);
INSERT INTO "place" VALUES(3,3,'THU','B','unit_leader','Chánh Văn phòng',1799632800,NULL);
INSERT INTO "place" VALUES(4,4,'THU',NULL,'bloc_leader','Chánh Văn phòng',1799632800,NULL);
CREATE TABLE pledge_confirmation (
    bloc    TEXT    NOT NULL,
    year    INTEGER NOT NULL,
    unit    TEXT    NOT NULL,
    version INTEGER NOT NULL,
    person  INTEGER NOT NULL REFERENCES person (id),
    place   INTEGER NOT NULL REFERENCES place (id),
    by_name TEXT    NOT NULL,
    by_post TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    receipt TEXT    NOT NULL, capacity TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (bloc, year, unit, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "pledge_confirmation" VALUES('THU',2027,'A',1,1,1,'Lãnh đạo A','Chánh Văn phòng',1799632800,'073248','');
CREATE TABLE pledge_signing (
    bloc    TEXT    NOT NULL,
    year    INTEGER NOT NULL,
    unit    TEXT    NOT NULL,
    version INTEGER NOT NULL,
    day     TEXT    NOT NULL,
    venue   TEXT    NOT NULL,
    paper   INTEGER NOT NULL REFERENCES paper (id),
    person  INTEGER NOT NULL REFERENCES person (id),
    by_name TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, unit, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "pledge_signing" VALUES('THU',2027,'A',1,'2027-01-25','',1,4,'Trưởng khối',1800842400);
CREATE TABLE sweep (
    bloc  TEXT    NOT NULL,
    year  INTEGER NOT NULL,
    upto  INTEGER NOT NULL, next_at INTEGER DEFAULT 0,
    PRIMARY KEY (bloc, year)
) STRICT, WITHOUT ROWID;
INSERT INTO "sweep" VALUES('THU',2027,1826240400,1826326800);
CREATE TABLE target (
    id         INTEGER PRIMARY KEY,
    bloc       TEXT    NOT NULL,
    year       INTEGER NOT NULL,
    unit       TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    amount     INTEGER CHECK (amount >= 0),
    measure    TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    person     INTEGER NOT NULL REFERENCES person (id),
    by_name    TEXT    NOT NULL,
    capacity   TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
INSERT INTO "target" VALUES(1,'THU',2027,'A','Kết nạp: 200 hội viên',20000,'hội viên',1,2,'Cán bộ A','',1800842400,NULL);
INSERT INTO "target" VALUES(2,'THU',2027,'A','Mở lớp tập huấn',NULL,'',1,2,'Cán bộ A','',1800842400,1800842400);
CREATE TABLE target_registration (
    bloc     TEXT    NOT NULL,
    year     INTEGER NOT NULL,
    unit     TEXT    NOT NULL,
    person   INTEGER NOT NULL REFERENCES person (id),
    by_name  TEXT    NOT NULL,
    capacity TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, unit)
) STRICT, WITHOUT ROWID;
INSERT INTO "target_registration" VALUES('THU',2027,'A',2,'Cán bộ A','',1800842400);
CREATE TABLE typed_message (
    bloc      TEXT    NOT NULL,
    year      INTEGER NOT NULL,
    period    TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    criterion TEXT    NOT NULL,
    field     TEXT    NOT NULL CHECK (field IN ('score', 'note')),
    person    INTEGER NOT NULL REFERENCES person (id),
    place     INTEGER NOT NULL,
    message   INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, period, unit, criterion, field)
) STRICT, WITHOUT ROWID;
INSERT INTO "typed_message" VALUES('THU',2027,'year','A','1.1','note',2,2,24,2);
INSERT INTO "typed_message" VALUES('THU',2027,'year','A','1.1','score',2,2,20,2);
CREATE TABLE wrong_token (
    telegram_id INTEGER NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX place_by_bloc ON place (bloc, unit, role, person) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX place_once ON place (person, bloc, role, coalesce(unit, ''))
    WHERE ended_at IS NULL;
CREATE INDEX invitation_by_place ON invitation (bloc, unit, role) WHERE used_at IS NULL;
CREATE INDEX wrong_token_by_person ON wrong_token (telegram_id, at);
CREATE INDEX inbox_open ON inbox (update_id) WHERE state IN ('new', 'applied');
CREATE INDEX inbox_finished ON inbox (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX evidence_by_report ON evidence (bloc, year, unit, period, criterion)
    WHERE removed_at IS NULL;
CREATE INDEX notice_ledger ON notice (bloc, year, subject, unit);
CREATE TRIGGER audit_is_never_altered BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE INDEX typed_message_of_person ON typed_message (person, message);
CREATE INDEX notice_due ON notice (not_before) WHERE state = 'planned';
CREATE INDEX notice_planned ON notice (recipient, place, year) WHERE state = 'planned';
CREATE INDEX notice_sending ON notice (id) WHERE state = 'sending';
CREATE INDEX notice_failed ON notice (recipient) WHERE state = 'failed';
CREATE INDEX invitation_taking_over ON invitation (bloc, replaces)
    WHERE replaces IS NOT NULL AND used_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invitation_open ON invitation (bloc) WHERE used_at IS NULL AND revoked_at IS NULL;
CREATE INDEX paper_by_topic ON paper (bloc, year, kind, unit) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX paper_file_once ON paper_file (paper, sha256) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX authorisation_once ON authorisation (bloc, year, place)
    WHERE revoked_at IS NULL;
CREATE INDEX target_by_unit ON target (bloc, year, unit);
CREATE INDEX target_by_person ON target (person);
COMMIT;
