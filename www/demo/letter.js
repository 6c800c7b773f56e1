// A mail as its reader sees it, in a frame that runs nothing. The shop's policy lets no style in by markup, so a mail's
// own styles are handed over by script.
const frame = document.getElementById("letter");
const policy = globalThis.trustedTypes?.createPolicy("lomb-letter", { createHTML: (html) => html });
const block = /<style>([^]*?)<\/style>/;
let styles = "";
/** The frame is as high as its mail, whenever that turns. */
const height = new ResizeObserver(([{ target }]) => (frame.style.blockSize = `${target.offsetHeight}px`));

frame.addEventListener("load", () => {
  const { contentDocument: page } = frame;
  if (!page) return;
  for (const element of page.querySelectorAll("[data-style]")) element.style.cssText = element.dataset.style;
  const sheet = new page.defaultView.CSSStyleSheet();
  sheet.replaceSync(styles);
  page.adoptedStyleSheets = [sheet];
  for (const link of page.querySelectorAll("a")) link.target = "_parent";
  height.disconnect();
  height.observe(page.body);
});

/** @param {{ to: string, subject: string, html: string }} mail */
export function showLetter({ to, subject, html }) {
  document.getElementById("letter-to").textContent = to;
  document.getElementById("letter-subject").textContent = subject;
  styles = block.exec(html)?.[1] ?? "";
  // Quotes in a mail's text are escaped: what is found is an attribute.
  const plain = html.replace(block, "").replaceAll(' style="', ' data-style="');
  frame.srcdoc = policy?.createHTML(plain) ?? plain;
}
