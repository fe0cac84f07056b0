# Trợ lý tự giới thiệu: tên, mô tả, danh sách lệnh.
bot-name = Giao Ước
bot-short-description = Trợ lý của khối thi đua: giao ước, báo cáo tự chấm điểm, minh chứng, nhắc hạn.
bot-description = Trợ lý nhắc việc của khối thi đua. Anh/Chị xác nhận giao ước, gửi minh chứng, tự chấm điểm và báo đã nắm các hạn ngay tại đây. Để tham gia, xin mở đường dẫn mời do thư ký gửi.
menu-commands =
    .start = Việc cần làm
    .pledge = Giao ước thi đua
    .report = Nộp minh chứng, tự chấm điểm
    .deadlines = Các hạn
    .status = Tình trạng
    .bloc = Bảng theo dõi của Khối
    .digest = Bản tổng hợp
    .remind = Nhắc đơn vị còn thiếu
    .help = Trợ giúp
    .language = Ngôn ngữ
    .mydata = Dữ liệu về Anh/Chị
    .cancel = Dừng việc đang làm
