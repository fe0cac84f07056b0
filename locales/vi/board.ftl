# Bảng theo dõi: cả khối, từng đơn vị, báo cáo của đơn vị, nhắc đơn vị.
board =
    .title = Bảng theo dõi { $bloc } năm { $year }, lúc { $at }.
    .pledge-all = Giao ước: cả { $units } đơn vị đã { $act }.
    .pledge = Giao ước: { $done } trên { $units } đơn vị đã { $act }.
    .pledge-short = Giao ước: { $done } trên { $units } đơn vị đã { $act }; chưa { $act }: { $names }.
    .targets-all = Chỉ tiêu: cả { $units } đơn vị đã { $act }.
    .targets = Chỉ tiêu: { $done } trên { $units } đơn vị đã { $act }.
    .targets-short = Chỉ tiêu: { $done } trên { $units } đơn vị đã { $act }; chưa { $act }: { $names }.
    .undone = Chưa { $act }: { $names }.
    .step = { $title }, hạn { $last }, { $left }.
    .all-sent = { $title }: cả { $units } đơn vị đã gửi.
    .counts = Trong { $units } đơn vị: đã gửi { $done }, đang làm { $doing }, chưa bắt đầu { $idle }.
    .missing = Chưa gửi: { $names }.
    .older = Còn thiếu ở kỳ trước: { $steps }.
    .step-count = { $title } ({ $count } đơn vị)
    .step-names = { $title } ({ $names })
    .unreachable = Chưa liên lạc được: { $names }.
    .nobody = { $names } chưa có người tham gia
    .lost = { $names } không nhận được tin
    .nobody-all = cả { $count } đơn vị chưa có người tham gia
    .lost-all = cả { $count } đơn vị không nhận được tin
    .with-phone = { $name } (điện thoại { $phone })
    .and-more = { $names } và { $count } đơn vị khác
    .btn-units = Xem từng đơn vị
    .btn-digest = Xem bản tổng hợp
    .btn-remind = Nhắc { $count } đơn vị
    .btn-people = Người phụ trách { $bloc }
    .btn-refresh = Cập nhật bảng
    .btn-board = Về bảng theo dõi

board-units =
    .title = Các đơn vị, xét theo: { $title }.
    .page = Các đơn vị, xét theo: { $title }. Trang { $page } trên { $pages }.
    .choose = Xin chọn một đơn vị để xem kỹ hơn.
    .btn-unit = { $unit }: { $state }

progress =
    .confirmed = đã xác nhận
    .unconfirmed = chưa xác nhận
    .done = đã { $act }
    .undone = chưa { $act }
    .sent = đã gửi
    .late = đã gửi, chậm { $days } ngày làm việc
    .doing = đang làm, { $settled } trên { $asked }
    .written = đã ghi { $count } chỉ tiêu
    .not-begun = chưa bắt đầu
    .entered = { $state }, Thư ký nhập thay
    .unreached = { $state }, chưa liên lạc được

standing =
    .confirmed = Giao ước: xác nhận lúc { $at }, số biên nhận { $receipt }.
    .confirmed-late = Giao ước: xác nhận lúc { $at }, chậm { $days } ngày làm việc, số biên nhận { $receipt }.
    .unconfirmed = Giao ước: chưa xác nhận.
    .sent = { $title }: gửi lúc { $at }, đúng hạn, số biên nhận { $receipt }.
    .sent-late = { $title }: gửi lúc { $at }, chậm { $days } ngày làm việc, số biên nhận { $receipt }.
    .doing = { $title }: đang làm, đã chấm { $settled } trên { $asked } tiêu chí.
    .not-begun = { $title }: chưa bắt đầu.
    .cost = Theo quy định của { $bloc }, báo cáo gửi chậm như vậy trừ { $points } điểm.
    .excluded = Theo quy định của { $bloc }, báo cáo gửi chậm có thể không được đưa vào bình xét.
    .earlier = Các kỳ trước: đã gửi { $sent } trên { $count } báo cáo.

unit-detail =
    .title = { $unit }, tình hình lúc { $at }.
    .member = { $name }, { $post } ({ $role }), tham gia từ { $since }.
    .member-lost = { $name }, { $post } ({ $role }), tham gia từ { $since }; hiện không nhận được tin.
    .members-more = Và { $count } người khác.
    .nobody = Hiện chưa có ai của đơn vị tham gia.
    .phone = Điện thoại đơn vị: { $phone }.
    .seen = Đã nắm hạn { $title }: { $who }.
    .seen-by = { $name } lúc { $at }
    .not-seen = Hạn { $title }: chưa ai báo đã nắm.
    .btn-reports = Đọc báo cáo
    .btn-fill = Chấm tiêu chí { $criterion }
    .btn-ledger = Xem sổ nhắc việc
    .btn-text = Bản gửi riêng đơn vị
    .btn-invite = Mời người của đơn vị
    .btn-people = Người tham gia
    .btn-units = Về danh sách đơn vị

