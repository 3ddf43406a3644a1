// Holds pages against the rules of HTML (html-validate) and of accessibility (axe-core, in headless Chromium).
//
//     node tests/tools/pages.mjs page.html ...
//
// Ends with 1 if a page breaks a rule. `CHROMIUM` names the browser; else it is looked for where Debian has it.
// With `SHOTS` set to a folder, a picture of each page at 480, 960 and 1600 pixels is kept there.

import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = process.argv.slice(2);
const browserPath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  .find((path) => path && existsSync(path));

if (pages.length === 0) {
  console.error("no page to check");
  process.exit(2);
}

let faults = 0;
const fault = (page, text) => {
  faults += 1;
  console.log(`${page}: ${text}`);
};

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // matters of taste, on which HTML has no rule
    "long-title": "off",
    "no-inline-style": "off",
    "no-trailing-whitespace": "off",
    // a group that scrolls has to be reached with the keyboard
    "no-redundant-role": "off",
  },
});

for (const page of pages) {
  const report = await validator.validateString(readFileSync(page, "utf8"), page);
  for (const result of report.results) {
    for (const message of result.messages) {
      fault(page, `line ${message.line}: ${message.message} (${message.ruleId})`);
    }
  }
}

if (browserPath) {
  const browser = await puppeteer.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
  });
  for (const page of pages) {
    const tab = await browser.newPage();
    const loaded = [];
    tab.on("request", (request) => loaded.push(request.url()));
    for (const scheme of ["light", "dark"]) {
      await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await tab.setViewport({ width: 960, height: 900 });
      await tab.goto(pathToFileURL(resolve(page)).href);
      // what is folded away is looked at too
      await tab.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
      await tab.evaluate(axe);
      const found = await tab.evaluate(() => globalThis.axe.run(document));
      for (const violation of found.violations) {
        const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ");
        fault(page, `${scheme}: ${violation.id}: ${violation.help} (${where})`);
      }
      console.log(`${page}: ${scheme}: ${found.passes.length} rules of axe-core hold, ${found.violations.length} are broken`);
    }
    const foreign = loaded.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"));
    for (const url of foreign) fault(page, `loads ${url}`);
    if (process.env.SHOTS) {
      for (const width of [480, 960, 1600]) {
        await tab.setViewport({ width, height: 900 });
        for (const scheme of ["light", "dark"]) {
          await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          const name = `${basename(page, ".html")}-${width}-${scheme}.png`;
          await tab.screenshot({ path: join(process.env.SHOTS, name), fullPage: true });
        }
      }
      await tab.emulateMediaFeatures([]);
      await tab.pdf({ path: join(process.env.SHOTS, `${basename(page, ".html")}.pdf`), format: "A4" });
    }
    await tab.close();
  }
  await browser.close();
} else {
  console.log("skipped: axe-core (no Chromium was found)");
}

console.log(faults === 0 ? `${pages.length} pages hold` : `${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
