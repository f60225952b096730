/** The bench: finds while one types, opens beside one another, and wants no mouse. Its address says all it shows. */

import { copy, say } from "./copy.js";

const PAUSE = 130; // milliseconds without a key before a search begins

const form = document.getElementById("find");
const box = document.getElementById("q");
const results = document.getElementById("results");
const leaves = document.getElementById("leaves");
const help = document.getElementById("help");
const keys = document.getElementById("keys");
const single = document.getElementById("single");
const broken = document.getElementById("words").dataset.broken;

document.documentElement.classList.add("scripted");
help.hidden = false;

// -- Where we stand, as the address says it

function state() {
  const said = new URLSearchParams(location.search);
  for (const name of ["q", "policy", "section", "standing", "kind", "as_of"]) {
    const value = form.elements[name].value.trim();
    if (value && !(name === "kind" && value === "all") && !unchanged(name)) said.set(name, value);
    else said.delete(name);
  }
  said.delete("lang");
  return said;
}

/** Whether a date is the one that was there already, today, which an address need not say. */
function unchanged(name) {
  const field = form.elements[name];
  return name === "as_of" && field.value === field.defaultValue && !new URLSearchParams(location.search).has("as_of");
}

const latest = {}; // by place, the request under way

async function fetchInto(place, path, said) {
  latest[place.id]?.abort();
  const mine = (latest[place.id] = new AbortController());
  place.setAttribute("aria-busy", "true");
  try {
    const reply = await fetch(`${path}?${said}`, { signal: mine.signal });
    if (!reply.ok) throw new Error(`${reply.status}`);
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    place.replaceChildren(...page.body.childNodes);
    return true;
  } catch (error) {
    if (error.name !== "AbortError") say(broken);
    return false;
  } finally {
    if (latest[place.id] === mine) place.removeAttribute("aria-busy");
  }
}

async function find() {
  const said = state();
  history.replaceState(null, "", said.size ? `?${said}` : location.pathname);
  await fetchInto(results, "/desk/results", said);
}

async function show(said, focused) {
  history.pushState(null, "", said.size ? `?${said}` : location.pathname);
  await draw(said, focused);
}

async function draw(said, focused) {
  const held = document.activeElement?.closest("#results .open")?.dataset.clause;
  const done = await fetchInto(leaves, "/desk/leaves", said);
  if (!done) return;
  const shown = new Set([...leaves.querySelectorAll("[data-shown]")].map((pane) => pane.dataset.shown));
  for (const link of results.querySelectorAll(".open")) {
    const here = shown.has(link.dataset.clause);
    link.closest("li").classList.toggle("shown", here);
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (focused) leaves.querySelector(`#${focused}`)?.focus();
  else if (held) results.querySelector(`.open[data-clause="${CSS.escape(held)}"]`)?.focus();
}

function open(id, side, focused = side) {
  const said = state();
  if (side === "beside" && !said.has("open")) side = "open";
  said.set(side, id);
  return show(said, focused && side);
}

function close() {
  const said = state();
  said.delete("beside");
  return show(said, "open");
}

// -- Typing and filtering

let waiting = 0;
form.addEventListener("input", (event) => {
  if (event.isComposing) return; // a Chinese word is being put together
  clearTimeout(waiting);
  waiting = setTimeout(find, event.target === box ? PAUSE : 0);
});
box.addEventListener("compositionend", () => {
  clearTimeout(waiting);
  waiting = setTimeout(find, PAUSE);
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  await find();
  const first = results.querySelector(".open");
  if (first) open(first.dataset.clause, "open", null);
});

// -- Clicking

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-clause], a[data-beside], a[data-close], a[data-query]");
  if (!link || event.ctrlKey || event.metaKey || event.button !== 0) return;
  event.preventDefault();
  if (link.dataset.query) {
    box.value = link.dataset.query;
    box.focus();
    find();
  } else if ("close" in link.dataset) close();
  else if (link.dataset.beside) open(link.dataset.beside, "beside");
  else {
    const inside = link.closest(".pane")?.id;
    open(link.dataset.clause, event.shiftKey ? "beside" : (inside ?? "open"), inside ? inside : null);
  }
});

addEventListener("popstate", async () => {
  const said = new URLSearchParams(location.search);
  for (const name of ["q", "policy", "section", "standing"]) form.elements[name].value = said.get(name) ?? "";
  form.elements.kind.value = said.get("kind") ?? "all";
  await fetchInto(results, "/desk/results", said);
  await draw(said);
});

// -- Keys

single.checked = localStorage.getItem("mingpin-single-keys") !== "off";
single.addEventListener("change", () => localStorage.setItem("mingpin-single-keys", single.checked ? "on" : "off"));
help.addEventListener("click", () => keys.showModal());

/** The pane that a key is meant for: the one with the focus, or the first. */
function pane() {
  return document.activeElement?.closest(".pane[data-shown]") ?? leaves.querySelector(".pane[data-shown]");
}

function move(step) {
  const links = [...results.querySelectorAll(".open")];
  const at = links.indexOf(document.activeElement?.closest("li")?.querySelector(".open"));
  const to = at + step;
  if (to < 0) box.focus();
  else links[Math.min(to, links.length - 1)]?.focus();
}

const SINGLE = {
  "/": () => box.focus() ?? box.select(),
  "?": () => keys.showModal(),
  b: () => {
    const row = document.activeElement?.closest("#results li")?.querySelector(".open")?.dataset.clause;
    const id = row ?? pane()?.dataset.shown;
    if (id) open(id, "beside", row ? null : "beside");
  },
  c: () => {
    const row = document.activeElement?.closest("#results li");
    const wanted = row && !row.classList.contains("shown") ? row.querySelector(".open").dataset.clause : null;
    const button = () => pane()?.querySelector("button.copy[aria-keyshortcuts]");
    if (wanted) open(wanted, "open", null).then(() => button() && copy(button()));
    else if (button()) copy(button());
  },
  "[": () => pane()?.querySelector("a[rel=prev]")?.click(),
  "]": () => pane()?.querySelector("a[rel=next]")?.click(),
  1: () => leaves.querySelector("#open")?.focus(),
  2: () => leaves.querySelector("#beside")?.focus(),
  x: () => leaves.querySelector("#beside") && close(),
};

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  const inBox = event.target === box;
  const inField = !inBox && event.target.matches("input, select, textarea");
  if (event.key === "ArrowDown" && (inBox || event.target.closest?.("#results"))) move(1);
  else if (event.key === "ArrowUp" && event.target.closest?.("#results")) move(-1);
  else if (event.key === "Escape") {
    if (inBox && !box.value) return;
    if (inBox) {
      box.value = "";
      find();
    }
    box.focus();
  } else if (!inBox && !inField && single.checked && SINGLE[event.key]) SINGLE[event.key]();
  else return;
  event.preventDefault();
});
