/** The compact chat. The conversation lives in this page alone and ends with it. */

import { drawAnswer, drawText, plainText } from "./answer.js";
import { element } from "./draw.js";
import { begin, resume } from "./handover.js";
import { embedded, hear, tell } from "./host.js";
import { drawHandover } from "./person.js";
import { Fault, ask } from "./stream.js";

const REMEMBERED = 40; // messages that go with a question; the service reads back no further
const WORDS = await (await fetch(new URL("wording.json", import.meta.url))).json();

const page = Object.fromEntries(
  ["title", "fresh", "language", "close", "log", "ask", "question", "send", "stop"].map((id) => [
    id,
    document.getElementById(id),
  ]),
);

let language = new URLSearchParams(location.search).get("lang") ?? navigator.language;
let words;
let site = {}; // what the page around us wants: title, greeting, policy
let policy = null; // the policy that page is about
const names = new Map(); // what tracks and clauses are called, by id
let conversation = []; // what was said and answered, as the service wants it back
let contexts = []; // what each answer rested on: a hand-over takes facts and verdicts along
let person = null; // the conversation with the staff, while what is written goes to them
let running = null; // the AbortController of the answer under way
const queue = [];

// -- Language

function speak(wanted) {
  language = wanted.toLowerCase().startsWith("zh") ? "zh" : "en";
  words = { ...WORDS[language], tongue: language };
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  const title = site.title || words.title;
  document.title = page.title.textContent = title;
  page.log.setAttribute("aria-label", words.conversation);
  page.question.setAttribute("aria-label", words.question);
  page.question.placeholder = person ? words.person_placeholder : words.placeholder;
  for (const name of ["send", "stop", "fresh", "close"]) {
    page[name].setAttribute("aria-label", words[name]);
    page[name].title = words[name];
  }
  page.language.textContent = words.other_language;
  page.language.lang = language === "zh" ? "en" : "zh-CN";
  page.language.setAttribute("aria-label", words.other_language_label);
  if (!page.log.querySelector(".turn")) greet();
}

// -- The conversation as it is drawn

function greet() {
  const name = policy && (language === "zh" ? policy.title : inQuotes(policy.title_en || policy.title));
  const about = (text) => text.replace("{title}", name);
  const examples = name ? words.about_examples.map(about) : words.examples;
  page.log.replaceChildren(
    element(
      "div",
      { className: "greeting" },
      element("p", { textContent: site.greeting || words.greeting }),
      name ? element("p", { textContent: about(words.about) }) : null,
      element("p", { className: "label", id: "examples", textContent: words.examples_label }),
      element("div", { className: "choices", role: "group", "aria-labelledby": "examples" }, ...choices(examples)),
    ),
  );
}

/** A title with quotation marks of its own, as it stands between quotation marks in English. */
function inQuotes(title) {
  return title.replaceAll("“", "‘").replaceAll("”", "’");
}

function choices(questions) {
  return questions.map((question) =>
    element("button", { type: "button", className: "choice", textContent: question, onclick: () => say(question) }),
  );
}

function action(name, onclick) {
  return element("button", { type: "button", className: "action", textContent: words[name], onclick });
}

/** Follows what comes, unless the reader has gone up to read. */
function following(change) {
  const { log } = page;
  const low = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  change();
  if (low) log.scrollTop = log.scrollHeight;
}

// -- Asking

function say(question) {
  const text = question.trim();
  if (!text) return;
  if (person) toPerson(text);
  else if (running) queue.push(text);
  else answer(text);
}

async function answer(question) {
  page.log.querySelector(".greeting")?.remove();
  page.log.querySelectorAll(".choices, .again").forEach((one) => one.remove());
  const asked = element(
    "div",
    { className: "asked" },
    element("span", { className: "unseen", textContent: words.you }),
    element("span", { textContent: question }),
  );
  const step = element("p", { className: "step", textContent: words.thinking });
  const body = element("div", { className: "body" }, step);
  const turn = element(
    "div",
    { className: "turn", "aria-busy": "true" },
    element("span", { className: "unseen", textContent: words.reply }),
    body,
  );
  page.log.append(asked, turn);
  page.log.scrollTop = page.log.scrollHeight;
  busy(new AbortController());
  tell("asked");

  const messages = [...conversation.slice(-REMEMBERED), { role: "user", content: question }];
  try {
    const given = await ask(messages, {
      language,
      policy: policy?.id,
      signal: running.signal,
      onStep: (text) => (step.textContent = text),
      onText: (text) => following(() => body.replaceChildren(...drawText(text))),
    });
    if (given.context.verdicts.length) await learnNames(given.context);
    conversation = [...messages, { role: "assistant", content: given.text }];
    contexts.push(given.context);
    finish(body, given);
    tell("answered", { status: given.context.status, citations: given.context.citations.map((one) => one.id) });
  } catch (error) {
    // What was not answered is not remembered, so that it can be asked again.
    const stopped = error.name === "AbortError";
    if (!stopped && !(error instanceof Fault)) reportError(error);
    step.remove();
    const why = stopped ? words.stopped : error.message || words[error.code] || words.broken;
    following(() => body.append(unanswered(why, question, stopped)));
    if (!stopped) tell("failed", { code: error.code ?? "broken" });
  }
  turn.removeAttribute("aria-busy");
  busy(null);
  if (queue.length) answer(queue.shift());
}

