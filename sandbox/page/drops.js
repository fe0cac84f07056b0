/** Files dropped onto a pane. */

/** Hand files dropped on `pane` to `take`, while `isOpen()` says that somebody would get them. */
export function takeDrops(pane, isOpen, take) {
  const holdsFiles = (event) => isOpen() && event.dataTransfer?.types.includes("Files");
  pane.addEventListener("dragover", (event) => {
    if (holdsFiles(event)) {
      event.preventDefault();
      pane.classList.add("dropping");
    }
  });
  pane.addEventListener("dragleave", (event) => {
    if (!pane.contains(event.relatedTarget)) {
      pane.classList.remove("dropping");
    }
  });
  pane.addEventListener("drop", (event) => {
    pane.classList.remove("dropping");
    if (holdsFiles(event)) {
      event.preventDefault();
      take([...event.dataTransfer.files]);
    }
  });
}
