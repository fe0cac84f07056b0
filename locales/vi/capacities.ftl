# Nhân danh ai: theo phân công, kèm bản lãnh đạo đã ký, thư ký nhập thay.
capacity =
    .own = { $name }, { $post }
    .with = { $name }, { $how }
    .mark = { $how }.
    .authorised = theo phân công của { $by }
    .authorised-paper = theo phân công của { $by }, văn bản { $paper }
    .signed-page = kèm bản lãnh đạo đã ký
    .signed-page-paper = kèm bản lãnh đạo đã ký, { $paper }
    .on-behalf = Thư ký nhập thay
    .on-behalf-paper = Thư ký nhập thay, theo bản giấy { $paper }
    .leader = lãnh đạo đơn vị

authorising =
    .title = Người xác nhận và gửi thay mặt { $unit }, năm { $year }.
    .leaders = Lãnh đạo tự xác nhận và gửi: { $names }.
    .no-leader = Chưa có lãnh đạo đơn vị tham gia tại đây.
    .holds = { $who }; từ { $since }.
    .more = Và { $count } người khác được phân công.
    .nobody = Hiện chưa phân công ai.
    .means = Người được phân công xác nhận giao ước và gửi báo cáo thay mặt Đơn vị. Anh/Chị thôi phân công lúc nào cũng được.
    .means-paper = Ghi nhận theo văn bản phân công đã ký: bản chụp, số, ngày và chức vụ người phân công.
    .no-officer = Chưa có cán bộ đầu mối của đơn vị tham gia tại đây để phân công.
    .granted = Đã ghi nhận lúc { $clock }: { $who }, được xác nhận và gửi thay mặt { $unit }.
    .granted-before = Việc này đã ghi nhận lúc { $moment }: { $who }.
    .revoked = Đã ghi nhận lúc { $clock }: thôi phân công { $name }. Từ lúc này { $name } không xác nhận và gửi nữa.
    .same-name = { $name } ({ $number })
    .btn = Phân công cán bộ
    .btn-grant = Phân công { $name }
    .btn-record = Ghi văn bản phân công { $name }
    .btn-revoke = Thôi phân công { $name }
    .btn-back = Về phần phân công

assigner =
    .will = Sẽ ghi nhận: { $name } được xác nhận giao ước và gửi báo cáo thay mặt { $unit }, theo văn bản { $paper }.
    .ask = Ai đã phân công? Xin gõ chức vụ như trên văn bản, ví dụ: Chủ tịch Hội. Gõ xong là ghi nhận.

authorisation-news =
    .granted = { $unit }: { $who }, được xác nhận giao ước và gửi báo cáo thay mặt Đơn vị.
    .granted-own = Anh/Chị được xác nhận giao ước và gửi báo cáo thay mặt { $unit }: { $who }.
    .revoked = { $unit } thôi phân công { $name } xác nhận giao ước và gửi báo cáo.
    .revoked-own = { $unit } thôi phân công Anh/Chị xác nhận giao ước và gửi báo cáo. Anh/Chị vẫn chấm điểm và bổ sung minh chứng như trước.
    .until = Việc này giữ đến hết năm thi đua, hoặc đến khi lãnh đạo thôi phân công.

stand-in =
    .lead = Thư ký nhập thay { $unit }.
    .choose = Nhập thay { $unit }, theo bản giấy của đơn vị.
    .first = Xin chọn phần cần nhập. Trước hết là bản chụp, rồi đến từng mục như đơn vị tự làm.
    .told = Mọi nơi đều ghi rõ Thư ký nhập thay; người của đơn vị tại đây được báo.
    .not-sent = chưa gửi
    .btn = Nhập thay { $unit }
    .btn-pledge = Giao ước: { $state }
    .btn-report = { $title }: { $state }
    .news = Kính gửi { $unit }. Thư ký nhập thay { $title } theo bản giấy của Đơn vị. Người nhập: { $by }.
    .news-count = Đến nay có { $count } tiêu chí và { $pieces } minh chứng do Thư ký nhập thay.
    .news-how = Xin xem lại; Đơn vị sửa được như thường khi báo cáo chưa gửi.
