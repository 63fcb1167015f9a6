// Runs tests/browser/*_test.mjs one after the other in a real browser; names given as arguments choose among them.
// Each exports `default async function (checks)`. The last line counts: N passed, N failed.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Checks } from './lib/checks.mjs';

const folder = import.meta.dirname;
const wanted = process.argv.slice(2);
const checks = new Checks();
for (const file of readdirSync(folder).filter((name) => name.endsWith('_test.mjs')).sort()) {
  if (wanted.length && !wanted.some((name) => file.startsWith(name))) continue;
  const began = Date.now();
  console.log(`=== ${file}`);
  await checks.part(file, async () => {
    const { default: run } = await import(pathToFileURL(join(folder, file)));
    await run(checks);
  });
  console.log(`    ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
console.log(`${checks.passed} passed, ${checks.failed} failed`);
process.exit(checks.failed ? 1 : 0);
