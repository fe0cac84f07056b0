# Giao ước: đọc, xác nhận, biên nhận, thay đổi.
pledge =
    .beginning = { $title } năm { $year }, { $bloc }.
    .extent = Gồm { $contents } nội dung, dành cho { $units } đơn vị; { $edition }.
    .edition = { $number ->
        [1] bản ban hành ngày { $date }
       *[other] bản số { $number }, ban hành ngày { $date }
    }
    .edition-corrected = { $edition }, đính chính ngày { $date }
    .text = { $text }
    .bases = Căn cứ:
    .bases-in-whole = Lời mở đầu và các căn cứ xin đọc ở toàn văn.
    .unconfirmed = { $unit } chưa xác nhận giao ước này.
    .again = { $unit } đã xác nhận bản trước, lúc { $at }. Nội dung đã thay đổi nên bản này cần xác nhận lại.
    .confirmed = { $unit } đã xác nhận lúc { $at }. Số biên nhận: { $receipt }.
    .content = { $title } năm { $year }. Nội dung { $number } trên { $total }.
    .rest-in-whole = Phần còn lại của nội dung này xin đọc ở toàn văn.
    .whole = { $title } năm { $year }, toàn văn.
    .whole-page = { $title } năm { $year }, toàn văn. Trang { $page } trên { $pages }.
    .whole-of = { $bloc }; { $edition }.
    .whole-units = Các đơn vị cùng giao ước:
    .btn-begin = Đọc nội dung 1
    .btn-next = Sang nội dung { $number }
    .btn-previous = Về nội dung { $number }
    .btn-beginning = Về trang đầu giao ước
    .btn-whole = Đọc toàn văn
    .btn-next-page = Sang trang { $page }
    .btn-previous-page = Về trang { $page }
    .btn-one-by-one = Đọc từng nội dung
    .btn-to-confirm = Đến phần xác nhận
    .btn-who-confirms = Xem ai xác nhận
    .btn-receipt = Xem biên nhận
    .btn-changes = Xem phần thay đổi

pledge-confirm =
    .title = Xác nhận giao ước thi đua năm { $year }, { $edition }.
    .unit = Đơn vị: { $unit }.
    .by = Người thực hiện: { $who }, thay mặt { $unit }.
    .covers = Khi xác nhận, Đơn vị thống nhất với toàn văn { $contents } nội dung.
    .not-signature = Việc này không thay cho chữ ký và con dấu trên bản giấy.
    .late-possible = Đơn vị vẫn xác nhận được; biên nhận ghi rõ số ngày chậm.
    .never-late = Bản này ban hành sau hạn xác nhận của năm, nên không tính là chậm.
    .moved-on = Giao ước đã có bản mới hơn bản Anh/Chị vừa xem, nên chưa ghi nhận xác nhận. Dưới đây là bản mới nhất; xin đọc rồi xác nhận.
    .who = Lãnh đạo { $unit } là người xác nhận: { $names }.
    .who-nobody = Lãnh đạo { $unit } là người xác nhận, nhưng chưa tham gia tại đây.
    .who-assigns = Lãnh đạo có thể phân công Anh/Chị xác nhận: gõ phân công, hoặc mở trang Tình trạng.
    .who-records = Để Anh/Chị xác nhận, xin gửi { $secretary } văn bản phân công đã ký; hoặc nhờ mời lãnh đạo tham gia.
    .person = { $name } ({ $post })
    .staff-reads = Anh/Chị đọc được toàn văn để tham mưu cho lãnh đạo.
    .btn-confirm = Xác nhận thay mặt { $unit }
    .btn-read-again = Đọc lại toàn văn
    .btn-later = Để sau

pledge-receipt =
    .given = Đã ghi nhận: { $unit } xác nhận giao ước thi đua năm { $year }.
    .before = { $unit } đã xác nhận giao ước thi đua năm { $year }; không cần xác nhận lần nữa.
    .at = Thời điểm: { $at }.
    .at-on-time = Thời điểm: { $at }, đúng hạn.
    .at-late = Thời điểm: { $at }, chậm { $days } ngày làm việc so với hạn.
    .number = Số biên nhận: { $receipt }.
    .by = Người xác nhận: { $who }.
    .edition = Nội dung xác nhận: toàn văn giao ước, { $edition }.
    .counts = Đến nay có { $confirmed } trên { $units } đơn vị đã xác nhận.
    .names = Đã xác nhận: { $names }.
    .missing = Chưa xác nhận: { $names }.
    .and-more = { $names } và { $count } đơn vị khác

pledge-changes =
    .correction = Đính chính của năm thi đua { $year }, ngày { $date }.
    .content-change = Thay đổi nội dung của năm thi đua { $year }, ngày { $date }.
    .since = So với bản ngày { $since }, có { $count } chỗ khác.
    .page = Trang { $page } trên { $pages }.
    .other-language = { $what }, { $field }: chỉ sửa lời bằng ngôn ngữ khác.
    .stands = Xác nhận giao ước của Đơn vị vẫn giữ nguyên giá trị; không cần làm gì thêm.
    .to-confirm = Đề nghị Đơn vị đọc và xác nhận bản mới.
    .more = Còn { $count } chỗ khác nữa; xin bấm Xem phần thay đổi.
    .behind = Có { $count } chỗ khác; xin bấm Xem phần thay đổi.

pledge-notice =
    .complete = Kính gửi { $who }. Cả { $units } đơn vị của { $bloc } đã xác nhận giao ước thi đua năm { $year }.
    .confirmed = Kính gửi { $who }. Đơn vị đã xác nhận giao ước thi đua năm { $year }.
    .corrected = Kính gửi { $who }. { $bloc } đính chính tài liệu của năm thi đua { $year }.
    .changed = Kính gửi { $who }. { $bloc } thay đổi nội dung của năm thi đua { $year }.
    .leader-confirms = Lãnh đạo Đơn vị sẽ đọc và xác nhận bản mới.
    .confirmed-again = Đơn vị đã xác nhận bản mới; không cần làm gì thêm.
    .btn-read-confirm = Đọc và xác nhận bản mới
