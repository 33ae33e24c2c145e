// Looks at pages of a report in Chromium, and says what is wrong with each.
//
// Input: one path of a page a line. Output: JSON, { path: [what is wrong, ...] }.
// Each page is also printed to a PDF next to it.
"use strict";

const fs = require("node:fs");
const { pathToFileURL } = require("node:url");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { chromium } = require("playwright-core");
const { HtmlValidate } = require("html-validate");

const WIDTHS = [320, 768, 1280];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // HTML in its long form, so that it is XML-like enough for every tool.
    "no-trailing-whitespace": "off",
    // A title may be long: it starts with the name of the PDF.
    "long-title": "off",
    // Words beside one another are text of an officer's, not of ours.
    "tel-non-breaking": "off",
    // Numbers of actions have full stops in them, which HTML has allowed since 5.
    "valid-id": ["error", { relaxed: true }],
  },
});

// Runs in the page: words broken in two, small words in charts, and overflow.
function measure() {
  const wrong = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll("body *")].find(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    wrong.push(`${root.scrollWidth} wide in ${root.clientWidth}: ${wide?.outerHTML.slice(0, 90)}`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest("svg, style, title, .skip")) continue;
    for (const match of text.data.matchAll(/[\p{L}\p{N}\p{M}']{2,}/gu)) {
      // Words of thirty letters and more may be broken, and so may East Asian text.
      if (match[0].length >= 30 || /[\u3000-\u9fff\uff00-\uffef]/.test(match[0])) continue;
      range.setStart(text, match.index);
      range.setEnd(text, match.index + match[0].length);
      const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
      if (lines.size > 1) wrong.push(`broken word: ${match[0]}`);
    }
  }
  for (const text of document.querySelectorAll("svg text")) {
    const matrix = text.getScreenCTM();
    const size = parseFloat(getComputedStyle(text).fontSize) * Math.hypot(matrix.a, matrix.b);
    if (size < 11) wrong.push(`${size} px in a chart: ${text.textContent}`);
    const box = text.getBoundingClientRect();
    if (box.left < -1 || box.right > root.clientWidth + 1) {
      wrong.push(`cut off in a chart: ${text.textContent}`);
    }
  }
  for (const chart of document.querySelectorAll("svg:not(svg svg)")) {
    const labels = [...chart.querySelectorAll("text")].map((text) => [text, text.getBoundingClientRect()]);
    for (const [number, [text, one]] of labels.entries()) {
      for (const [next, other] of labels.slice(number + 1)) {
        const beside = one.right <= other.left || other.right <= one.left;
        const apart = beside || one.bottom <= other.top || other.bottom <= one.top;
        if (!apart) wrong.push(`one on another in a chart: ${text.textContent}, ${next.textContent}`);
      }
    }
  }
  return wrong;
}

async function look(browser, file) {
  const wrong = [];
  const page = await browser.newPage({ bypassCSP: true });
  const own = pathToFileURL(file).href;
  page.on("console", (said) => wrong.push(`console: ${said.text()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error}`));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== own) wrong.push(`request: ${request.url()}`);
  });
  await page.goto(own);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const found = await page.evaluate(measure);
    wrong.push(...found.map((one) => `at ${width} px, ${one}`));
  }
  await page.evaluate(axe);
  for (const [scheme, runOnly] of [
    ["light", TAGS],
    ["dark", { type: "rule", values: ["color-contrast"] }],
  ]) {
    await page.emulateMedia({ colorScheme: scheme });
    const result = await page.evaluate(
      (only) => window.axe.run(document, { runOnly: only, resultTypes: ["violations"] }),
      runOnly,
    );
    for (const { id, nodes } of result.violations) {
      wrong.push(`axe, ${scheme}: ${id}: ${nodes.length}: ${nodes[0].html.slice(0, 120)}`);
    }
  }
  await page.close();
  return wrong;
}

// The same page as it is read: with its own policy, which lets nothing run.
async function read(browser, file) {
  const wrong = [];
  const page = await browser.newPage();
  page.on("console", (said) => wrong.push(`console, with the policy: ${said.text()}`));
  await page.goto(pathToFileURL(file).href);
  const styled = await page.evaluate(() => getComputedStyle(document.body).maxWidth);
  if (styled === "none") wrong.push("the policy keeps out the page's own style");
  const ran = await page.evaluate(() => document.documentElement.dataset.ran ?? "");
  if (ran) wrong.push("a script in the page was run");
  if (!/docs-[^/]*$/.test(file)) await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true, printBackground: false });
  await page.close();
  return wrong;
}

async function check(file) {
  const report = await validator.validateString(fs.readFileSync(file, "utf8"), file);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `html, line ${line}: ${ruleId}: ${message}`),
  );
}

async function main() {
  const files = fs.readFileSync(0, "utf8").split("\n").filter(Boolean);
  const browser = await chromium.launch({
    executablePath: process.argv[2],
    args: ARGUMENTS,
  });
  const said = {};
  for (const file of files) {
    said[file] = [...(await check(file)), ...(await look(browser, file)), ...(await read(browser, file))];
  }
  await browser.close();
  process.stdout.write(JSON.stringify(said));
}

main();
