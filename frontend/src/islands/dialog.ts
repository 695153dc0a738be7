/** Dialogs: opened by `data-open-dialog="id"`, closed by `data-close-dialog`, a press outside, or Esc. */

export function startDialogs(): void {
  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    const opener = target.closest<HTMLElement>("[data-open-dialog]");
    if (opener) openDialog(opener.dataset.openDialog ?? "");
    if (target.closest("[data-close-dialog]")) target.closest("dialog")?.close();
    if (target instanceof HTMLDialogElement && isOutside(target, event)) target.close();
  });
}

/** Opens a dialog of the page by its id; false when there is none. */
export function openDialog(id: string): boolean {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return false;
  if (!dialog.open) dialog.showModal();
  return true;
}

function isOutside(dialog: HTMLDialogElement, event: MouseEvent): boolean {
  if (event.detail === 0) return false; // a key press on a button inside
  const box = dialog.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
