/** The guided check: the form of one track, its verdict after every answer. */

import { fault, fill, read } from "./field.js";
import { onTongue, say, tongue, word } from "./tongue.js";

const PAUSE = 250; // milliseconds without a key before the answers are looked at

let form, track, result, line, all;
let asked = 0;
let timer = null;
let day = () => "";

/** Wire the dialog, once. `asOf` gives the day to check for; `onCarry` hears the answers that go into the chat. */
export function wireCheck(asOf, onCarry) {
  day = asOf;
  const dialog = document.getElementById("mp-check");
  [form, track, result, line, all] = ["mp-form", "mp-track", "mp-result", "mp-progress-line", "mp-all"].map((id) =>
    document.getElementById(id),
  );
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  track.addEventListener("change", look);
  dialog.querySelector("[data-do=restart]").addEventListener("click", () => {
    form.reset();
    look();
    form.querySelector(".mp-field:not([hidden]) :is(input, select)")?.focus();
  });
  dialog.querySelector("[data-do=carry]").addEventListener("click", () => {
    dialog.close();
    onCarry(track.value, answers());
  });
  onTongue(() => dialog.open && look());
}

/** Open the check for `name`, or for the track chosen last, with what is known already filled in. */
export function openCheck(name, known = {}) {
  const dialog = document.getElementById("mp-check");
  if (name) track.value = name;
  for (const field of form.querySelectorAll("[data-fact]")) {
    if (field.dataset.fact in known) fill(field, known[field.dataset.fact]);
  }
  for (const field of form.querySelectorAll("[data-judged]")) {
    const said = known.expert_judgements?.[field.dataset.judged];
    if (said !== undefined) fill(field, said);
  }
  word(dialog);
  dialog.showModal();
  track.focus();
  look();
}

function answers() {
  const facts = {};
  for (const field of form.querySelectorAll("[data-fact]")) {
    const value = read(field);
    if (value !== undefined && field.dataset.relevant !== "no") facts[field.dataset.fact] = value;
  }
  const judged = {};
  for (const field of form.querySelectorAll("[data-judged]")) {
    const said = field.querySelector("input:checked")?.value;
    if (said && ours(field)) judged[field.dataset.judged] = said === "true";
  }
  if (Object.keys(judged).length) facts.expert_judgements = judged;
  return facts;
}

const ours = (field) => field.dataset.tracks.split(" ").includes(track.value);

async function look() {
  asked += 1;
  const mine = asked;
  for (const field of form.querySelectorAll("[data-fact]")) field.dataset.relevant = "";
  for (const field of form.querySelectorAll("[data-fact]")) fault(field);
  let reply, body;
  try {
    reply = await fetch(new URL("page/check", document.baseURI), {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": tongue() },
      body: JSON.stringify({ track: track.value, facts: answers(), as_of: day() || null }),
    });
    body = await reply.json();
  } catch {
    if (mine === asked) line.textContent = say("服务暂时连不上，请稍后再试。", "The service cannot be reached; please try again.");
    return;
  }
  if (mine !== asked) return; // a later answer is on its way
  if (reply.ok) show(body);
  else complain(body.error);
}

function show({ outcome, open, relevant, judged, html }) {
  result.innerHTML = html; // our own server's, escaped there
  for (const field of form.querySelectorAll("[data-fact]")) {
    const { fact } = field.dataset;
    const bearing = relevant.includes(fact);
    const answered = read(field) !== undefined;
    field.hidden = !(bearing && (answered || open.includes(fact) || all.checked));
    field.dataset.relevant = bearing ? "yes" : "no";
    field.classList.toggle("mp-next", fact === open[0]);
  }
  const settled = open.length === 0;
  for (const field of form.querySelectorAll("[data-judged]")) {
    const said = field.querySelector("input:checked")?.value;
    const due = settled && outcome !== "ineligible" && judged.includes(field.dataset.judged);
    field.hidden = !(ours(field) && (said || due || all.checked));
  }
  const words = result.querySelector(".mp-outcome strong")?.textContent ?? "";
  line.textContent = settled
    ? say(`${words}。其余问题已不影响结论。`, `${words}. The other questions no longer matter.`)
    : say(`${words}。还有 ${open.length} 个问题。`, `${words}. Questions to go: ${open.length}.`);
  document.getElementById("mp-news").textContent = line.textContent;
}

function complain(error) {
  const faults = new Map((error.fields ?? []).map((one) => [one.field, one.message]));
  for (const field of form.querySelectorAll("[data-fact]")) fault(field, faults.get(field.dataset.fact) ?? "");
  line.textContent = error.message;
}
