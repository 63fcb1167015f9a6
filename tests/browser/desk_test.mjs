// A coordinator's reports, in the browser: 50,000 rows of another system's report while the page stays alive, a hostile
// one, a worry that is told and closed, and the files that leave unsealed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { download, gone, see, tap, write, writeSecret } from './lib/acts.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { choose, go, startTeam, witness } from './lib/team.mjs';

const ROWS = 50_000;

export default async function (checks) {
  const server = await serve();
  const desk = await openTablet({ url: server.url, ratio: 1 });
  try {
    await checks.part('a large report', (check) => witness('large-report', { desk }, () => largeReport(check, desk)));
    await checks.part('a hostile report', (check) => witness('hostile-report', { desk }, () => hostileReport(check, desk)));
    await checks.part('half an answer', (check) => witness('half-an-answer', { desk }, () => halfAnAnswer(check, desk)));
    await checks.part('files that leave', (check) => witness('files-that-leave', { desk }, () => filesThatLeave(check, desk)));
    checks.check('no page reported an error or broke the policy', desk.errors.join(' | '), '');
  } finally {
    await desk.remove();
    await server.remove();
  }
}

const HEADER = 'Referral ID,Forename,Surname,Date of Birth,Date Referral Received,Referring Team_Description,Referral Reason';

function row(n) {
  const day = String(1 + n % 28).padStart(2, '0'), month = String(1 + n % 12).padStart(2, '0');
  return `${700000 + n},Made,Up-${n},${day}/${month}/19${50 + n % 49},${day}/10/2026,Elm Road team,"Reason, ${n}"`;
}

function report(rows) {
  return Buffer.from([HEADER, ...Array.from({ length: rows }, (_, n) => row(n))].join('\r\n'));
}

async function bringIn(page, file) {
  await go(page, 'Referrals');
  await tap(page, 'button', 'Bring in a report');
  await choose(page, [file], () => tap(page, 'button', /^Choose (the file|another file)/));
}

async function largeReport(check, desk) {
  await desk.open();
  ({ passphrase: desk.passphrase } = await startTeam(desk.page));
  const { page } = desk;
  await bringIn(page, { name: 'RiO referrals.csv', bytes: report(ROWS) });
  await tap(page, 'button', 'See what would become of each row');
  const bar = page.getByRole('progressbar');
  await check.soon('it shows how far it has come', () => bar.count(), 1);
  // The page answers while it reads: a key opens the list of keys.
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('?');
  await see(page, 'dialog', 'Keyboard shortcuts');
  await page.keyboard.press('Escape');
  await see(page, 'text', /^50,000 referrals would come in|^50000 referrals would come in/, { timeout: 120_000 });
  await check.soon('every row has its fate, and nothing is written yet', async () => await page.getByText(/would come in/).count() > 0);
  await page.getByRole('button', { name: /^Take .* referrals in/ }).waitFor();
}

async function hostileReport(check, desk) {
  const { page } = desk;
  await go(page, 'Today');
  const folder = mkdtempSync(join(tmpdir(), 'alongside-hostile-')), path = join(folder, 'rio.csv');
  const wide = `${Array.from({ length: 500 }, (_, n) => `c${n}`).join(',')}\n${'x,'.repeat(500)}\n`;
  for (const [name, bytes] of [
    ['500 columns', Buffer.from(wide)],
    ['a line of 50 MB', Buffer.alloc(50 << 20, 'x')],
    ['NUL bytes', Buffer.from('Name\0,Born\0\n\0,\0\n')],
  ]) {
    writeFileSync(path, bytes);  // too much for the browser's driver to hand over by itself
    await bringIn(page, { path });
    await page.getByText(/^Nothing (of it )?was/).first().waitFor({ timeout: 60_000 });
    await check.soon(`${name}: a plain sentence, and the page lives on`, async () => await page.getByText(/^Nothing (of it )?was/).count() > 0);
    await go(page, 'Today');
  }
  rmSync(folder, { recursive: true });
}

