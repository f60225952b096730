/**
 * The page's own script. Gradio loads each part where it belongs: `head`, `conversation` and `sheet`.
 * What is typed and what is pressed goes to the server as gradio's events; the conversation is drawn from what
 * comes back, bubble by bubble, so that what a reader has opened stays open.
 */

import { openCheck, wireCheck } from "./check.js";
import { openClause } from "./clause.js";
import { askInPlace } from "./field.js";
import { rate } from "./opinion.js";
import { forgetPerson, openPerson } from "./person.js";
import { choose, onTongue, say, speak, tongue, wished, word } from "./tongue.js";

const NARROW = matchMedia("(max-width: 64rem)");

let send = () => {}; // sends one of gradio's events; there once the conversation is
let asOf = "";
let known = {}; // the facts on the sheet, by name

const byId = (id) => document.getElementById(id);

function news(text) {
  byId("mp-news").textContent = text;
}

// -- The dialogs and fields, fetched once

const furnished = (async () => {
  const reply = await fetch(new URL("page/form", document.baseURI));
  const place = document.createElement("div");
  place.id = "mp-dialogs";
  place.innerHTML = await reply.text(); // our own server's, escaped there
  document.body.append(place);
  wireCheck(
    () => asOf,
    (track, facts) => send("carry", { track, facts }),
  );
  for (const dialog of place.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-do=close]")) dialog.close();
    });
  }
  speak();
})();

document.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest?.(selector);
  const chip = at("a[data-clause]");
  if (chip && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    furnished.then(() => openClause(chip));
    return;
  }
  const check = at("[data-check]");
  if (check) furnished.then(() => openCheck(check.dataset.check, check.dataset.facts ? JSON.parse(check.dataset.facts) : known));
});

// -- Above: language, day, what opens what

export function head({ element, props }) {
  const settle = () => (props.value = { as_of: asOf, tongue: tongue() });
  const day = byId("mp-day");
  const language = byId("mp-tongue");
  language.value = wished();
  language.addEventListener("change", () => choose(language.value));
  // Nothing is sent for today, so that a page left open past midnight, which shows the new day, asks for it too.
  const showToday = () => {
    if (!asOf) day.value = todayInChina();
  };
  day.addEventListener("change", () => {
    asOf = day.value === todayInChina() ? "" : day.value;
    showToday();
    settle();
  });
  document.addEventListener("visibilitychange", showToday);
  showToday();
  byId("mp-new").addEventListener("click", () => {
    document.querySelector("#mp-fresh button, button#mp-fresh").click();
    forgetPerson();
    byId("mp-box").querySelector("textarea").focus();
  });
  byId("mp-person-button").addEventListener("click", () => furnished.then(() => openPerson(known)));
  const opener = byId("mp-sheet-button");
  opener.addEventListener("click", () => showSheet(opener.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && NARROW.matches) showSheet(false);
  });
  onTongue(() => {
    word(element);
    settle();
  });
  nameTheBox();
  speak();
}

/** The day where the policies apply, as YYYY-MM-DD. */
function todayInChina() {
  return new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
}

function showSheet(open) {
  byId("mp-side").classList.toggle("mp-shown", open);
  byId("mp-sheet-button").setAttribute("aria-expanded", String(open));
  if (open) byId("mp-side").querySelector("select, button")?.focus();
}

/** Gradio draws the box later than us, its buttons as pictures without a name, and draws them anew as it likes. */
async function nameTheBox() {
  const box = await there("#mp-box");
  const name = () => {
    const text = box.querySelector("textarea");
    const names = [
      [text, "aria-label", say("问题", "Question")],
      [text, "placeholder", say("例如：联合申报最多几家？", "For example: can we apply jointly?")],
      ...[...box.querySelectorAll("button")].map((one) => [
        one,
        "aria-label",
        one.matches(".stop-button") ? say("停止", "Stop") : say("发送", "Send"),
      ]),
    ];
    for (const [one, key, words] of names) if (one && one.getAttribute(key) !== words) one.setAttribute(key, words);
  };
  new MutationObserver(name).observe(box, { childList: true, subtree: true });
  onTongue(name);
}

