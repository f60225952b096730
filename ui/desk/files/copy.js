/** Copying with one click: a clause with its citation, or what is selected in it. */

const words = document.getElementById("words").dataset;
const said = document.getElementById("said");
let fading = 0;

/** Tells everybody, also those who do not see it. */
export function say(text) {
  said.textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => (said.textContent = ""), 2500);
}

/** What is selected inside the text of a clause, with that clause's citation; null where nothing is. */
function selected(within) {
  const selection = getSelection();
  const text = selection.toString().trim();
  const leaf = within?.querySelector("[data-text]");
  if (!text || !leaf?.dataset.cite || !leaf.contains(selection.anchorNode) || !leaf.contains(selection.focusNode)) return null;
  return `${leaf.dataset.cite}：“${text}”`;
}

export async function copy(button) {
  const main = button.matches("[aria-keyshortcuts]");
  let text = (main && selected(button.closest(".pane"))) || button.dataset.copy;
  if (text.startsWith("/")) text = new URL(text, location).href;
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure address there is no clipboard to write to; a selection can still be copied.
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    done = document.execCommand("copy");
    field.remove();
    button.focus({ preventScroll: true });
  }
  say(done ? words.copied : words.notCopied);
  button.classList.toggle("copied", done);
  setTimeout(() => button.classList.remove("copied"), 2500);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button.copy");
  if (button) copy(button);
});
