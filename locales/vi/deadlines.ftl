# Danh sách các hạn.
deadlines =
    .heading = { $who }: các hạn năm { $year }.
    .heading-page = { $who }: các hạn năm { $year }. Trang { $page } trên { $pages }.
    .none = { $who }: năm { $year } chưa có hạn nào.
    .past = Đã qua:
    .line = { $title }: { $last }, { $left }.
    .settled = { $title }: { $last }.
    .gone = { $title }: { $last }, đã qua.
    .state = { $progress }.
    .seen = Đã nắm: { $by }, lúc { $at }.
    .unseen = Chưa ai báo đã nắm.
    .units-pledge = Đã xác nhận: { $done } trên { $units } đơn vị.
    .units-report = Đã gửi: { $done } trên { $units } đơn vị.
    .of-units = Việc của các đơn vị.
    .btn-noted = Đã nắm hạn { $day }
    .btn-next = Xem các hạn tiếp theo
    .btn-previous = Về các hạn trước
