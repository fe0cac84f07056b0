# Tham gia: lời mời, đồng ý, họ tên và chức vụ.
joining =
    .greeting = Kính chào Anh/Chị. Đây là trợ lý nhắc việc của { $bloc }.
    .place = Lời mời dành cho { $role }. Người mời: { $inviter }.
    .role-unit = { $role ->
        [unit_leader] lãnh đạo { $unit }
       *[unit_staff] cán bộ đầu mối của { $unit }
    }
    .role-office = { $role }, { $bloc }
    .stored = Nếu Anh/Chị đồng ý, hệ thống lưu họ tên, chức vụ, đơn vị, số định danh Telegram và những gì Anh/Chị gửi tại đây.
    .travels = Dữ liệu chỉ dùng cho việc của { $bloc }; tin nhắn đi qua máy chủ Telegram ở nước ngoài.
    .rights = Anh/Chị có thể xem, tải về, rút lại sự đồng ý hoặc xoá thông tin của mình bất cứ lúc nào, bằng lệnh /mydata.
    .takes-over = Khi Anh/Chị đồng ý, vai này chuyển từ { $name } sang Anh/Chị, cùng bản đang làm và các hạn của Đơn vị.
    .took-over = Anh/Chị thay { $name }. Bản đang làm, minh chứng, giao ước và các hạn của Đơn vị ở ngay đây.
    .again = Bản thông tin về những gì hệ thống lưu đã có thay đổi từ khi Anh/Chị đồng ý. Xin Anh/Chị đọc lại.
    .again-until = Cho đến khi Anh/Chị chọn, mọi việc vẫn như cũ.
    .btn-agree-again = Đồng ý với bản mới
    .agreed-again = Đã ghi nhận: Anh/Chị đồng ý với bản thông tin mới. Xin cảm ơn Anh/Chị.
    .never = { $bloc } không bao giờ hỏi mật khẩu, mã OTP hay tiền; xin không gửi văn bản mật.
    .choose = Xin chọn một trong các nút dưới đây, hoặc gõ tên nút.
    .btn-agree = Đồng ý tham gia
    .btn-not-me = Không phải tôi
    .btn-decline = Không đồng ý
    .taken = Đã ghi nhận: Anh/Chị tham gia với tư cách { $role }. Bốn nút bên dưới ô gõ chữ luôn ở đó khi Anh/Chị cần.
    .ask-name = Xin Anh/Chị gõ họ và tên như trên văn bản, ví dụ: Nguyễn Thị Hoa.
    .ask-post = Xin Anh/Chị gõ chức vụ tại đơn vị, ví dụ: Chánh Văn phòng.
    .named = Đã lưu họ tên: { $name }. Nếu gõ nhầm, sau này Anh/Chị sửa được ở mục Dữ liệu của tôi.
    .post-saved = Đã lưu chức vụ: { $post }.
    .not-me = Cảm ơn Anh/Chị đã báo. Lời mời chưa được dùng. Xin chuyển lại cho đúng người, hoặc báo thư ký để nhận lời mời khác.
    .declined = Đã ghi nhận: Anh/Chị không tham gia tại đây. Hệ thống không lưu họ tên, chức vụ của Anh/Chị. Đơn vị vẫn có thể gửi bản giấy qua thư ký.
    .refused-used = Lời mời này đã có người dùng. Nếu đó không phải Anh/Chị, xin báo thư ký để nhận lời mời mới.
    .refused-expired = Lời mời này đã hết hạn. Xin nhắn thư ký gửi lời mời mới.
    .refused-code-expired = Mã mời này đã hết hạn. Đường dẫn và mã QR của lời mời ấy vẫn dùng được; nếu không có, xin nhắn thư ký gửi lời mời mới.
    .refused-revoked = Lời mời này đã được thu hồi, hoặc đã được thay bằng lời mời khác. Xin dùng lời mời mới nhất, hoặc hỏi thư ký.
    .refused-unknown = Chưa tìm thấy lời mời này. Xin kiểm tra lại, hoặc nhờ thư ký gửi lại đường dẫn.
    .refused-too-many = Anh/Chị đã thử nhiều lần. Xin nhờ Trưởng khối hoặc thư ký gửi đường dẫn mới, rồi thử lại sau một giờ.
    .refused-own = Lời mời này do chính Anh/Chị tạo để đổi người. Xin gửi riêng cho người thay Anh/Chị.
    .stranger = Kính chào Anh/Chị. Đây là trợ lý nhắc việc của khối thi đua. Để tham gia, xin mở đường dẫn mời do thư ký gửi, hoặc gõ mã mời vào đây.
