/**
 * Every word of the rehearsal page, Vietnamese beside English, and the choice between them.
 *
 * A value is a sentence, or a function of what varies in it. Elements of `index.html` name their
 * word in `data-words` (text), `data-words-label` (aria-label) or `data-words-hint` (placeholder).
 */

const WORDS = {
  // The room
  title: ["Phòng diễn tập", "Rehearsal room"],
  truth: [
    "Đây là buổi diễn tập: không có gì rời khỏi máy này; mỗi người trong danh sách là một " +
      "chức danh, không phải người thật; thời gian là giả định.",
    "This is a rehearsal: nothing leaves this machine; the people listed are offices, not " +
      "real persons; time is virtual.",
  ],
  otherLanguage: ["English", "Tiếng Việt"],
  skips: ["Đi nhanh", "Skip to"],
  skipPeople: ["Đến danh sách người", "To the list of people"],
  skipWriting: ["Đến ô soạn tin", "To the message box"],
  skipClock: ["Đến đồng hồ", "To the clock"],
  lost: [
    "Mất kết nối với phòng diễn tập. Trang đang tự nối lại; tin đang soạn vẫn còn. Nếu chờ " +
      "lâu, xin xem cửa sổ lệnh “make demo” còn chạy không.",
    "The connection to the rehearsal room is lost. The page is reconnecting by itself; what you " +
      "are writing is kept. If it takes long, please see whether “make demo” is still running.",
  ],
  tryNow: ["Nối lại ngay", "Reconnect now"],
  backAgain: ["Đã nối lại với phòng diễn tập.", "Connected to the rehearsal room again."],
  refused: [
    "Phòng diễn tập chưa làm được việc này. Xin thử lại.",
    "The rehearsal room could not do this. Please try again.",
  ],
  close: ["Đóng", "Close"],
  cancel: ["Thôi", "Cancel"],

  // People
  people: ["Mọi người", "People"],
  filter: ["Tìm theo tên", "Find by name"],
  noneFound: ["Không có tên nào như vậy.", "No such name."],
  nobody: ["Chưa có ai trong phòng.", "Nobody is in the room yet."],
  unread: [
    (n) => `${n} tin mới`,
    (n) => (n === 1 ? "1 new message" : `${n} new messages`),
  ],
  unreadShort: [(n) => `${n} mới`, (n) => `${n} new`],
  blockedMark: ["Đã chặn trợ lý", "Has blocked the assistant"],
  noMessages: ["Chưa có tin nhắn", "No messages yet"],
  addStranger: ["Thêm một người lạ", "Add a stranger"],
  strangerWhy: [
    "Người lạ chưa được mời, nên có thể thử tham gia bằng cách gõ mã mời.",
    "A stranger has not been invited, so joining by typing an invitation code can be tried.",
  ],
  strangerName: ["Tên hiển thị", "Display name"],
  strangerDefault: [(n) => `Người lạ ${n}`, (n) => `Stranger ${n}`],
  strangerMake: ["Thêm vào phòng", "Add to the room"],
  keysTitle: ["Dùng bàn phím", "Using the keyboard"],
  keysList: [
    "Trong danh sách: mũi tên lên, xuống để chuyển người; phím Enter để mở cuộc trò chuyện.",
    "In the list: arrow up and down move between people; Enter opens the chat.",
  ],
  keysWriting: [
    "Trong ô soạn tin: Enter để gửi; Shift và Enter để xuống dòng.",
    "In the message box: Enter sends; Shift and Enter start a new line.",
  ],
  keysButtons: [
    "Từ ô soạn tin: Shift và Tab đưa về các nút của tin mới nhất; gõ đúng chữ trên nút cũng " +
      "như bấm.",
    "From the message box: Shift and Tab lead to the newest message’s buttons; typing a " +
      "button’s words is the same as pressing it.",
  ],

  // Chat
  chat: ["Trò chuyện", "Chat"],
  chooseTitle: ["Mời chọn một người", "Please choose a person"],
  chooseOne: [
    "Chọn một người trong danh sách để nói chuyện với trợ lý thay cho người đó.",
    "Choose a person from the list to talk to the assistant in their place.",
  ],
  chooseTwo: [
    "Gõ tin, bấm nút, gửi ảnh hoặc tệp như trên điện thoại.",
    "Type, press buttons, send pictures or files as on a phone.",
  ],
  chooseThree: [
    "Dùng đồng hồ để đi tới lời nhắc kế tiếp, rồi xem ai có tin mới.",
    "Use the clock to go on to the next reminder, then see who has new messages.",
  ],
  backToPeople: ["Danh sách", "People"],
  back: ["Trở về", "Back"],
  options: ["Tuỳ chọn", "Options"],
  readAsText: ["Đọc thành chữ", "Read as text"],
  block: ["Chặn trợ lý", "Block the assistant"],
  unblock: ["Bỏ chặn trợ lý", "Unblock the assistant"],
  blockedSentence: [
    "Người này đã chặn trợ lý: không gửi và không nhận được tin nào.",
    "This person has blocked the assistant: no message can be sent or received.",
  ],
  log: ["Các tin nhắn", "Messages"],
  older: [(n) => `Xem ${n} tin cũ hơn`, (n) => `Show ${n} older messages`],
  toNewest: ["Xuống tin mới nhất", "To the newest message"],
  typing: [(name) => `${name} đang soạn tin…`, (name) => `${name} is typing…`],
  says: [(name) => `${name} báo:`, (name) => `${name} says:`],
  edited: ["đã sửa", "edited"],
  emptyChat: ["Chưa có tin nhắn nào.", "There are no messages yet."],
  start: ["Bắt đầu", "Start"],
  startInvited: ["Mở lời mời đã nhận", "Open the invitation received"],
  buttonsAre: [(names) => `Các nút: ${names}.`, (names) => `Buttons: ${names}.`],
  spokenLine: [(who, when) => `${who}, ${when}:`, (who, when) => `${who}, ${when}:`],
  spokenFile: [(name) => `Tệp: ${name}.`, (name) => `File: ${name}.`],
  picture: [(name) => `Ảnh ${name}`, (name) => `Picture ${name}`],
  download: ["Tải về", "Download"],
  opensOutside: ["mở trang bên ngoài", "opens an outside page"],
  spoiler: ["Hiện phần được che", "Show the hidden part"],
  replyKeyboard: ["Các câu trả lời có sẵn", "Ready answers"],
  message: ["Tin nhắn gửi trợ lý", "Message to the assistant"],
  messageHint: ["Soạn tin…", "Write a message…"],
  send: ["Gửi", "Send"],
  attach: ["Gửi tệp", "Send a file"],
  attached: [
    (name, size) => `Tệp sẽ gửi: ${name}, ${size}`,
    (name, size) => `To send: ${name}, ${size}`,
  ],
  remove: ["Bỏ tệp này", "Remove this file"],
  asPhoto: ["Gửi dưới dạng ảnh", "Send as a picture"],
  tooLarge: [
    (name, limit) => `Tệp ${name} quá lớn: tối đa ${limit}.`,
    (name, limit) => `${name} is too large: at most ${limit}.`,
  ],
  commands: ["Lệnh", "Commands"],
  dropHere: ["Thả tệp vào đây để gửi", "Drop the file here to send it"],
  notSent: [
    "Tin chưa gửi được. Nội dung vẫn còn trong ô soạn tin; xin thử lại.",
    "The message was not sent. Your text is still in the box; please try again.",
  ],
  buttonGone: [
    "Nút này không còn trong tin nhắn.",
    "This button is no longer in the message.",
  ],
  personGone: [
    "Người này không còn trong phòng diễn tập.",
    "This person is no longer in the rehearsal room.",
  ],

  // An invitation that was pressed
  inviteTitle: ["Mở lời mời", "Open the invitation"],
  inviteWhy: [
    "Trên điện thoại, đường dẫn này mở trợ lý ở máy của người được mời. Ở đây, xin chọn ai là " +
      "người mở.",
    "On a phone this link opens the assistant for whoever was invited. Here, please choose who " +
      "opens it.",
  ],
  inviteWho: ["Người mở lời mời", "Who opens it"],
  inviteOpen: ["Mở lời mời", "Open it"],

  // Clock
  clock: ["Đồng hồ diễn tập", "Rehearsal clock"],
  clockShort: ["Đồng hồ", "Clock"],
  now: ["Bây giờ là", "It is now"],
  next: ["Sắp tới", "Coming up"],
  nothingNext: ["Không còn sự kiện nào phía trước.", "Nothing more lies ahead."],
  noStage: [
    "Đồng hồ này chạy theo giờ máy và không dời được.",
    "This clock follows the machine and cannot be moved.",
  ],
  goNext: ["Sự kiện kế tiếp", "Next event"],
  goDay: ["Thêm một ngày", "One more day"],
  goDate: ["Đến ngày…", "To date…"],
  date: ["Ngày muốn đến", "Date to go to"],
  go: ["Đến ngày này", "Go to this date"],
  going: ["Thời gian đang trôi, xin đợi…", "Time is passing, please wait…"],
  arrived: [(when) => `Đã đến ${when}.`, (when) => `It is now ${when}.`],
  quietHop: ["Không ai có tin mới.", "Nobody has new messages."],
  newsFor: ["Có tin mới:", "New messages for:"],
  newsCount: [
    (n) => `${n} người có tin mới.`,
    (n) => (n === 1 ? "1 person has new messages." : `${n} people have new messages.`),
  ],
  andOthers: [(n) => `và ${n} người khác.`, (n) => `and ${n} more.`],
  dateMissing: ["Xin chọn một ngày.", "Please choose a date."],
  datePast: [
    "Ngày này đã qua; thời gian diễn tập chỉ đi tới.",
    "That date has passed; rehearsal time only moves forward.",
  ],
  today: ["hôm nay", "today"],
  tomorrow: ["ngày mai", "tomorrow"],
  inDays: [(n) => `còn ${n} ngày`, (n) => `in ${n} days`],
};

