# Bản tổng hợp cho lãnh đạo khối, và hai bản chữ để dán sang nơi khác.
digest =
    .entered = Thư ký nhập thay: { $names }.
    .heading = Kính gửi { $office }. Tình hình lúc { $at }: { $title }, hạn { $last }, { $left }.
    .heading-past = Kính gửi { $office }. Tình hình lúc { $at }: { $title }, hạn { $last }.
    .act-all = Cả { $units } đơn vị đã { $act }.
    .act-done = Đã { $act }: { $done } trên { $units } đơn vị.
    .act-done-own = Đã { $act }: { $done } trên { $units } đơn vị, trong đó có đơn vị của { $leader }.
    .act-acknowledged = Đã nắm nhưng chưa { $act }: { $names }.
    .act-silent = Chưa { $act }: { $names }.
    .report-all = Cả { $units } đơn vị đã gửi.
    .report-done = Đã gửi: { $done } trên { $units } đơn vị.
    .report-done-own = Đã gửi: { $done } trên { $units } đơn vị, trong đó có đơn vị của { $leader }.
    .doing = Đang làm: { $names }.
    .report-acknowledged = Đã nắm nhưng chưa bắt đầu: { $names }.
    .act-untouched = Chưa đơn vị nào { $act } hoặc báo đã nắm.
    .report-untouched = Chưa đơn vị nào bắt đầu hoặc báo đã nắm.
    .report-silent = Chưa bắt đầu: { $names }.
    .unreachable = Chưa liên lạc được: { $names }.
    .others = Ngoài ra còn thiếu: { $steps }.
    .later = Hạn kế tiếp: { $title }, { $last }, { $left }.
    .waits = Chờ { $leader }: { $things }.
    .backup-old = Bản sao lưu dữ liệu gần nhất là lúc { $at }, đã hơn 2 ngày. Xin nhắc người quản trị hệ thống.
    .backup-never = Đã hơn 2 ngày mà chưa có bản sao lưu dữ liệu nào. Xin nhắc người quản trị hệ thống.
    .to-fill = chấm tiêu chí { $criterion } cho { $count ->
        [1] { $names }
       *[other] { $count } đơn vị
    }
    .to-fill-in = { $thing } ({ $period })
    .extension = trả lời { $unit } xin thêm thời gian đến hết { $day }
    .extensions-more = trả lời { $count } đề nghị xin thêm thời gian khác
    .to-call = liên lạc cách khác với { $names }
    .to-call-many = liên hệ cách khác với { $count } đơn vị chưa liên lạc được
    .nothing-waits = Hiện không có việc nào chờ { $leader }.
    .btn-group = Bản gửi nhóm chung

paste =
    .group = Tin trên để dán vào nhóm chung; chỉ có số lượng và hạn, không nêu tên. Anh/Chị nhấn giữ tin ấy để sao chép.
    .group-names = Tin trên để dán vào nhóm chung, có nêu tên đơn vị còn thiếu. Anh/Chị nhấn giữ tin ấy để sao chép.
    .unit = Tin trên để dán gửi riêng { $unit }. Anh/Chị nhấn giữ tin ấy để sao chép.
    .btn-copy = Sao chép nội dung
    .btn-names = Bản có nêu tên
    .btn-without = Bản không nêu tên

group-text =
    .heading = { $bloc }, tình hình lúc { $at }.
    .step = { $title }: hạn { $last }, { $left }.
    .act-all = { $title }: cả { $units } đơn vị đã { $act }. Trân trọng cảm ơn các Đơn vị.
    .report-all = { $title }: cả { $units } đơn vị đã gửi. Trân trọng cảm ơn các Đơn vị.
    .act-counts = Đã { $act }: { $done } trên { $units } đơn vị.
    .report-counts = Đã gửi: { $done } trên { $units } đơn vị.
    .act-missing = Chưa { $act }:
    .report-missing = Chưa gửi:
    .unit = - { $name }
    .more = và { $count } đơn vị khác
    .later = Hạn kế tiếp: { $title }, { $last }.
    .act-ask = Kính mong các Đơn vị chưa { $act } quan tâm thực hiện đúng hạn.
    .report-ask = Kính mong các Đơn vị chưa gửi quan tâm gửi đúng hạn.
    .act-ask-late = Kính mong các Đơn vị chưa { $act } sớm thực hiện.
    .report-ask-late = Kính mong các Đơn vị chưa gửi sớm gửi báo cáo.
    .thanks = Trân trọng.

unit-text =
    .heading = Kính gửi { $unit },
    .situation = { $bloc } xin báo tình hình lúc { $at }:
    .act = - { $title }: Đơn vị chưa { $act }; hạn { $last }, { $left }.
    .doing = - { $title }: Đơn vị đã chấm { $settled } trên { $asked } tiêu chí, chưa gửi; hạn { $last }, { $left }.
    .not-begun = - { $title }: Đơn vị chưa gửi; hạn { $last }, { $left }.
    .more = và { $count } việc khác
    .cost = Theo quy định của { $bloc }, báo cáo gửi chậm từ bây giờ trừ { $points } điểm.
    .how = Xin mở trợ lý của { $bloc } trên Telegram, bấm Việc cần làm và làm theo hướng dẫn. Có thể dừng và làm tiếp lúc khác; mọi điều đã ghi được lưu.
    .join = Đơn vị chưa có người tham gia tại trợ lý của { $bloc }. Xin liên hệ { $secretary } để nhận lời mời.
    .lost = Trợ lý hiện không gửi tin được tới người của Đơn vị. Xin mở lại trợ lý của { $bloc } trên Telegram, hoặc liên hệ { $secretary }.
    .done = Đơn vị không còn việc nào thiếu. Hạn kế tiếp: { $title }, { $last }.
    .nothing = Đơn vị không còn việc nào thiếu.
    .help = Cần hỗ trợ, xin liên hệ { $secretary }.
    .thanks = Trân trọng cảm ơn Đơn vị.