unit-report =
    .choose = Các báo cáo của { $unit }. Xin chọn một báo cáo.
    .none = { $unit } chưa có báo cáo nào: chưa kỳ nào mở.
    .btn-period = { $title }: { $state }
    .head = { $title }, { $unit }.
    .draft = Bản đang làm, đơn vị chưa gửi: điểm còn có thể thay đổi.
    .sent = Gửi lúc { $at }, { $late }, do { $name }. Số biên nhận: { $receipt }.
    .on-time = đúng hạn
    .late = chậm { $days } ngày làm việc
    .line = { $code } { $title }: { $state }.
    .line-evidence = { $code } { $title }: { $state }, { $count } minh chứng.
    .line-note = Diễn giải { $code }: { $note }
    .btn-criterion = Xem tiêu chí { $code }
    .btn-unit = Về { $unit }

unit-criterion =
    .title = Tiêu chí { $code } của { $unit }, { $report }: { $title }.
    .state = Điểm: { $state }.
    .note = Diễn giải: { $note }
    .no-note = Diễn giải: chưa có.
    .no-evidence = Minh chứng: chưa có.
    .evidence = Minh chứng: { $count }.
    .piece = { $number }. { $text }, gửi lúc { $at }.
    .file = tệp { $name }
    .file-text = { $text } (tệp { $name })
    .btn-open = Mở tệp { $number }: { $name }
    .btn-report = Về báo cáo này
    .opened = Tệp { $name } của { $unit }.
    .opened-criterion = Tệp { $name } của { $unit }, tiêu chí { $code }.

fill =
    .title = Tiêu chí { $code } của { $unit }, { $report }: { $title }.
    .by-bloc = Điểm này do { $bloc } chấm; đơn vị chỉ xem. { $side ->
        [bonus] Điểm thưởng cao nhất: { $max }.
        [penalty] Điểm trừ cao nhất: { $max }.
       *[base] Điểm chuẩn: { $max }.
    }
    .blank = Hiện nay: chưa chấm.
    .present = Hiện nay: { $points } điểm, do { $name } ghi lúc { $at }.
    .ask = Xin gõ số điểm từ 0 đến { $max }, ví dụ { $example }, hoặc chọn một nút.
    .saved = Đã lưu lúc { $clock }: tiêu chí { $code } của { $unit }, { $points } điểm.
    .overtaken = Chưa lưu { $offered } điểm: tiêu chí này vừa được người khác chấm. Xin xem giá trị hiện nay rồi chọn lại.
    .btn-max = { $side ->
        [bonus] Cộng { $max }, mức cao nhất
        [penalty] Trừ { $max }, mức cao nhất
       *[base] Chấm { $max }, bằng điểm chuẩn
    }
    .btn-zero = { $side ->
        [bonus] Không cộng điểm
        [penalty] Không trừ điểm
       *[base] Chấm 0
    }
    .btn-next = Chấm tiếp cho { $unit }

remind =
    .choose = Anh/Chị muốn nhắc về hạn nào?
    .btn-step = { $title }: còn thiếu { $count } đơn vị
    .none = Hiện không có đơn vị nào cần nhắc.
    .title = Nhắc về { $title }, hạn { $last }, { $left }.
    .who = Sẽ nhắc { $count } đơn vị: { $names }.
    .people = Tin gửi tới { $people } người, ngay khi Anh/Chị bấm nút.
    .people-later = Tin gửi tới { $people } người vào lúc { $at }, vì bây giờ là giờ nghỉ.
    .all-done = Không còn đơn vị nào thiếu; không gửi lời nhắc nào.
    .too-late = Hạn này đã qua và { $bloc } không nhận nữa, nên không nhắc.
    .already = Đã nhắc trong ngày: { $names }. Mỗi người chỉ nhận một lời nhắc một ngày.
    .unreachable = Không nhắc được qua đây: { $names }. Xin liên lạc cách khác.
    .sent = Đã ghi nhận lúc { $clock }: nhắc { $people } người của { $count } đơn vị về { $title }.
    .sent-who = Các đơn vị: { $names }.
    .sent-at = Tin đi lúc { $at }, khi hết giờ nghỉ.
    .sent-now = Tin đi ngay; ai nhận, ai đã nắm đều ghi trong sổ nhắc việc của từng đơn vị.
    .btn-send = Gửi lời nhắc cho { $count } đơn vị
    .btn-other = Chọn hạn khác

ledger =
    .title = Sổ nhắc việc của { $unit }. { $count } tin, mới nhất trước.
    .title-page = Sổ nhắc việc của { $unit }. { $count } tin, mới nhất trước. Trang { $page } trên { $pages }.
    .empty = Sổ nhắc việc của { $unit } chưa có tin nào.
    .line = { $title }, hạn { $day }; gửi { $person }: { $state }.
    .by-hand = { $title }, hạn { $day }; { $bloc } nhắc { $person }: { $state }.
    .planned = sẽ gửi
    .sending = đang gửi
    .sent = đã gửi lúc { $at }
    .unknown = đã gửi lúc { $at }, chưa rõ có tới nơi
    .failed = chưa gửi được
    .cancelled = không gửi nữa, vì không còn cần
    .noted = { $state }, đã nắm lúc { $at }
