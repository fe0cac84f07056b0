/** How large a file is, and how large one may be. */

import { currentLanguage } from "./words.js";

/**
 * What the room takes, in bytes. It is more than a bot can fetch (20 MB), so that one can see what
 * the bot says to that.
 */
export const LARGEST_FILE = 50 * 1024 * 1024;

/** "512 byte", "24 KB", "1,5 MB". */
export function sizeText(bytes) {
  if (bytes < 1024) {
    return `${bytes} byte`;
  }
  const inMegabytes = bytes >= 1024 * 1024;
  const amount = bytes / (inMegabytes ? 1024 * 1024 : 1024);
  const digits = { maximumFractionDigits: inMegabytes ? 1 : 0 };
  return `${amount.toLocaleString(currentLanguage(), digits)} ${inMegabytes ? "MB" : "KB"}`;
}
