() => {
  // The page is written in both languages; a screen reader should begin in the reader's own.
  document.documentElement.lang = navigator.language.startsWith("en") ? "en" : "zh-CN";
  // Gradio labels each message with its raw markup; the message itself reads better.
  const unlabel = () =>
    document.querySelectorAll("#mp-chat [data-testid][aria-label]").forEach((one) => one.removeAttribute("aria-label"));
  new MutationObserver(unlabel).observe(document.body, { childList: true, subtree: true });
}
