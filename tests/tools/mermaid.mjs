// Renders Mermaid diagrams in headless Chromium, by the oldest version that labels are written for and by the latest.
//
//     node tests/tools/mermaid.mjs diagrams.json
//
// The file is a list of { name, text, labels }: each label must stand in the picture as it is, and nothing may be an error.
// Ends with 1 if something is not so, with 3 without a browser. `CHROMIUM` names the browser.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const here = dirname(fileURLToPath(import.meta.url));
const browserPath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  .find((path) => path && existsSync(path));
if (!browserPath) {
  console.log("no browser");
  process.exit(3);
}
const diagrams = JSON.parse(readFileSync(process.argv[2], "utf8"));
const plain = (text) => text.replace(/\s+/gu, " ").trim();
const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
let faults = 0;
for (const version of ["mermaid", "mermaid-latest"]) {
  const tab = await browser.newPage();
  await tab.setContent("<!doctype html><title>diagrams</title><body></body>");
  await tab.addScriptTag({ path: join(here, "node_modules", version, "dist", "mermaid.min.js") });
  await tab.evaluate(() => globalThis.mermaid.initialize({ startOnLoad: false }));
  for (const [number, diagram] of diagrams.entries()) {
    const drawn = await tab.evaluate(async (id, text) => {
      try {
        const { svg } = await globalThis.mermaid.render(id, text);
        document.body.innerHTML = svg;
        const labels = [...document.querySelectorAll(".nodeLabel, .node text, .edgeLabel, .label")];
        return { labels: labels.map((label) => label.textContent), all: document.body.textContent };
      } catch (error) {
        return { error: String(error) };
      }
    }, `diagram-${number}`, diagram.text);
    if (drawn.error) {
      faults += 1;
      console.log(`${version}, ${diagram.name}: ${drawn.error}`);
      continue;
    }
    const shown = drawn.labels.map(plain);
    for (const label of diagram.labels) {
      if (!shown.includes(plain(label))) {
        faults += 1;
        console.log(`${version}, ${diagram.name}: ${JSON.stringify(label)} is not shown as it is; shown: ${JSON.stringify(shown)}`);
      }
    }
    if (/Unsupported markdown|Syntax error/u.test(drawn.all)) {
      faults += 1;
      console.log(`${version}, ${diagram.name}: an error stands in the picture`);
    }
  }
}
await browser.close();
process.exit(faults ? 1 : 0);