/** What a worry is closed with, half written: kept through Escape, 'Not now' and a lock. */
async function halfAnAnswer(check, desk) {
  const HALF = 'The ward round saw her and';
  const { page } = desk;
  const risks = async () => {
    await go(page, 'More');
    await tap(page, 'button', /^Risk/);
  };
  const ask = async () => {
    await tap(page, 'button', 'Close it, Nobody named');
    await see(page, 'dialog', 'Close this worry');
  };
  const words = page.getByRole('textbox', { name: 'What it is closed with' });
  await risks();
  await tap(page, 'button', 'Add a worry');
  await write(page, 'What worries you', 'Has not slept for three nights');
  await tap(page, 'button', 'Save');
  await tap(page, 'button', 'Save all the same');  // nobody was told
  await gone(page, 'dialog', /^Worry/);
  await risks();
  await ask();
  await write(page, 'What it is closed with', HALF);
  await page.keyboard.press('Escape');
  await ask();
  await check.soon('what was half written stands there again after Escape', () => words.inputValue(), HALF);
  await tap(page, 'button', 'Not now');
  await tap(page, 'button', 'Lock');
  await writeSecret(page, /^Your passphrase, /, desk.passphrase);
  await tap(page, 'button', 'Unlock');
  await page.getByRole('navigation').waitFor();
  await risks();
  await ask();
  await check.soon('and after ‘Not now’ and a lock', () => words.inputValue(), HALF);
  await write(page, 'What it is closed with', `${HALF} changed her medicine.`);
  await tap(page, 'button', 'Save');
  await page.getByRole('radio', { name: /^Closed/ }).tap();
  await see(page, 'text', /changed her medicine/);
}

/** How many A4 pages the browser would print. */
async function onPaper(page, act) {
  await page.evaluate(() => { window.print = () => {}; });
  await act();
  await page.waitForFunction(() => document.getElementById('paper').innerText.includes('Month by month'));
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  return (pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length;
}

async function filesThatLeave(check, desk) {
  await desk.page.reload();
  await desk.ready();
  const { page } = desk;
  await tap(page, 'button', /^Somebody else/);
  await tap(page, 'button', /^Practise with made-up people/);
  await go(page, 'More');
  await tap(page, 'button', /^Practise as the coordinator/);
  await go(page, 'Today');
  await tap(page, 'button', /^Look now/);
  await tap(page, 'button', 'Tell somebody, Fergus Lyle');
  await write(page, 'Whom you told', 'Crisis team');
  await tap(page, 'button', 'Save');
  await see(page, 'button', 'Answered, Fergus Lyle');
  check('a worry that is told stands among those that wait for an answer', await page.getByRole('button', { name: 'Tell somebody, Fergus Lyle' }).count(), 0);
  await go(page, 'More');
  await tap(page, 'button', /^Reports/);
  const csv = await download(page, async () => {
    await tap(page, 'button', 'Save as CSV');
    await see(page, 'dialog', 'This file is not sealed');
    await tap(page, 'button', 'Save it unsealed');
  });
  const text = Buffer.from(csv.bytes).toString('utf8');
  check('the figures leave with small ones withheld', /fewer than 5/.test(text) && !/Imogen Farrow/.test(text), true);
  await tap(page, 'radio', 'A year');
  const sheets = await onPaper(page, () => tap(page, 'button', 'Print', { first: true }));
  check('a year of reports is one A4 page', sheets, 1);
  const fhir = await download(page, async () => {
    await tap(page, 'button', 'Save as FHIR');
    await tap(page, 'button', 'Save it unsealed');
  });
  const bundle = JSON.parse(Buffer.from(fhir.bytes).toString('utf8'));
  const kinds = new Set(bundle.entry.map(({ resource }) => resource.resourceType));
  check('the Bundle holds every kind of resource', ['Patient', 'Encounter', 'ServiceRequest', 'CarePlan', 'Goal', 'Task', 'Flag', 'Consent', 'CareTeam', 'Practitioner']
    .filter((kind) => !kinds.has(kind)).join(), '');
}
