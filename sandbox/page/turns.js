/** Work that may be asked for again while it runs. */

/**
 * Wrap `work` so that it never runs twice at once: whoever asks during a run shares one more run
 * after it, because the run under way may already have read what has since changed.
 */
export function inTurns(work) {
  let running = null;
  let waiting = null;

  function start() {
    running = work().finally(() => {
      running = null;
    });
    return running;
  }

  return () => {
    if (!running) {
      return start();
    }
    waiting ??= running
      .catch(() => {})
      .then(() => {
        waiting = null;
        return start();
      });
    return waiting;
  };
}
