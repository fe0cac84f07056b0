# Dates, times and lists as they are spoken.
weekday =
    .d1 = thứ Hai
    .d2 = thứ Ba
    .d3 = thứ Tư
    .d4 = thứ Năm
    .d5 = thứ Sáu
    .d6 = thứ Bảy
    .d7 = Chủ nhật
date-day = { $weekday } { $date }
date-hour = { $hour } giờ
date-clock = { $hour } giờ { $minute }
date-moment = { $clock }, { $day }
list-and = { $head } và { $last }

# Words that many screens share.
common =
    .btn-home = Về trang chính
    .btn-help = Trợ giúp
    .not-typed = chưa ghi
menu =
    .tasks = Việc cần làm
    .report = Báo cáo
    .deadlines = Hạn
    .help = Trợ giúp
role =
    .unit_leader = lãnh đạo đơn vị
    .unit_staff = cán bộ đầu mối
    .bloc_leader = Trưởng khối
    .deputy_leader = Phó trưởng khối
    .secretary = Thư ký
    .standing_body = cơ quan thường trực thi đua
    .admin = người quản trị hệ thống