const LANGUAGES = ["vi", "en"];
const MEMORY = "rehearsal.language";

let language = remembered();

/** The language the page speaks now: "vi" or "en". */
export function currentLanguage() {
  return language;
}

/** The word named `key` in the current language; `facts` fill a word that varies. */
export function word(key, ...facts) {
  const value = WORDS[key][LANGUAGES.indexOf(language)];
  return typeof value === "function" ? value(...facts) : value;
}

/** Switch to the other language and remember it for the next visit. */
export function switchLanguage() {
  language = language === "vi" ? "en" : "vi";
  try {
    localStorage.setItem(MEMORY, language);
  } catch {
    // A browser that keeps nothing still switches for this visit.
  }
}

/** Write the words into every element under `root` that names one. */
export function paintWords(root) {
  for (const node of root.querySelectorAll("[data-words]")) {
    node.textContent = word(node.dataset.words);
  }
  for (const node of root.querySelectorAll("[data-words-label]")) {
    node.setAttribute("aria-label", word(node.dataset.wordsLabel));
  }
  for (const node of root.querySelectorAll("[data-words-hint]")) {
    node.setAttribute("placeholder", word(node.dataset.wordsHint));
  }
}

/** What was chosen on an earlier visit, else what the address asks for (`?lang=en`). */
function remembered() {
  const asked = new URLSearchParams(location.search).get("lang");
  return [kept(), asked].find((one) => LANGUAGES.includes(one)) ?? "vi";
}

function kept() {
  try {
    return localStorage.getItem(MEMORY);
  } catch {
    return null;
  }
}
