/** An answer as it is shown: its text with linked marks, the clauses it rests on, and what the rules found. */

import { element, link, markdown } from "./draw.js";

const AT_ONCE = 3; // sources that are shown unasked
const EXCERPT = 240; // a longer clause is shown by the paragraphs that carry the quote

/** The text while it is still coming, when its marks lead nowhere yet. */
export function drawText(text) {
  return markdown(text, (number) => element("span", { className: "mark", textContent: number }));
}

/** The whole answer. `names` are what tracks and clauses are called, by id. */
export function drawAnswer({ text, context }, words, names) {
  const cited = new Map(context.citations.map((one) => [one.number, one]));
  const mark = (number) => {
    const one = cited.get(number);
    const made = one && link(one.url, `${one.title}（${words.new_window}）`, String(number));
    made?.classList.add("mark");
    return made;
  };
  const body = element("div", { className: "text", lang: langOf(context.language) }, ...markdown(text, mark));
  const status = words.statuses[context.status];
  return [
    status ? element("p", { className: "status", textContent: status }) : null,
    body,
    ...context.verdicts.map((one) => drawVerdict(one, context.verdicts.length === 1, words, names)),
    drawSources(context, words),
    element("p", { className: "foot" }, words.as_of.replace("{day}", context.as_of), fallback(context.fallback)),
  ].filter(Boolean);
}

/** The answer as plain text, with its quotes and where they stand. */
export function plainText({ text, context }) {
  const quotes = context.citations.map(
    (one) => `[${one.number}] ${one.title}：“${one.quote}” ${new URL(one.url, document.baseURI).href}`,
  );
  return [text.replaceAll("**", ""), quotes.join("\n")].filter(Boolean).join("\n\n");
}

function langOf(language) {
  return language === "en" ? "en" : language === "zh-Hant" ? "zh-Hant" : "zh-CN";
}

function fallback(reason) {
  return reason ? ` · ${reason}` : "";
}

// -- Sources

function drawSources({ citations, language }, words) {
  if (!citations.length) return null;
  const drawn = citations.map((one) => drawSource(one, language === "en", words));
  const rest = drawn.splice(citations.length > AT_ONCE + 1 ? AT_ONCE : citations.length);
  const more = words.more_sources.replace("{n}", rest.length);
  return element(
    "section",
    { className: "sources", "aria-label": words.sources },
    element("p", { className: "rule", textContent: words.sources }),
    ...drawn,
    rest.length ? element("details", {}, element("summary", { textContent: more }), ...rest) : null,
  );
}

function drawSource(citation, english, words) {
  const { shown, whole, rendering } = layOut(citation);
  return element(
    "div",
    { className: "source" },
    element(
      "p",
      { className: "cite" },
      element("span", { className: "mark", textContent: citation.number }),
      " ",
      link(citation.url, words.new_window, citation.title),
    ),
    quote(shown),
    whole ? element("details", {}, element("summary", { textContent: words.whole }), quote(whole)) : null,
    english && rendering.length
      ? element(
          "div",
          { className: "rendering", lang: "en" },
          element("p", { className: "label", textContent: words.unofficial }),
          ...rendering.map((line) => element("p", { textContent: line })),
        )
      : null,
  );
}

/** The clause by paragraph, as `[before, quoted, after]`: those that carry the quote, and all where that is more. */
function layOut({ content, quote: quoted, english }) {
  const paragraphs = content.split("\n");
  const start = quoted && quoted !== content ? content.indexOf(quoted) : -1;
  const end = start + quoted.length;
  let position = 0;
  const lines = paragraphs.map((paragraph) => {
    const within = (place) => Math.min(Math.max(place - position, 0), paragraph.length);
    const [first, last] = start < 0 ? [paragraph.length, paragraph.length] : [within(start), within(end)];
    position += paragraph.length + 1;
    return [paragraph.slice(0, first), paragraph.slice(first, last), paragraph.slice(last)];
  });
  const rendering = english ? english.split("\n") : [];
  const carrying = lines.map(([, inside]) => inside !== "");
  if (content.length <= EXCERPT || !carrying.includes(true) || !carrying.includes(false)) {
    return { shown: lines, whole: null, rendering };
  }
  const carries = (_, place) => carrying[place];
  return {
    shown: lines.filter(carries),
    whole: lines,
    rendering: rendering.length === paragraphs.length ? rendering.filter(carries) : rendering,
  };
}

function quote(lines) {
  const drawn = lines.map(([before, inside, after]) =>
    element("p", {}, before, inside ? element("mark", { textContent: inside }) : "", after),
  );
  return element("blockquote", { lang: "zh-CN" }, ...drawn);
}

// -- Verdicts

function drawVerdict(verdict, open, words, names) {
  const track = names.get(verdict.track)?.[words.tongue] ?? verdict.track;
  return element(
    "details",
    { className: `verdict ${verdict.outcome}`, open },
    element(
      "summary",
      {},
      element("span", { className: "track", textContent: track }),
      element("b", { textContent: words.outcomes[verdict.outcome] }),
    ),
    ...byClause(verdict.findings).map(([clause, findings]) => drawClause(clause, findings, words, names)),
    ...verdict.warnings.map((one) =>
      element("p", { className: "warning", textContent: one.message[words.tongue] }),
    ),
  );
}

function byClause(findings) {
  const groups = new Map();
  for (const finding of findings) groups.set(finding.clause, [...(groups.get(finding.clause) ?? []), finding]);
  return [...groups];
}

function drawClause(clause, findings, words, names) {
  const { title, url } = names.get(clause) ?? { title: clause, url: `clauses/${encodeURI(clause.split("#")[0])}` };
  return element(
    "div",
    { className: "clause" },
    element("p", { className: "cite" }, link(url, words.new_window, title)),
    element(
      "ul",
      {},
      ...findings.map((one) =>
        element(
          "li",
          { className: one.status },
          element("span", { className: "badge", textContent: words.findings[one.status] }),
          element("span", { textContent: one.reason[words.tongue] }),
        ),
      ),
    ),
  );
}
