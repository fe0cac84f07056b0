### Những chỗ khác nhau giữa hai bản định nghĩa. $what là một phần ở dưới, $field là một mục.

## Điều đã thay đổi

change-added = { $what }: bổ sung “{ $after }”.
change-removed = { $what }: không còn “{ $before }”.
change-moved = { $what }: xếp lại thứ tự thành { $after }; trước đây là { $before }.
change-altered = { $what }, { $field }: nay là “{ $after }”; trước đây là “{ $before }”.
change-set = { $what }, { $field }: nay là “{ $after }”; trước đây không ghi.
change-cleared = { $what }, { $field }: nay không ghi; trước đây là “{ $before }”.
change-part-added = { $what }: nay có thêm.
change-part-removed = { $what }: nay không còn.

## Phần của bản định nghĩa

difference-bloc = Khối
difference-unit = Đơn vị { $code }
difference-units = Các đơn vị
difference-pledge = Giao ước
difference-content = Nội dung giao ước { $code }
difference-contents = Các nội dung giao ước
difference-score_table = Bảng điểm
difference-section = Nhóm { $code }
difference-sections = Các nhóm của bảng điểm
difference-bonus = Điểm thưởng
difference-penalty = Điểm trừ
difference-criterion = Tiêu chí { $code }
difference-criterions = Các tiêu chí
difference-period = Kỳ báo cáo { $code }
difference-periods = Các kỳ báo cáo
difference-deadline = Hạn { $code }
difference-deadlines = Các hạn
difference-flags = Cờ thi đua
difference-late = Báo cáo gửi chậm
difference-reminding = Giờ nhắc việc
difference-holidays = Ngày nghỉ

## Mục trong mỗi phần

field-after = nhắc sau hạn, số ngày làm việc
field-audience = hạn của ai
field-bands = các bậc chậm
field-before = nhắc trước hạn, số ngày làm việc
field-cadence = nhịp chấm
field-cadences = các nhịp chấm
field-cap = mức trần
field-closed_by = điều làm xong việc giao ước
field-code = mã
field-date = ngày
field-dates = ngày nghỉ thêm
field-deadline = hạn
field-deputy = đơn vị làm phó
field-digest_daily_from = số ngày tổng hợp hằng ngày trước hạn
field-digest_time = giờ gửi bản tổng hợp
field-digest_weekday = thứ gửi bản tổng hợp
field-duty = việc phải làm
field-each = điểm mỗi lần
field-evidence = minh chứng cần có
field-extra_workdays = ngày làm bù
field-general = dùng lịch nghỉ lễ chung
field-kind = cách chấm
field-labels-authority = cách gọi cấp có thẩm quyền
field-labels-bloc = cách gọi khối
field-labels-bloc_leader = cách gọi trưởng khối
field-labels-deputy_leader = cách gọi phó trưởng khối
field-labels-secretary = cách gọi thư ký
field-labels-standing_body = cách gọi cơ quan thường trực
field-leader = đơn vị đứng đầu
field-legal_bases = căn cứ
field-max = điểm chuẩn
field-name = tên chính thức
field-nominees = số đơn vị được giới thiệu
field-not_holidays = ngày không nghỉ
field-opening = lời mở đầu
field-opens = ngày mở
field-peer_visibility = điều đơn vị thấy về đơn vị khác
field-phone = điện thoại
field-place = thuộc nhóm
field-policy = cách xử lý
field-proposal = ghi chú đề xuất
field-quiet_from = giờ ngừng gửi tin
field-quiet_until = giờ bắt đầu gửi tin
field-quota = số cờ
field-roll = khi rơi vào ngày nghỉ
field-rung_time = giờ nhắc
field-short = tên ngắn
field-step = bước điểm
field-text = lời văn
field-time = giờ
field-time_zone = múi giờ
field-title = tên
field-total = tổng điểm
