// A tablet is not the record: somebody goes home, the coordinator signs for what was written with them, and the worker
// clears the tablet of them. Another program reads what lies there afterwards.
import { download, gone, searchFieldOf, see, tap, write } from './lib/acts.mjs';
import { blameless } from './lib/round.mjs';
import { serve } from './lib/server.mjs';
import { files } from './lib/stored.mjs';
import { openTablet } from './lib/tablet.mjs';
import { acceptJoin, addPerson, beginAct, beginRecord, choose, go, goToPacks, joinTeam, saved, saveForm, saveTeamFile, startTeam, unlock, witness } from './lib/team.mjs';
import { until } from './lib/until.mjs';
import { vaultOf } from './lib/vaults.mjs';

const GONE = 'Cuthbert Ngata', STAYS = 'Rosamund Achterberg';
const DAY = 86_400_000;
const WORDS = 'A kettle of my own in Quarry Lane.';

export default async function ({ check }) {
  const server = await serve();
  const desk = await openTablet({ url: server.url, ratio: 1 }), tablet = await openTablet({ url: server.url, ratio: 1 });
  try {
    await witness('clear', { desk, tablet }, async () => {
      const femi = await discharged(desk, tablet);
      await cleared(check, server, desk, tablet, femi);
      blameless(check, { worker: tablet, coordinator: desk });
    });
  } finally {
    await Promise.all([desk.remove(), tablet.remove()]);
    await server.remove();
  }
}

/** Two people, a one-to-one with one of them, who then goes home. */
async function discharged(desk, tablet) {
  await desk.open();
  const ruth = await startTeam(desk.page);
  await tablet.open();
  const femi = await joinTeam(tablet.page, await saveTeamFile(desk.page));
  await acceptJoin(desk.page, femi.request);
  for (const name of [GONE, STAYS]) await addPerson(tablet.page, { name, ward: 'Rowan' });
  await beginRecord(tablet.page, GONE);
  await write(tablet.page, 'In Cuthbert’s words', WORDS);
  await saveForm(tablet.page);
  await beginAct(tablet.page, GONE, 'Move, leave, discharge');
  await tap(tablet.page, 'radio', 'Went home');
  await saveForm(tablet.page);
  await saved(tablet.page);
  // Support goes on for a while after somebody went home; that is over, too.
  for (const [one, passphrase] of [[tablet, femi.passphrase], [desk, ruth.passphrase]]) {
    one.ahead += 100 * DAY;
    await one.restart();
    await one.open();
    await unlock(one.page, passphrase);
  }
  return femi;
}

async function cleared(check, server, desk, tablet, femi) {
  const { page } = tablet;  // after the last restart
  await go(page, 'Send');
  await see(page, 'button', 'Seal and send');
  check('nothing is offered before anybody signed for it', await page.getByText(/^No longer with you/).count(), 0);
  await tap(page, 'button', 'Seal and send');
  await until(() => server.packs().length === 1, () => 'no pack lies in the inbox');
  await goToPacks(desk.page);
  await choose(desk.page, server.packs(), () => tap(desk.page, 'button', 'Open files'));
  await see(desk.page, 'button', 'Take in');
  await tap(desk.page, 'button', 'Take in');
  const receipt = await download(desk.page, () => tap(desk.page, 'button', 'Save the receipt for Femi'));
  check('sent is not signed for', await page.getByText(/^No longer with you/).count(), 0);
  await choose(page, [receipt], () => tap(page, 'button', 'Open a receipt'));
  await see(page, 'heading', 'No longer with you: 1 person');

  const before = await vaultOf(page, femi.passphrase);
  check('until it is asked for everything is there', JSON.stringify(before.records).includes(WORDS) && before.cleared === 0);
  await tap(page, 'button', 'See what can be cleared');
  await see(page, 'heading', 'Clear from this tablet');
  check('who went home is ticked', await page.getByRole('checkbox', { name: GONE, checked: true }).count(), 1);
  check('who did not is not there', await page.getByRole('checkbox', { name: STAYS }).count(), 0);
  await tap(page, 'checkbox', GONE);
  await see(page, 'button', 'Clear');
  await tap(page, 'checkbox', GONE);
  await tap(page, 'button', /^Clear \d+ records about 1 person$/);
  const said = await page.getByText(/^Cleared: \d+ records about 1 person\. Your coordinator has them\.$/).first().innerText();

  const after = await vaultOf(page, femi.passphrase);
  const count = Number(/\d+/.exec(said)[0]);
  check('the vault holds nothing of it', !/Cuthbert|Ngata|kettle|Quarry/.test(JSON.stringify(after)));
  check('that it was cleared is noted', JSON.stringify(after.noted.at(-1)), JSON.stringify({ count, deed: 'cleared' }));
  check('as many records are gone as was said', before.records.length - after.records.length, count);
  check('their identities are known', after.cleared >= count, true);
  check('whoever stays is there', JSON.stringify(after.records).includes(STAYS));
  check('and nothing is damaged', after.damage, null);
  check('no file lies there twice', new Set((await files(page)).map(({ name }) => /seg\.\d+-\d+/.exec(name)?.[0]).filter(Boolean)).size,
    (await files(page)).filter(({ name }) => /seg\.\d+-\d+/.test(name)).length);

  await page.reload();
  await tablet.ready();
  await unlock(page, femi.passphrase);
  await go(page, 'People');
  await see(page, 'button', new RegExp(`^${STAYS}`));
  await tap(page, 'button', 'Search', { first: true });
  await searchFieldOf(page).fill('Rosamund');
  await page.getByText('Achterberg').first().waitFor();
  await searchFieldOf(page).fill('Cuthbert');
  await page.getByText('Achterberg').first().waitFor({ state: 'detached' });
  check('after opening it again they are in no list and in no search', await page.getByText('Ngata').count(), 0);
  await go(page, 'Send');
  await gone(page, 'heading', /^No longer with you/);
  check('nothing is offered twice', true);
  await go(desk.page, 'People');
  await tap(desk.page, 'button', 'Search', { first: true });
  await searchFieldOf(desk.page).fill('kettle');
  await desk.page.getByText(/of my own in Quarry Lane/).first().waitFor();
  check('the coordinator has it all', true);
}
