// A borough's day at the coordinator's desk: 200 referrals from three systems, a meeting that gives thirty of them to five
// workers, whose tablets take them, work and send; everything merged in any order, with a copied tablet; and
// then the reports against a separate count, and the FHIR Bundle in the eyes of npm's fhir.
import fhir from 'fhir';
import { download, see, tap } from './lib/acts.mjs';
import { borough } from './lib/borough.mjs';
import { Day, first, MONDAY, WORKERS } from './lib/day.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { choose, go, saved, witness } from './lib/team.mjs';
import { vaultOf } from './lib/vaults.mjs';

const ALLOCATIONS = 30;

export default async function ({ check }) {
  const server = await serve(), desk = await openTablet({ url: server.url, ratio: 1, clock: MONDAY });
  const { referrals, files } = borough(), day = new Day(server, desk, referrals);
  try {
    await witness('borough', { desk }, async () => {
      await day.begin();
      await day.atTheDesk();
      for (const file of files) await takeIn(check, desk.page, file, referrals.filter(({ source }) => source === file.source.toLowerCase()));
      await twice(check, desk.page, files[0]);
      await saved(desk.page);
      compare(check, referrals, (await vaultOf(desk.page, day.ruth.passphrase)).records);
      await day.meet(ALLOCATIONS);
      check('thirty people are given to five workers', `${day.given.size} to ${new Set(day.given.values()).size}`, '30 to 5');
      await day.work();
      await day.atTheDesk();
      await together(check, day);
      await reports(check, day);
    });
    check('no page reported an error', [...desk.errors, ...day.tablets.flatMap(({ errors }) => errors)].join(' | '), '');
  } finally {
    await Promise.all([desk.remove(), day.remove()]);
    await server.remove();
  }
}

// --- Reports in --------------------------------------------------------------------------------------------

/** A report, from the file to what the page says of it before anything is written. */
async function look(page, file, columns) {
  await go(page, 'Referrals');
  await tap(page, 'button', 'Bring in a report');
  await choose(page, [file], () => tap(page, 'button', 'Choose the file'));
  if (!file.name.toUpperCase().includes(file.source.toUpperCase())) {
    await see(page, 'heading', 'Which system does it come from?');
    await tap(page, 'radio', file.source);
  }
  if (columns === 'to be looked at') await tap(page, 'button', 'See what would become of each row');
  await see(page, 'button', 'Change the columns', { timeout: 60_000 });
}

async function takeIn(check, page, file, own) {
  await look(page, file, 'to be looked at');
  await check.soon(`${file.source}: every row has its fate before anything is written`, () => fates(page),
    [`All ${own.length + file.refused + file.twice}`, ...fatesOf(own), ...(file.twice ? [`Twice in the file ${file.twice}`] : []),
      ...(file.refused ? [`Refused ${file.refused}`] : [])].join(', '));
  await tap(page, 'button', `Take ${own.length} referrals in`);
  await see(page, 'button', 'To the referrals', { timeout: 60_000 });
  const people = own.filter(({ known }) => !known).length;
  await check.soon(`${file.source}: as many come in`, () =>
    page.getByText(`${own.length} referrals came in, for ${people} new people.`).count(), 1);
  await tap(page, 'button', 'To the referrals');
}

const fates = async (page) => (await page.getByRole('radiogroup', { name: 'Which rows' }).getByRole('radio')
  .evaluateAll((all) => all.map((one) => one.ariaLabel))).join(', ');

function fatesOf(own) {
  const known = own.filter((one) => one.known).length;
  return [`New ${own.length - known}`, ...(known ? [`For people here ${known}`] : [])];
}

async function twice(check, page, file) {
  await look(page, file, 'remembered');
  await check.soon('the same file once more, whose columns the team file keeps, has nothing new', () => page.getByText('Nothing in it is new.').count(), 1);
  await go(page, 'Referrals');
}

/** Every referral and its person, against what was written down before the files were made. */
function compare(check, referrals, records) {
  const people = new Map(records.filter(({ kind }) => kind === 'person').map(({ rec, fields }) => [rec, fields]));
  const kept = new Map(records.filter(({ kind }) => kind === 'referral').map(({ fields }) => [`${fields.source} ${fields.number}`, fields]));
  check('200 referrals are in the vault', kept.size, 200);
  check('and 195 people, since five are referred twice', people.size, 195);
  const wrong = referrals.filter((wanted) => {
    const referral = kept.get(`${wanted.source} ${wanted.number}`), person = people.get(referral?.person);
    return !person || ['received', 'team', 'referrer', 'risks', 'partner'].some((key) => (referral[key] ?? '') !== wanted[key]) ||
      !referral.reason.startsWith(wanted.reason) || ['name', 'born', 'nhs'].some((key) => person[key] !== wanted[key]) ||
      (!wanted.known && person[wanted.source] !== wanted.client) || (!wanted.known && (person.ward ?? '') !== wanted.ward);
  });
  check('each of them field by field as its system had it', wrong.map(({ source, number }) => `${source} ${number}`).join(), '');
}

