/** Elements from text. Nothing here, or anywhere in the widget, reads a string as HTML. */

/** An element; `properties` are its own, except `data-…`, `aria-…`, `role`, `for` and `lang`, which are attributes. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (/-|^(role|lang|for|target|rel)$/.test(key)) made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A link that opens in a new window; plain text where `address` is not one of the web. */
export function link(address, hint, ...children) {
  const url = new URL(address, document.baseURI);
  if (!/^https?:$/.test(url.protocol)) return element("span", {}, ...children);
  return element("a", { href: url.href, target: "_blank", rel: "noopener", title: hint }, ...children);
}

/**
 * The Markdown that answers are written in: paragraphs, lists, quotes, headings, **bold** and marks such as [1].
 * `mark` draws the mark with a number; everything else is text.
 */
export function markdown(text, mark) {
  const blocks = [];
  let open = null; // the list or quote that the next line may join
  for (const line of text.split("\n")) {
    const [kind, content] = read(line);
    if (kind === "blank") {
      if (!/^[uo]l$/.test(open?.localName)) open = null; // a list may be written with space between its items
    } else if (kind === "p") {
      if (open?.localName === "p") open.append(element("br"), ...inline(content, mark));
      else blocks.push((open = element("p", {}, ...inline(content, mark))));
    } else if (kind === "heading") {
      blocks.push(element("p", {}, element("b", {}, ...inline(content, mark))));
      open = null;
    } else {
      if (open?.localName !== kind) blocks.push((open = element(kind, kind === "ol" ? { start: parseInt(line) } : {})));
      open.append(element(kind === "blockquote" ? "p" : "li", {}, ...inline(content, mark)));
    }
  }
  return blocks;
}

function read(line) {
  if (!line.trim()) return ["blank", ""];
  const found = /^\s*(?:([-*•])\s+|(\d{1,2})[.)、]\s+|(>)\s?|(#{1,6})\s+)(.*)$/.exec(line);
  if (!found) return ["p", line];
  const kind = found[1] ? "ul" : found[2] ? "ol" : found[3] ? "blockquote" : "heading";
  return [kind, found[5]];
}

function inline(text, mark) {
  return text.split(/(\*\*[^*]+\*\*|\[\d{1,3}\](?!\())/).map((piece, place) => {
    if (place % 2 === 0) return piece;
    if (piece.startsWith("[")) return mark(Number(piece.slice(1, -1))) ?? piece;
    return element("b", {}, ...inline(piece.slice(2, -2), mark));
  });
}