function finish(body, given) {
  const copy = action("copy", () => copied(copy, plainText(given)));
  const toStaff = action("person", () => handOver(toStaff));
  body.replaceChildren(...drawAnswer(given, words, names), element("div", { className: "actions" }, copy, toStaff));
  if (given.context.suggestions?.length) {
    body.append(element("div", { className: "choices" }, ...choices(given.context.suggestions)));
  }
  // A long answer is read from its beginning.
  const asked = body.parentElement.previousElementSibling;
  page.log.scrollTop = asked.offsetTop - 12;
}

function unanswered(why, question, stopped) {
  const again = action("retry", () => answer(question));
  again.classList.add("again");
  return element(
    "div",
    { className: stopped ? "fault stopped" : "fault", role: stopped ? "status" : "alert" },
    element("p", { textContent: why }),
    again,
  );
}

// -- A person

async function handOver(button) {
  button.disabled = true;
  try {
    withPerson(await begin({ messages: conversation, contexts, language }));
  } catch (error) {
    button.disabled = false;
    page.log.append(element("p", { className: "fault", role: "alert", textContent: error.message || words.unreachable }));
  }
  page.log.scrollTop = page.log.scrollHeight;
}

function withPerson(handover) {
  person = handover;
  page.log.querySelector(".greeting")?.remove();
  const panel = drawHandover(handover, words, { copy: copied, onLeave: withoutPerson });
  panel.addEventListener("changed", () => setTimeout(() => (page.log.scrollTop = page.log.scrollHeight)));
  page.log.append(panel);
  page.question.placeholder = words.person_placeholder;
  page.question.focus();
}

function withoutPerson() {
  person = null;
  page.question.placeholder = words.placeholder;
  page.question.focus();
}

async function toPerson(text) {
  try {
    await person.say(text);
  } catch (error) {
    page.question.value = text;
    page.log.append(element("p", { className: "fault", role: "alert", textContent: error.message || words.unreachable }));
  }
}

/** The names that a verdict is shown with. Where one cannot be had, its id is shown. */
async function learnNames({ citations, verdicts }) {
  for (const one of citations) names.set(one.id, one);
  const clauses = new Set(verdicts.flatMap((verdict) => verdict.findings.map((one) => one.clause)));
  const unknown = [...clauses].filter((id) => !names.has(id));
  await Promise.all([
    names.has(verdicts[0].track) || look("checks").then((all) => all?.forEach((one) => names.set(one.track, one.title))),
    ...unknown.map((id) =>
      look(`clauses/${encodeURI(id.split("#")[0])}`).then((one) => one && names.set(id, { title: one.cite_as, url: one.url })),
    ),
  ]);
}

/** What the service says at `path`; null where it says nothing. */
async function look(path) {
  try {
    const reply = await fetch(new URL(`../api/${path}`, import.meta.url));
    return reply.ok ? await reply.json() : null;
  } catch {
    return null;
  }
}

async function copied(button, text) {
  const label = button.textContent;
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea", { value: text, className: "unseen" });
    document.body.append(field);
    field.select();
    done = document.execCommand("copy");
    field.remove();
    button.focus();
  }
  button.textContent = done ? words.copied : words.not_copied;
  setTimeout(() => (button.textContent = label), 2000);
}

function busy(controller) {
  running = controller;
  page.send.hidden = Boolean(controller);
  page.stop.hidden = !controller;
}

// -- Hands and keys

page.ask.addEventListener("submit", (event) => {
  event.preventDefault();
  if (running) return;
  say(page.question.value);
  page.question.value = "";
});
page.question.addEventListener("keydown", (event) => {
  // While a Chinese word is being composed, Enter chooses it.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  page.ask.requestSubmit();
});
page.stop.addEventListener("click", () => {
  queue.length = 0;
  running?.abort();
  page.question.focus();
});
page.fresh.addEventListener("click", () => {
  queue.length = 0;
  running?.abort();
  conversation = [];
  contexts = [];
  person?.stop();
  person = null;
  greet();
  page.question.focus();
});
page.language.addEventListener("click", () => {
  speak(language === "zh" ? "en" : "zh");
  tell("language", { language });
});
page.close.addEventListener("click", () => tell("close"));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing) tell("close");
});

// -- Beginning

speak(language);
page.language.hidden = page.fresh.hidden = false;
// Until now nobody would have heard Enter, and the question would have been lost.
page.question.disabled = page.send.disabled = false;
const handed = resume(location.hash, language);
if (handed) withPerson(handed);

hear("hello", async (said) => {
  const text = (value, longest) => (typeof value === "string" ? value.slice(0, longest) : "");
  site = { title: text(said.title, 60), greeting: text(said.greeting, 500), policy: text(said.policy, 60) };
  const { style } = document.documentElement;
  for (const [name, value] of [["--bar", said.color], ["--bar-ink", said.ink]]) {
    if (CSS.supports("color", text(value, 60))) style.setProperty(name, value);
  }
  page.close.hidden = !embedded;
  speak(text(said.language, 10) || language);
  tell("ready");
  if (!site.policy) return;
  const listed = await look("policies");
  policy = listed?.find((one) => one.id === site.policy) ?? null;
  if (!policy) console.warn(`Mingpin: there is no policy ${site.policy}`);
  speak(language);
});
hear("ask", (said) => say(String(said.question ?? "")));
hear("language", (said) => speak(String(said.language)));
hear("focus", () => page.question.focus());