/** The element, once gradio has drawn it. */
async function there(selector) {
  for (;;) {
    const found = document.querySelector(selector);
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
}

// -- The conversation

export function conversation({ element, trigger, props, watch }) {
  send = trigger;
  const log = element.querySelector(".mp-log");
  const welcome = element.querySelector(".mp-welcome");
  let shown = [];

  const draw = () => {
    const turns = props.value ?? [];
    const before = shown.length;
    welcome.hidden = turns.length > 0;
    turns.forEach((turn, number) => {
      const node = log.children[number] ?? log.appendChild(document.createElement("div"));
      const last = shown[number];
      if (last?.html !== turn.html || last.role !== turn.role) {
        node.className = `mp-turn mp-${turn.role}`;
        node.innerHTML = turn.html; // written by our server, everything in it escaped
        node.prepend(speaker(turn.role));
        word(node);
      }
      node.setAttribute("aria-busy", String(!turn.done));
      if (last?.options?.join() !== turn.options.join()) offer(node, turn.options);
    });
    while (log.children.length > turns.length) log.lastChild.remove();
    const answer = turns.at(-1);
    const finished = answer?.role === "assistant" && answer.done && !shown[turns.length - 1]?.done;
    shown = turns;
    follow(log, turns.length > before, answer);
    if (finished) announce(log.lastChild);
  };

  const turnOf = (button) => button.closest(".mp-turn");
  const questionOf = (turn) => turn.previousElementSibling?.querySelector(".mp-said")?.innerText ?? "";
  element.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.ask) return trigger("ask", { text: button.dataset.ask });
    if (button.dataset.fact) {
      const { fact } = button.dataset;
      return askInPlace(button, fact, undefined, (value) => trigger("state", { name: fact, value }));
    }
    const turn = turnOf(button);
    if (button.dataset.do === "copy") news(await copied(turn));
    if (button.dataset.do === "print") print(turn);
    if (button.dataset.do === "retry") trigger("again", {});
    if (button.dataset.do === "up" || button.dataset.do === "down") {
      const told = await rate(button, turn, questionOf(turn));
      if (told) note(button.parentElement, told);
    }
  });
  draw();
  watch("value", draw);
}

function speaker(role) {
  const said = document.createElement("span");
  said.className = "mp-unseen";
  said.dataset.zh = role === "user" ? "您问：" : "助手答：";
  said.dataset.en = role === "user" ? "You asked: " : "The assistant: ";
  return said;
}

function offer(node, options) {
  node.querySelector(".mp-options")?.remove();
  if (!options.length) return;
  const place = document.createElement("div");
  place.className = "mp-options";
  for (const option of options) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.ask = option;
    button.textContent = option;
    place.append(button);
  }
  node.append(place);
}

/** The question goes to the top of the view, and its answer grows beneath it. */
function follow(log, grown, answer) {
  if (!grown || !answer) return;
  const question = answer.role === "user" ? log.lastChild : log.lastChild.previousElementSibling;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  question?.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}

function announce(turn) {
  const card = turn.querySelector(".mp-outcome strong");
  const text = turn.querySelector(".mp-text, .mp-fault")?.innerText ?? "";
  news([say("回答：", "Answer: "), card?.textContent, text.slice(0, 300)].filter(Boolean).join(" "));
}

async function copied(turn) {
  const quotes = [...turn.querySelectorAll(".mp-source")].map((one) => {
    const [number, link] = [one.querySelector(".mp-number"), one.querySelector(".mp-cite a")];
    const quote = link.dataset.quote || one.querySelector("blockquote").innerText;
    return `[${number.textContent}] ${link.textContent}：“${quote}” ${link.href}`;
  });
  const text = turn.querySelector(".mp-text").cloneNode(true);
  for (const mark of text.querySelectorAll(".mp-mark")) mark.textContent = `[${mark.textContent}]`;
  const words = [...text.children].map((one) => one.textContent.trim()).join("\n");
  try {
    await navigator.clipboard.writeText([words, quotes.join("\n")].filter(Boolean).join("\n\n"));
    return say("已复制", "Copied");
  } catch {
    return say("浏览器不允许复制", "The browser does not allow copying");
  }
}

/** One answer on paper: its question, its text, its verdicts and every quote. */
function print(turn) {
  const question = turn.previousElementSibling;
  const closed = [...turn.querySelectorAll("details:not([open])")];
  for (const one of closed) one.open = true;
  document.body.classList.add("mp-printing");
  turn.classList.add("mp-printed");
  question?.classList.add("mp-printed");
  window.print();
  document.body.classList.remove("mp-printing");
  turn.classList.remove("mp-printed");
  question?.classList.remove("mp-printed");
  for (const one of closed) one.open = false;
}

function note(place, text) {
  const line = place.querySelector(".mp-note") ?? place.appendChild(document.createElement("span"));
  line.className = "mp-note";
  line.textContent = text;
  news(text);
}

// -- The fact sheet

export function sheet({ element, props, watch }) {
  const draw = () => {
    element.firstElementChild.innerHTML = props.value ?? ""; // written by our server, everything in it escaped
    known = {};
    for (const one of element.querySelectorAll(".mp-fact")) known[one.dataset.name] = JSON.parse(one.dataset.value);
    const count = element.querySelector(".mp-sheet")?.dataset.count ?? "0";
    const badge = byId("mp-sheet-count");
    if (badge) badge.textContent = count === "0" ? "" : count;
    word(element);
  };
  element.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    const fact = button?.closest(".mp-fact");
    if (!fact) return;
    const { name, value } = fact.dataset;
    if (button.dataset.do === "doubt") tell(name, null);
    if (button.dataset.do === "edit") askInPlace(button, name, JSON.parse(value), (answer) => tell(name, answer));
  });
  element.addEventListener("change", (event) => {
    if (event.target.id !== "mp-add" || !event.target.value) return;
    const { value: name } = event.target;
    const place = element.querySelector(".mp-adding");
    const anchor = document.createElement("span");
    place.replaceChildren(anchor);
    askInPlace(anchor, name, undefined, (answer) => tell(name, answer));
  });
  draw();
  watch("value", draw);
}

function tell(name, value) {
  if (NARROW.matches) showSheet(false);
  send("state", { name, value });
}
