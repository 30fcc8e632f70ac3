// The one control of each row that the arrows visit first.
const ROW = "[data-row]";

/** Moves the focus or folds, as the key says; false where the key means nothing here. */
export function moveInTree(tree: HTMLElement, key: string): boolean {
  const item = tree.ownerDocument.activeElement?.closest("li");
  const rows = rowsOf(tree);
  const here = rows.findIndex((row) => row.closest("li") === item);
  const row = rows[here];
  if (!item || !row) return false;

  switch (key) {
    case "ArrowDown":
      rows[here + 1]?.focus();
      return true;
    case "ArrowUp":
      rows[here - 1]?.focus();
      return true;
    case "Home":
      rows[0]?.focus();
      return true;
    case "End":
      rows.at(-1)?.focus();
      return true;
    case "ArrowRight":
      if (row.ariaExpanded === "false") row.click();
      else moveWithinRow(item, 1);
      return true;
    case "ArrowLeft":
      if (moveWithinRow(item, -1)) return true;
      if (row.ariaExpanded === "true") row.click();
      else item.parentElement?.closest("li")?.querySelector<HTMLElement>(ROW)?.focus();
      return true;
    default:
      return false;
  }
}

/** Makes the row that holds the target the one that Tab comes back to. */
export function moveTabStop(tree: HTMLElement, target: Element): void {
  const item = target.closest("li");
  const rows = rowsOf(tree);
  const row = rows.find((candidate) => candidate.closest("li") === item);
  if (!row) return;
  for (const other of rows) other.tabIndex = other === row ? 0 : -1;
}

function rowsOf(tree: HTMLElement): HTMLElement[] {
  return [...tree.querySelectorAll<HTMLElement>(ROW)];
}

/** To the further buttons of the row and back. */
function moveWithinRow(item: HTMLElement, step: 1 | -1): boolean {
  const buttons = [...(item.firstElementChild?.querySelectorAll<HTMLElement>("button") ?? [])];
  const focused = item.ownerDocument.activeElement;
  const at = focused instanceof HTMLElement ? buttons.indexOf(focused) : -1;
  const target = buttons[at + step];
  target?.focus();
  return target !== undefined;
}
