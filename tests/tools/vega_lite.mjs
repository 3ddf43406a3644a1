// Each file: valid by the published schema of Vega-Lite, compiled without a warning, and drawn without one.
import fs from 'node:fs';
import Ajv from 'ajv';
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';

const schemaFile = new URL('node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url);
// the schema names formats (uri, colours) that are of no matter here
const ajv = new Ajv({ strict: false, validateFormats: false });
const valid = ajv.compile(JSON.parse(fs.readFileSync(schemaFile, 'utf8')));

for (const file of process.argv.slice(2)) {
  const specification = JSON.parse(fs.readFileSync(file, 'utf8'));
  const faults = [];
  if (!valid(specification)) {
    faults.push(...valid.errors.map((error) => `${error.instancePath} ${error.message}`));
  }
  const said = (...words) => { faults.push(words.join(' ')); return logger; };
  const silent = () => logger;
  const logger = { level: () => logger, error: said, warn: said, info: silent, debug: silent };
  const compiled = vegaLite.compile(specification, { logger }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: 'none' });
  view.logger(logger);
  const picture = await view.toSVG();
  const marks = (picture.match(/mark-symbol role-mark/g) ?? []).length;
  if (marks === 0) faults.push('no points were drawn');
  if (faults.length > 0) {
    console.log(`${file}:\n  ${faults.slice(0, 8).join('\n  ')}`);
    process.exitCode = 1;
  }
}
