/*
 * Mingpin on your page: a round button, and behind it the chat in a frame.
 *
 *   <script src="https://policy.example.cn/widget.js" defer></script>
 *
 * Attributes, the JavaScript API and what a Content-Security-Policy must allow: see README.
 * Nothing is stored, nothing is loaded before the button is pressed, and every fault stays in here.
 */
(() => {
  "use strict";

  const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');
  if (window.Mingpin?.open || !script?.src) return;

  const WORDS = {
    zh: {
      name: "名品助手",
      ask: "问名品助手",
      close: "关闭",
      opening: "正在打开……",
      unreachable: "名品助手暂时打不开。请稍后重试，或在新窗口打开：",
      retry: "重试",
    },
    en: {
      name: "Mingpin",
      ask: "Ask Mingpin",
      close: "Close",
      opening: "Opening…",
      unreachable: "Mingpin cannot be reached just now. Please try again later, or open it in a new window:",
      retry: "Try again",
    },
  };
  const GREETING_MS = 2500; // how long a loaded frame may take to say that it is ours
  const LOADING_MS = 20000; // how long it may take to load, and to be ready

  const chat = new URL("widget", script.src);
  const told = { ...script.dataset };
  const narrow = matchMedia("(max-width: 640px), (max-height: 480px)");

  let language = spoken(told.language);
  let opened = false;
  let reached = false; // the frame has answered
  let pushed = false; // our entry stands in the history, for the back button to take away
  let frame = null;
  let timer = 0;
  const waiting = []; // questions asked before the frame was there
  const listeners = new Map();

  // -- What is drawn: all of it in a shadow, where the page's styles do not reach

  const host = document.createElement("mingpin-widget");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  shadow.adoptedStyleSheets = [sheet];

  const button = make("button", { className: "button", type: "button" });
  button.setAttribute("aria-haspopup", "dialog");
  button.append(drawing("M4 5h16v11H10l-4 4v-4H4z M8 9h8 M8 12h5"));

  const panel = make("dialog", { className: "panel", id: "panel" });
  const heading = make("strong", {});
  const cross = make("button", { className: "cross", type: "button" });
  cross.append(drawing("M6 6l12 12 M18 6L6 18"));
  const message = make("p", {});
  message.setAttribute("role", "status");
  const link = make("a", { href: new URL(".", chat).href, target: "_blank", rel: "noopener" });
  link.textContent = link.href;
  const retry = make("button", { className: "retry", type: "button" });
  const plate = make("div", { className: "plate" });
  const bar = make("div", { className: "bar" });
  bar.append(heading, cross);
  plate.append(bar, message, link, retry);
  panel.append(plate);
  const region = make("aside", { className: told.position === "left" ? "left" : "right" });
  region.append(panel, button);
  shadow.append(region);

  /** Whatever the page's own styles say, even with !important, the rules of a shadow's host win over them. */
  function style(color, ink) {
    sheet.replaceSync(`
      :host { all: initial !important; position: fixed !important; z-index: 2147483647 !important;
        right: 0 !important; bottom: 0 !important; width: 0 !important; height: 0 !important; }
      :host, * { box-sizing: border-box; }
      aside { --color: ${color}; --ink: ${ink}; --paper: #fbfaf7; --text: #23241f; --faint: #6b6a61;
        color: var(--text); font: 15px/1.6 "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
      @media (prefers-color-scheme: dark) { aside { --paper: #191a18; --text: #e7e5dc; --faint: #a09e92; } }
      svg { width: 26px; height: 26px; fill: none; stroke: currentColor; stroke-width: 1.8;
        stroke-linecap: round; stroke-linejoin: round; display: block; margin: auto; }
      button { font: inherit; cursor: pointer; }
      button:focus-visible, a:focus-visible { outline: 2px solid var(--text); outline-offset: 3px; }
      .button { position: fixed; bottom: calc(20px + env(safe-area-inset-bottom, 0px)); right: 20px; width: 56px; height: 56px;
        padding: 0; border: 0; border-radius: 50%; background: var(--color); color: var(--ink);
        box-shadow: 0 2px 10px rgb(0 0 0 / 25%), 0 0 0 1px rgb(255 255 255 / 35%); }
      .panel { position: fixed; inset: auto 20px 92px auto; width: 400px; height: min(660px, 100vh - 112px);
        max-width: none; max-height: none; margin: 0; padding: 0; border: 0; border-radius: 14px; overflow: hidden;
        background: var(--paper); color: inherit; box-shadow: 0 8px 40px rgb(0 0 0 / 28%), 0 0 0 1px rgb(0 0 0 / 8%); }
      .left .button { right: auto; left: 20px; }
      .left .panel { inset: auto auto 92px 20px; }
      .panel:modal { inset: 0; width: 100%; height: 100vh; height: 100dvh; border-radius: 0; }
      .panel::backdrop { background: var(--paper); }
      iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; display: block; background: var(--paper); }
      iframe[hidden], .plate[hidden], a[hidden], .retry[hidden] { display: none; }
      .plate { padding: 0 20px 20px; overflow-wrap: anywhere; }
      .bar { display: flex; align-items: center; margin: 0 -20px; padding: 8px 8px 8px 20px; min-height: 52px;
        background: var(--color); color: var(--ink); }
      .bar strong { flex: 1; font-weight: 600; }
      .cross { width: 36px; height: 36px; padding: 0; border: 0; border-radius: 8px; background: none; color: inherit; }
      .cross svg { width: 20px; height: 20px; }
      .cross:focus-visible { outline-color: currentColor; outline-offset: -2px; }
      .plate p { margin: 20px 0 8px; }
      .plate a { color: inherit; text-underline-offset: 3px; }
      .retry { display: block; margin-top: 16px; padding: 6px 16px; border: 1px solid var(--faint); border-radius: 8px;
        background: none; color: inherit; }
      @media (prefers-reduced-motion: no-preference) {
        .button { transition: transform .15s; }
        .button:hover { transform: scale(1.06); }
        .panel[open] { animation: rise .18s ease-out; }
        @keyframes rise { from { opacity: 0; transform: translateY(12px); } }
      }`);
  }

  function label() {
    const words = WORDS[language];
    const title = told.title || words.name;
    region.lang = language === "zh" ? "zh-CN" : "en";
    for (const one of [region, panel]) one.setAttribute("aria-label", title);
    heading.textContent = title;
    if (frame) frame.title = title;
    cross.setAttribute("aria-label", words.close);
    retry.textContent = words.retry;
    button.setAttribute("aria-label", opened ? words.close : told.title || words.ask);
    button.setAttribute("aria-expanded", String(opened));
    message.textContent = timer || reached ? words.opening : words.unreachable;
  }

  // -- Opening and closing

  function open({ quietly = false } = {}) {
    if (opened) return;
    opened = true;
    if (!reached && !timer) load();
    show(quietly);
    if (narrow.matches) push();
    if (!quietly) focusFrame();
    label();
    emit("open");
  }

  /** On a phone the panel is the whole screen, and the back button is how one leaves a screen. */
  function push() {
    const theirs = history.state;
    try {
      history.pushState({ ...(typeof theirs === "object" ? theirs : {}), mingpin: true }, "");
      pushed = true;
    } catch {
      // a document without a history of its own; the cross closes the panel
    }
  }

  function show(quietly) {
    if (narrow.matches) panel.showModal();
    else if (quietly) panel.open = true; // show() would take the focus
    else panel.show();
  }

  function close() {
    if (!opened) return;
    opened = false;
    const focused = panel.matches(":modal") || document.activeElement === host;
    panel.close();
    if (focused) button.focus();
    if (pushed && history.state?.mingpin) history.back();
    pushed = false;
    label();
    emit("close");
  }

  function focusFrame() {
    if (!reached) return cross.focus();
    frame.focus();
    send("focus");
  }

  // -- The frame, and what is said between it and us

  function load() {
    frame?.remove();
    reached = false;
    frame = make("iframe", { allow: "clipboard-write", referrerPolicy: "no-referrer", hidden: true });
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox");
    const address = new URL(chat);
    address.searchParams.set("lang", language);
    frame.src = address.href;
    frame.addEventListener("load", greet);
    panel.append(frame);
    wait(LOADING_MS);
  }

  function wait(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      draw();
      emit("error", { code: "unreachable" });
    }, milliseconds);
    draw();
  }

  function draw() {
    const given_up = !reached && !timer;
    frame.hidden = !reached;
    plate.hidden = reached;
    link.hidden = retry.hidden = !given_up;
    label();
  }

  function greet() {
    if (reached) return;
    const painted = getComputedStyle(button);
    send("hello", {
      language,
      title: told.title,
      greeting: told.greeting,
      policy: told.policy,
      color: told.color && painted.backgroundColor,
      ink: told.color && painted.color,
    });
    wait(GREETING_MS);
  }

  function send(type, rest = {}) {
    frame.contentWindow?.postMessage({ mingpin: type, ...rest }, chat.origin);
  }

  const heard = {
    here: () => reached || wait(LOADING_MS),
    ready() {
      clearTimeout(timer);
      timer = 0;
      reached = true;
      draw();
      if (opened && document.activeElement === host) focusFrame();
      for (const question of waiting.splice(0)) send("ask", { question });
      emit("ready");
    },
    close,
    language(said) {
      language = spoken(said.language);
      label();
      emit("language", { language });
    },
    asked: () => emit("ask"),
    answered: ({ status, citations }) => emit("answer", { status, citations }),
    failed: ({ code }) => emit("error", { code }),
  };

  addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== chat.origin) return;
    const type = event.data?.mingpin;
    if (Object.hasOwn(heard, type)) heard[type](event.data);
  });

  // -- Hands and keys

  button.addEventListener("click", () => (opened ? close() : open()));
  cross.addEventListener("click", close);
  retry.addEventListener("click", () => {
    load();
    cross.focus();
  });
  panel.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  panel.addEventListener("close", () => panel.open || close()); // the browser may close a dialog by itself
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened && !event.defaultPrevented) close();
  });
  addEventListener("popstate", () => {
    if (!pushed) return;
    pushed = false;
    close();
  });
  narrow.addEventListener("change", () => {
    if (!opened) return;
    panel.close();
    show(true);
  });

  // -- For the page

  function ask(question) {
    const text = String(question).trim();
    if (!text) return;
    open();
    if (reached) send("ask", { question: text });
    else waiting.push(text);
  }

  function setLanguage(value) {
    language = spoken(value);
    label();
    if (reached) send("language", { language });
  }

  /** Calls ``listener`` at each ``event``; what comes back ends that. */
  function on(event, listener) {
    if (!listeners.has(event)) listeners.set(event, new Set());
    listeners.get(event).add(listener);
    return () => listeners.get(event).delete(listener);
  }

  function emit(event, detail = {}) {
    for (const listener of listeners.get(event) ?? []) {
      try {
        listener(detail);
      } catch (error) {
        reportError(error); // theirs, and no reason for us to stop
      }
    }
  }

  // -- Small things

  function spoken(value) {
    if (value === "zh" || value === "en") return value;
    return (document.documentElement.lang || navigator.language).toLowerCase().startsWith("zh") ? "zh" : "en";
  }

  function make(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }

  function drawing(path) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }

  /** White or near-black, whichever reads better on ``color`` as the browser painted it. */
  function inkOn(color) {
    const parts = (color.match(/^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)/) ?? [0, 0, 0, 0]).slice(1);
    const [red, green, blue] = parts
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#1b1b18" : "#fff";
  }

  function begin() {
    const wanted = /^[\w#(),.%/ +-]+$/.test(told.color ?? "") && CSS.supports("color", told.color);
    if (!wanted) delete told.color;
    style(told.color ?? "#9c3526", "#fff");
    document.documentElement.append(host); // beside the body, where none of its transforms move us
    if (wanted) style(told.color, inkOn(getComputedStyle(button).backgroundColor));
    label();
    // Nobody wants a page that begins with another one over it, so a phone waits for the button.
    if ("open" in told && told.open !== "false" && !narrow.matches) open({ quietly: true });
  }

  Object.defineProperty(window, "Mingpin", {
    value: Object.freeze({ open: () => open(), close, ask, setLanguage, on }),
    enumerable: true,
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
