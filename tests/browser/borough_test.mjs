// A borough's day at the coordinator's desk: 200 referrals from three systems, each in a shape of its own.
import { see, tap } from './lib/acts.mjs';
import { borough } from './lib/borough.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { choose, go, saved, startTeam, witness } from './lib/team.mjs';
import { vaultOf } from './lib/vaults.mjs';

const MONDAY = '2026-11-23T08:40:00Z';

export default async function ({ check }) {
  const server = await serve(), desk = await openTablet({ url: server.url, ratio: 1, clock: MONDAY });
  try {
    await witness('borough', { desk }, async () => {
      await desk.open();
      const ruth = await startTeam(desk.page, { wards: 'Rowan\nHazel\nWillow' });
      const { referrals, files } = borough();
      for (const file of files) await takeIn(check, desk.page, file, referrals.filter(({ source }) => source === file.source.toLowerCase()));
      await twice(check, desk.page, files[0]);
      await saved(desk.page);
      compare(check, referrals, (await vaultOf(desk.page, ruth.passphrase)).records);
    });
    check('the page reported no error', desk.errors.join(' | '), '');
  } finally {
    await desk.remove();
    await server.remove();
  }
}

/** A report, from the file to what the page says of it before anything is written. */
async function look(page, file, columns) {
  await go(page, 'Referrals');
  await tap(page, 'button', 'Bring in a report');
  await choose(page, [file], () => tap(page, 'button', 'Choose a CSV file'));
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
