### Tệp định nghĩa khối: từng chỗ chưa đúng, và thế nào là đúng.
### Đường dẫn tới khóa (units[2].code) do chương trình ghi trước mỗi câu.

## Tệp không đọc được

problem-file-too-long = Tệp dài { $length } ký tự, quá giới hạn { $limit } ký tự. Xin kiểm tra xem có chọn nhầm tệp không.
problem-line-too-long = Dòng { $line } dài quá { $limit } ký tự. Xin ngắt thành các dòng ngắn hơn.
problem-not-utf8 = Dòng { $line } có ký tự không đọc được. Xin lưu lại tệp ở dạng mã UTF-8.
problem-too-deep = Các dấu ngoặc lồng nhau quá nhiều lớp. Tệp định nghĩa chỉ cần hai lớp ngoặc.
problem-toml-syntax = Dòng { $line }, cột { $column }: “{ $text }” không đúng cách viết. Mỗi dòng cần có dạng khóa = giá trị, [phần] hoặc [[mục]].
problem-toml-after-value = Dòng { $line }, cột { $column }: “{ $text }” còn ký tự thừa sau giá trị. Mỗi dòng chỉ có một giá trị; số lẻ viết 5.5 hoặc "5,5", ngày viết "15/11", giờ viết "08:00", trong dấu nháy kép.
problem-toml-bad-value = Dòng { $line }, cột { $column }: “{ $text }” có giá trị không đọc được. Chữ phải đặt trong dấu nháy kép thẳng "…"; số viết 5 hoặc 5.5; đúng, sai viết true, false.
problem-toml-double-key = Dòng { $line }, cột { $column }: “{ $text }” ghi lại một khóa hoặc một phần đã có ở trên. Xin giữ một nơi.
problem-toml-no-equals = Dòng { $line }, cột { $column }: “{ $text }” thiếu dấu bằng. Cần viết khóa = giá trị.
problem-toml-open-bracket = Dòng { $line }, cột { $column }: “{ $text }” chưa đóng ngoặc. Mỗi dấu [ hoặc {"{"} cần có dấu đóng tương ứng.
problem-toml-open-text = Dòng { $line }, cột { $column }: “{ $text }” chưa đóng dấu nháy. Chữ cần nằm trọn giữa hai dấu nháy, trên một dòng.

## Giá trị không đúng dạng

problem-unknown-key = Không có khóa “{ $value }” ở đây. Các khóa dùng được: { $known }.
problem-unknown-key-like = Không có khóa “{ $value }” ở đây. Có lẽ là: { $nearest }.
problem-missing = Còn thiếu khóa “{ $value }”.
problem-not-text = Giá trị { $value } cần là chữ, đặt trong dấu nháy kép "…".
problem-not-words = Giá trị { $value } cần là chữ trong dấu nháy kép, hoặc hai lời .vi và .en.
problem-not-whole-number = Giá trị { $value } cần là một số nguyên, không có dấu nháy, ví dụ 5.
problem-not-points = Giá trị { $value } cần là một số điểm, ví dụ 5, 0.25 hoặc "0,25".
problem-not-true-or-false = Giá trị { $value } cần là true (đúng) hoặc false (sai), không có dấu nháy.
problem-not-a-list = Giá trị { $value } cần là một danh sách: đặt trong ngoặc vuông, ví dụ [5, 2, 0], hoặc mở từng mục bằng [[…]].
problem-not-a-table = Giá trị { $value } cần là một phần gồm nhiều khóa, mở bằng [tên phần].
problem-not-one-of = Không có lựa chọn “{ $value }”. Xin chọn một trong: { $known }.
problem-empty-text = Chưa có chữ nào. Xin ghi nội dung hoặc bỏ cả khóa nếu khóa không bắt buộc.
problem-too-long = “{ $value }” dài quá { $limit } ký tự. Xin viết ngắn hơn.
problem-bad-code = Mã “{ $value }” chưa đúng. Mã có tối đa { $limit } ký tự, gồm chữ cái không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới; bắt đầu bằng chữ cái hoặc chữ số.
problem-day-month = { $value } không phải là một ngày. Xin viết "ngày/tháng", ví dụ "15/11"; ngày thuộc năm sau viết "10/01+1".
problem-clock-time = { $value } không phải là giờ trong ngày. Xin viết từ "00:00" đến "23:59:59", ví dụ "08:00".
problem-calendar-day = { $value } không phải là một ngày có trong lịch. Xin viết 2027-02-05 hoặc "05/02/2027".
problem-too-small = { $value } quá nhỏ: nhỏ nhất là { $limit }.
problem-too-great = { $value } quá lớn: lớn nhất là { $limit }.
problem-too-precise = { $value } có quá hai chữ số lẻ. Điểm chỉ tính đến hai chữ số sau dấu phẩy.
problem-too-few = Danh sách cần có ít nhất { $limit } mục.
problem-too-many = Danh sách chỉ được có nhiều nhất { $limit } mục.
problem-not-valid = Giá trị { $value } không dùng được ở đây. Xin so với tệp mẫu trong thư mục examples.

## Các phần không khớp nhau

problem-double = Mã “{ $value }” đã dùng ở { $first }. Mỗi mã chỉ dùng một lần; chữ hoa, chữ thường coi như nhau.
problem-same-short-name = Tên ngắn “{ $value }” trùng với { $first }, kể cả khi viết không dấu. Mỗi đơn vị cần một tên ngắn riêng.
problem-unknown-unit = Không có đơn vị nào mang mã “{ $value }”. Các mã đơn vị: { $known }.
problem-leader-is-deputy = Đơn vị “{ $value }” vừa là Trưởng khối vừa là Phó trưởng khối. Xin ghi hai đơn vị khác nhau, hoặc bỏ dòng deputy.
problem-unknown-zone = Không có múi giờ “{ $value }”. Múi giờ Việt Nam là "Asia/Ho_Chi_Minh".
problem-section-sum = Nhóm { $section } ghi điểm chuẩn { $value }, nhưng các tiêu chí trong nhóm cộng lại là { $sum }. Hai số phải bằng nhau.
problem-table-sum = Tổng điểm ghi { $value }, nhưng các nhóm cộng lại là { $sum }. Hai số phải bằng nhau.
problem-nothing-to-score = Tiêu chí { $criterion } có điểm chuẩn 0. Điểm chuẩn phải lớn hơn 0; nếu không dùng thì bỏ tiêu chí này.
problem-over-cap = Mức { $value } cao hơn mức trần { $cap } của cả phần, nên không bao giờ được tính đủ. Xin giảm mức này hoặc nâng mức trần (cap).
problem-must-exceed-zero = Giá trị { $value } phải lớn hơn 0.
problem-count-needs-each = Tiêu chí { $criterion } chấm theo số lần (count) nên cần khóa each: mỗi lần được bao nhiêu điểm.
problem-each-only-for-count = Tiêu chí { $criterion } chấm theo cách { $kind } nên không dùng khóa each. Xin bỏ each, hoặc đổi kind thành "count".
problem-step-without-use = Tiêu chí { $criterion } chấm theo cách { $kind } nên không dùng khóa step. Xin bỏ step, hoặc đổi kind thành "direct".
problem-cadence-without-period = Không có kỳ báo cáo nào gồm nhịp “{ $value }”, nên tiêu chí này không bao giờ được chấm. Các nhịp có trong kỳ báo cáo: { $known }.
problem-cadence-without-criteria = Không có tiêu chí nào mang nhịp “{ $value }”. Các nhịp có trong bảng điểm: { $known }.
problem-unknown-deadline = Không có hạn nào mang khóa “{ $value }”. Các hạn báo cáo: { $known }.
problem-deadline-is-no-report = Hạn “{ $value }” không phải hạn báo cáo. Xin chọn hạn khác, hoặc ghi duty = "report" cho hạn này.
problem-deadline-of-two-periods = Hạn “{ $value }” dùng cho nhiều kỳ báo cáo. Mỗi kỳ cần một hạn riêng.
problem-report-without-period = Hạn báo cáo “{ $value }” không thuộc kỳ báo cáo nào. Xin thêm kỳ báo cáo, hoặc đổi duty thành "attend".
problem-duty-of-units = Giao ước, chỉ tiêu và báo cáo là việc của các đơn vị, nên audience phải là "{ $right }", không phải "{ $value }".
problem-one-pledge-deadline = Có { $count } hạn xác nhận giao ước. Cần đúng một hạn có duty = "pledge".
problem-one-targets-deadline = Có { $count } hạn đăng ký chỉ tiêu. Nhiều nhất một hạn có duty = "targets".
problem-rung-after-deadline = Hạn lúc { $value }, trước giờ nhắc { $rung }, nên tin nhắc trong ngày cuối (số 0) sẽ đến sau hạn. Xin bỏ số 0, hoặc dời giờ của hạn.
problem-quiet-hours-crossed = Giờ được gửi tin đang là từ { $first } đến { $last }. quiet_until phải sớm hơn quiet_from.
problem-within-quiet-hours = Lúc { $value } không được gửi tin. Xin chọn giờ từ { $first } đến trước { $last }.
problem-bands-in-order = Các bậc chậm phải tăng dần: bậc này cần upto lớn hơn { $reached }. Chỉ bậc cuối cùng được để trống upto.
problem-day-both-ways = Ngày { $value } vừa ghi là ngày nghỉ (dates) vừa ghi là ngày không nghỉ. Xin giữ một nơi.

## Ngày tháng không khớp với năm

problem-year-out-of-range = Năm { $value } không dùng được. Xin chọn năm từ { $first } đến { $last }.
problem-no-such-day = Năm { $year } không có ngày { $value }.
problem-opens-after-deadline = Kỳ báo cáo mở ngày { $value }, sau hạn { $last }. Ngày mở phải trước hoặc trùng ngày hạn.
