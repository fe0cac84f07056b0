/**
 * The room's events over a websocket which mends itself.
 *
 * `onEvent` gets each event; `onLost` is called once when the line drops; `onUp` each time it
 * stands, with true when it stands again, so that whatever was missed is asked for.
 */

import { eventsAddress } from "./server.js";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

/** Keep a line to the room open; the answer's `tryNow()` cuts a pause short. */
export function openWire({ onEvent, onLost, onUp }) {
  let wait = FIRST_WAIT_MS;
  let timer = 0;
  let lost = false;

  function connect() {
    timer = 0;
    const socket = new WebSocket(eventsAddress());
    socket.onopen = () => {
      const again = lost;
      lost = false;
      wait = FIRST_WAIT_MS;
      onUp(again);
    };
    socket.onmessage = (event) => onEvent(JSON.parse(event.data));
    socket.onclose = () => {
      if (!lost) {
        lost = true;
        onLost();
      }
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  }

  connect();
  return {
    tryNow() {
      if (timer) {
        clearTimeout(timer);
        connect();
      }
    },
  };
}