// --- Packs together -----------------------------------------------------------------------------------------

/** In an order that is none, one of them twice: all that is fine at once, what is not by hand. */
async function together(check, day) {
  const { page } = day;
  check('six packs, one of them of a copied tablet', day.packs.length, 6);
  const { both } = day;
  await day.call(page, both, 'Bay');
  await day.merge([4, 1, 5, 0, 3, 1, 2]);
  const apart = page.getByRole('list', { name: 'Packs brought in' }).getByRole('button', { name: /Kept apart: a copied tablet/ });
  await check.soon('two packs with one number are both kept apart', () => apart.count(), 2);
  for (const left of [1, 0]) {
    await apart.first().tap();
    await tap(page, 'button', 'Take it in as well');
    await check.soon(`taken in by hand: ${left} left`, () => apart.count(), left);
  }
  const changedByBoth = page.getByRole('list', { name: 'To settle' }).getByRole('button', { name: new RegExp(`^${both}.*2 versions`) });
  await check.soon('what a worker and the coordinator both changed waits for somebody to choose', () => changedByBoth.count(), 1);
  await changedByBoth.tap();
  await tap(page, 'button', `Keep ${first(WORKERS[0])}’s`);
  await check.soon('and no longer once they have', () => changedByBoth.count(), 0);
  await saved(page);
  const { records } = await vaultOf(page, day.ruth.passphrase);
  const people = new Map(records.filter(({ kind }) => kind === 'person').map(({ rec, fields }) => [rec, fields]));
  check('which the worker wrote, as chosen', [...people.values()].find(({ name }) => name === both).preferred, 'Sunny');
  const seen = records.filter(({ kind }) => kind === 'session').map(({ fields }) => people.get(fields.person).name);
  const wanted = WORKERS.flatMap((worker, i) => day.of(worker).slice(0, i === WORKERS.length - 1 ? 3 : 2));
  check('every one-to-one of every tablet is there', seen.toSorted().join(), wanted.toSorted().join());
}

// --- Reports out --------------------------------------------------------------------------------------------

const cellsOf = (page, table) => page.getByRole('table', { name: table, exact: true }).getByRole('row').evaluateAll((rows) =>
  rows.slice(1).map((row) => [...row.querySelectorAll('[role=cell]')].map((cell) => cell.textContent.trim() || cell.ariaLabel)));

/** What the page counts, against what the vault's records say when they are counted here. */
async function reports(check, day) {
  const { page } = day, { records } = await vaultOf(page, day.ruth.passphrase);
  const people = new Map(records.filter(({ kind }) => kind === 'person').map(({ rec, fields }) => [rec, fields]));
  const sessions = records.filter(({ kind }) => kind === 'session').map(({ fields }) => fields);
  await go(page, 'More');
  await tap(page, 'button', /^Reports/);
  await see(page, 'heading', 'By worker');
  const workerOf = (fields) => day.given.get(people.get(fields.person).name);
  await counted(check, page, 'By worker', sessions, workerOf);
  await counted(check, page, 'By ward', sessions, ({ person }) => people.get(person).ward ?? 'Not recorded');
  for (const [months, since] of [['Three months', '2026-09-01'], ['This month', '2026-11-01']]) {
    await tap(page, 'radio', months);
    const came = records.filter(({ kind, fields }) => kind === 'referral' && fields.received >= since).length;
    await check.soon(`${months}: as many referrals as counted here`, () =>
      page.getByRole('group', { name: 'Referrals' }).innerText().then((text) => /\d+/.exec(text)[0]), String(came));
  }

  await tap(page, 'button', 'Save as FHIR');
  const file = await download(page, () => tap(page, 'button', 'Save it unsealed'));
  const bundle = JSON.parse(file.bytes), judge = new fhir.Fhir();
  const faults = judge.validate(bundle, { errorOnUnexpected: true }).messages.filter(({ severity }) => severity === 'error' || severity === 'fatal');
  check('the FHIR Bundle is valid', faults.map(({ location, message }) => `${location}: ${message}`).slice(0, 5).join('; '), '');
  const count = (type) => bundle.entry.filter(({ resource }) => resource.resourceType === type).length;
  check('and has everybody, their referrals and what was done', `${count('Patient')} ${count('ServiceRequest')} ${count('Encounter')}`,
    `${people.size} 200 ${sessions.length}`);
}

/** Contacts and people of each. */
async function counted(check, page, table, sessions, by) {
  const wanted = [...new Set(sessions.map(by))].map((name) => {
    const own = sessions.filter((one) => by(one) === name);
    return [name, own.length, new Set(own.map(({ person }) => person)).size];
  });
  await check.soon(`${table}: contacts and people as counted here`, async () => {
    const shown = await cellsOf(page, table);
    const same = ([name, contacts, met]) => shown.some((cells) => cells[0] === name && cells[1] === String(contacts) && cells[4] === String(met));
    return shown.length === wanted.length && wanted.every(same);
  });
}
