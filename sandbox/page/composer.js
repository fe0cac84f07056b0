/** Where a person writes: the text, a file, the bot's commands, the ready answers. */

import { byId, fill, make } from "./dom.js";
import { LARGEST_FILE, sizeText } from "./sizes.js";
import { word } from "./words.js";

/**
 * Manage the composer.
 *
 * `onSay(text)` and `onFile(file, caption, asPhoto)` send, and answer true when the message went
 * out; `onTrouble(sentence)` says what is in the way.
 */
export function composer({ onSay, onFile, onTrouble }) {
  const form = byId("composer");
  const box = byId("message");
  const picker = byId("file");
  const drafts = new Map();
  let owner = null;
  let attached = [];
  let sending = false;

  /** Take up this person's unsent words. */
  function open(id) {
    keepDraft();
    owner = id;
    box.value = drafts.get(id) ?? "";
    attach([]);
    toggleCommands(false);
    grow();
  }

  /** Show the ready answers (rows of labels) and the commands (`{command, description}`). */
  function offer(replyKeyboard, commands) {
    const rows = replyKeyboard.map((row) =>
      make("div", { className: "button-row" }, ...row.map((label) => readyAnswer(label))),
    );
    refill(byId("reply-keyboard"), rows, JSON.stringify(replyKeyboard));
    byId("reply-keyboard").hidden = rows.length === 0;
    const entries = commands.map(({ command, description }) => commandNode(command, description));
    refill(byId("commands"), entries, JSON.stringify(commands));
    byId("show-commands").hidden = entries.length === 0;
  }

  function readyAnswer(label) {
    const traits = { type: "button", className: "choice", onclick: () => onSay(label) };
    return make("button", traits, label);
  }

  function commandNode(command, description) {
    const node = make(
      "button",
      { type: "button", className: "command" },
      make("span", { className: "command-name" }, `/${command}`),
      make("span", {}, description),
    );
    node.onclick = () => {
      toggleCommands(false);
      box.focus();
      onSay(`/${command}`);
    };
    return make("li", {}, node);
  }

  async function send() {
    const text = box.value.trim();
    const files = attached;
    if (sending || (!text && !files.length)) {
      return;
    }
    sending = true;
    const sender = owner;
    clear();
    const gone = files.length ? await sendFiles(files, text) : await onSay(text);
    sending = false;
    if (!gone) {
      giveBack(sender, text, files);
    }
  }

  async function sendFiles(files, caption) {
    const asPhoto = byId("as-photo").checked;
    for (const [index, file] of files.entries()) {
      const photo = asPhoto && isPicture(file);
      if (!(await onFile(file, index ? "" : caption, photo))) {
        return false;
      }
    }
    return true;
  }

  /** What did not go out returns to its writer, in front of whatever was begun since. */
  function giveBack(sender, text, files) {
    if (sender !== owner) {
      drafts.set(sender, text);
      return;
    }
    box.value = [text, box.value].filter(Boolean).join("\n");
    attach(files);
    grow();
  }

  function clear() {
    box.value = "";
    drafts.delete(owner);
    attach([]);
    grow();
  }

  /** Hold files until they are sent. */
  function attach(files) {
    const tooLarge = files.find((file) => file.size > LARGEST_FILE);
    if (tooLarge) {
      onTrouble(word("tooLarge", tooLarge.name, sizeText(LARGEST_FILE)));
    }
    attached = files.filter((file) => file.size <= LARGEST_FILE);
    drawAttached();
  }

  function drawAttached() {
    byId("attached").hidden = attached.length === 0;
    byId("as-photo-row").hidden = !attached.some(isPicture);
    fill(byId("attached-files"), ...attached.map(attachedNode));
  }

  function attachedNode(file) {
    const remove = make("button", { type: "button" }, word("remove"));
    remove.onclick = () => {
      attach(attached.filter((other) => other !== file));
      box.focus();
    };
    const sentence = word("attached", file.name, sizeText(file.size));
    return make("li", {}, make("span", {}, sentence), remove);
  }

  function toggleCommands(show) {
    byId("commands").hidden = !show;
    byId("show-commands").setAttribute("aria-expanded", String(show));
  }

  function keepDraft() {
    if (owner !== null) {
      drafts.set(owner, box.value);
    }
  }

  function grow() {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  box.addEventListener("input", grow);
  box.addEventListener("keydown", (event) => {
    // Vietnamese input methods finish a syllable with Enter: that Enter is theirs.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      send();
    }
  });
  box.addEventListener("paste", (event) => {
    if (event.clipboardData?.files.length) {
      event.preventDefault();
      attach([...attached, ...event.clipboardData.files]);
    }
  });
  byId("attach").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    attach([...attached, ...picker.files]);
    picker.value = "";
    box.focus();
  });
  byId("show-commands").addEventListener("click", () => toggleCommands(byId("commands").hidden));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !byId("commands").hidden) {
      toggleCommands(false);
      byId("show-commands").focus();
    }
  });

  return {
    open,
    offer,
    attach: (files) => attach([...attached, ...files]),
    redraw: drawAttached,
    focus: () => box.focus(),
  };
}

function isPicture(file) {
  return /^image\/(jpeg|png|webp)$/.test(file.type);
}

/** Replace the children only when they changed: a button under the finger must not vanish. */
function refill(node, children, signature) {
  if (node.dataset.signature !== signature) {
    node.dataset.signature = signature;
    node.replaceChildren(...children);
  }
}
