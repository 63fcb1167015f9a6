// Runs tests/browser/*_test.mjs in a real browser; names given as arguments choose among them. Each exports
// `default async function (check)` and shares nothing with another: there are as many at once as processors, two at
// most, each in a process of its own. The last line counts: N passed, N failed.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Checks } from './lib/checks.mjs';

const folder = import.meta.dirname;
const LONG = ['axe', 'round_hands', 'week', 'platform', 'borough'];  // begun first, so that none is left over at the end

const wanted = process.argv.slice(2);
const files = readdirSync(folder).filter((name) => name.endsWith('_test.mjs') && (!wanted.length || wanted.some((part) => name.startsWith(part))));
const rank = (file) => LONG.findIndex((name) => file.startsWith(name)) + 1 || LONG.length + 1;
files.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));

const counted = { passed: 0, failed: 0 };
const add = ({ passed, failed }) => {
  counted.passed += passed;
  counted.failed += failed;
};

async function here(file) {
  const checks = new Checks();
  await checks.part(file, async () => {
    const { default: run } = await import(pathToFileURL(join(folder, file)));
    await run(checks);
  });
  return checks;
}

/** One file in a process of its own; what it said is said in one piece when it has ended. */
async function apart(file) {
  const began = Date.now();
  const child = spawn(process.execPath, [import.meta.filename, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { said += text; });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const last = /(\d+) passed, (\d+) failed\s*$/.exec(said), passed = Number(last?.[1] ?? 0), failed = Number(last?.[2] ?? 0);
  const broken = !last || (code !== 0 && !failed);
  console.log(`=== ${file}\n${said.trimEnd()}\n    ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (broken) console.log(`FAIL ${file}: ended with ${code} and did not count`);
  add({ passed, failed: failed + (broken ? 1 : 0) });
}

if (files.length === 1) {
  add(await here(files[0]));
} else {
  const next = files.values();
  const worker = async () => { for (const file of next) await apart(file); };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
}
console.log(`${counted.passed} passed, ${counted.failed} failed`);
process.exit(counted.failed ? 1 : 0);
