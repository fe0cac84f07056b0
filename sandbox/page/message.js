/** One message as nodes: as a bubble with its buttons, or as the line a screen reader speaks. */

import { make, unseen, voiceOf } from "./dom.js";
import { shortTime, spokenTime } from "./moments.js";
import { richNodes, safeAddress } from "./rich.js";
import { sizeText } from "./sizes.js";
import { word } from "./words.js";

/**
 * Fill `article` with a message.
 *
 * `scene` says who speaks (`botName`, `personName`), how to show it (`asText`), and what happens:
 * `press(message, row, col, node)` for a button, `follow(address)` for a link, which answers true
 * when it has dealt with it.
 */
export function drawMessage(article, message, scene, opensGroup) {
  article.className = `message ${message.out ? "from-bot" : "from-person"}`;
  article.classList.toggle("opens-group", opensGroup);
  article.lang = voiceOf(message.text);
  const parts = scene.asText ? spokenParts(message, scene) : bubbleParts(message, scene);
  article.replaceChildren(...parts);
}

function bubbleParts(message, scene) {
  const bubble = make(
    "div",
    { className: "bubble" },
    make("p", { className: "speaker" }, speaker(message, scene)),
    ...(message.file ? [filePart(message.file)] : []),
    ...(message.html || !message.file ? [textPart(message, scene)] : []),
    whenPart(message),
  );
  return message.buttons?.length ? [bubble, buttonsPart(message, scene)] : [bubble];
}

function spokenParts(message, scene) {
  const who = word("spokenLine", speaker(message, scene), spokenTime(message.at));
  const labels = (message.buttons ?? []).flat().map((button) => button.label);
  const lines = [
    message.file ? word("spokenFile", message.file.name) : "",
    message.text,
    labels.length ? word("buttonsAre", labels.join("; ")) : "",
  ];
  return [
    make("p", { className: "spoken-who" }, who),
    ...lines.filter(Boolean).map((line) => make("p", { className: "spoken" }, line)),
  ];
}

function speaker(message, scene) {
  return message.out ? scene.botName : scene.personName;
}

function textPart(message, scene) {
  const linkNode = (address, children) => linkPart(address, children, scene);
  const nodes = message.html ? richNodes(message.html, linkNode) : [message.text];
  return make("div", { className: "text" }, ...nodes);
}

function linkPart(address, children, scene) {
  const traits = { href: address, target: "_blank", rel: "noopener noreferrer" };
  const link = make("a", traits, ...children);
  link.onclick = (event) => {
    if (scene.follow(address)) {
      event.preventDefault();
    }
  };
  return link;
}

function whenPart(message) {
  return make(
    "p",
    { className: "when" },
    message.edited ? make("span", {}, `${word("edited")} `) : "",
    make("time", { dateTime: message.at, aria: { hidden: "true" } }, shortTime(message.at)),
    unseen(spokenTime(message.at)),
  );
}

function filePart(file) {
  const picture = file.mime.startsWith("image/")
    ? make("img", { src: file.url, alt: word("picture", file.name) })
    : null;
  const link = make(
    "a",
    { className: "file", href: file.url, download: file.name },
    make("span", { className: "file-name" }, file.name),
    make("span", { className: "file-size" }, `${sizeText(file.size)} · ${word("download")}`),
  );
  return make("div", { className: "attachment" }, picture, link);
}

function buttonsPart(message, scene) {
  const rows = message.buttons.map((row, rowIndex) =>
    make(
      "div",
      { className: "button-row" },
      ...row.map((button, col) => buttonPart(message, button, rowIndex, col, scene)),
    ),
  );
  return make("div", { className: "buttons" }, ...rows);
}

function buttonPart(message, button, row, col, scene) {
  const address = button.url ? safeAddress(button.url) : null;
  if (address) {
    const link = linkPart(address, [button.label, unseen(` (${word("opensOutside")})`)], scene);
    link.className = "choice";
    return link;
  }
  const choice = make("button", { type: "button", className: "choice" }, button.label);
  choice.onclick = () => scene.press(message, row, col, choice);
  return choice;
}
