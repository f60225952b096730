/** Which language the page is read in: Chinese, English, or whichever the browser asks for. */

const KEPT = "mingpin-language";
const listeners = [];

let wish = "auto";
try {
  wish = localStorage.getItem(KEPT) ?? "auto";
} catch {
  // A browser that keeps nothing still has a language.
}

/** "zh" or "en". */
export function tongue() {
  if (wish === "zh" || wish === "en") return wish;
  return (navigator.languages?.[0] ?? navigator.language).toLowerCase().startsWith("en") ? "en" : "zh";
}

/** What was chosen: "zh", "en" or "auto". */
export const wished = () => wish;

/** The wording of the two that is read. */
export const say = (zh, en) => (tongue() === "en" ? en : zh);

export function choose(wanted) {
  wish = wanted;
  try {
    localStorage.setItem(KEPT, wanted);
  } catch {
    // The choice then lasts as long as the page.
  }
  speak();
}

/** `listener` is told now and whenever the language changes. */
export function onTongue(listener) {
  listeners.push(listener);
  listener();
}

/** Words that cannot stand side by side in the markup: options, and names for screen readers. */
export function word(within) {
  const key = tongue();
  for (const one of within.querySelectorAll("[data-zh]")) one.textContent = one.dataset[key];
  for (const one of within.querySelectorAll("[data-label-zh]")) {
    one.setAttribute("aria-label", key === "en" ? one.dataset.labelEn : one.dataset.labelZh);
  }
}

export function speak() {
  document.documentElement.lang = tongue() === "en" ? "en" : "zh-CN";
  document.documentElement.dataset.tongue = tongue();
  document.title = say("名品助手", "Mingpin");
  word(document.body);
  for (const listener of listeners) listener();
}
