# Tin báo của Khối.
notice =
    .again = (gửi lại) Tin này có thể đã đến trước đó.
    .replaced = Đã nhắc lúc { $at }: { $title }. Tin mới hơn ở bên dưới.
    .replaced-noted = Đã nhắc lúc { $at }: { $title }; đã nắm lúc { $noted_at }. Tin mới hơn ở bên dưới.
    .joined = Mới tham gia: { $names }.
    .newcomer = { $of_unit ->
        [True] { $name }, { $role }, { $who }
       *[other] { $name }, { $who }
    }
    .more-people = { $count } người khác
    .more-units = { $count } đơn vị khác
    .joined-count = Đến nay { $joined } trên { $units } đơn vị đã có người tham gia.
    .unreached = Chưa liên lạc được: { $units }.
    .waiting = Kính gửi lãnh đạo { $who }: { $title } đã soạn xong, chờ Anh/Chị xem và gửi.
    .waiting-by = Người trình: { $by }. Tổng tự chấm: { $total } điểm.
    .waiting-how = Báo cáo chỉ đến Khối khi lãnh đạo đơn vị gửi.
    .sent = { $who } đã gửi { $title }.
    .sent-at = Thời điểm: { $at }, { $timely }. Người gửi: { $by }.
    .on-time = đúng hạn
    .late = chậm { $days } ngày làm việc
    .sent-total = Tổng tự chấm: { $total } điểm. Số biên nhận: { $receipt }.
    .given-back = { $who }: lãnh đạo chuyển lại { $title } để sửa, lúc { $at }. Người chuyển lại: { $by }.
    .given-back-how = Xin sửa rồi trình lại; những gì đã chấm vẫn được giữ nguyên.
    .taken-back = { $who } đã rút lại { $title } để sửa, lúc { $at }. Người rút: { $by }.
    .taken-back-how = Sửa xong, lãnh đạo đơn vị gửi lại; điểm và minh chứng vẫn còn nguyên.
    .place-ended = Kính gửi Anh/Chị. Từ { $at }, Anh/Chị thôi vai trò { $role }.
    .place-ended-to = Người giữ vai ấy từ nay: { $name }.
    .place-ended-taken = Người thay Anh/Chị đã đồng ý tham gia và tiếp tục công việc.
    .place-ended-kept = Những gì Anh/Chị đã gửi và xác nhận vẫn được giữ trong hồ sơ. Xin cảm ơn Anh/Chị.
    .place-ended-others = Các vai khác của Anh/Chị không thay đổi.
    .place-ended-ask = Nếu có nhầm lẫn, xin liên hệ { $secretary }.
    .left = { $name } thôi vai { $place } từ { $at }.
    .changed = { $place }: từ { $at }, { $to } thay { $name }.
    .left-kept = Bản đang làm, điểm, minh chứng, giao ước và sổ nhắc việc của Đơn vị còn nguyên.
    .lost = Hiện không gửi được tin cho { $name }, { $role }; biết từ { $at }.
    .lost-kept = Người này đã tắt trợ lý hoặc không còn dùng tài khoản. Những tin còn cần thiết được giữ lại, gửi khi liên lạc lại được.
    .lost-phone = Xin gọi điện thoại đơn vị: { $phone }.
    .lost-call = Xin liên hệ bằng cách khác, và nhắc mở lại trợ lý trên Telegram.
    .back = Đã gửi tin lại được cho { $name }, { $role }, từ { $at }.
    .back-kept = Những tin giữ lại mà còn cần thiết đang được gửi.
    .btn-review = Xem lại và gửi
    .btn-report = Xem báo cáo
    .btn-receipt = Xem biên nhận
