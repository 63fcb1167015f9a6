// One worker's round: a team is started, a worker joins, goes offline, records, is interrupted in every way a ward has,
// sends, and the coordinator takes it in and signs for it. Nothing here is called: all of it is pressed, written and
// read, with whichever hand the two tablets are worked with (hands.mjs).
import { closeTop, download, gone, see, tap, write } from './acts.mjs';
import { files } from './stored.mjs';
import { until } from './until.mjs';
import { acceptJoin, addPerson, askWhoMaySee, beginRecord, choose, go, goToPacks, joinTeam, saved, saveTeamFile, startTeam, unlock, wordsOf } from './team.mjs';

// Nobody of the practice team, whose names are in the program itself.
const PEOPLE = [{ name: 'Rosamund Achterberg', preferred: 'Roz', ward: 'Rowan' }, { name: 'Cuthbert Ngata', ward: 'Hazel' }];
const WORDS = 'Slept through for the first time. I heard the birds.';
const DRAFT = 'I keep thinking about the flat in Quarry Lane.';
const NEXT = 'Walk to the orchard together';
const REASON = 'I had misheard the second part';
const CORRECTED = 'Slept through for the first time. I heard the bins.';
/** None of this may lie on a tablet, in a store or in a file, but sealed. */
export const SECRETS = ['Rosamund', 'Achterberg', 'Cuthbert', 'Ngata', 'heard the birds', 'heard the bins', 'Quarry Lane', 'orchard', 'misheard'];

export async function round(check, { server, desk, tablet }) {
  // --- A team and its first worker ----------------------------------------------------------------------
  await desk.open();
  const ruth = await startTeam(desk.page);
  check('the recovery sheet on paper has all eight words', ruth.recoveryWords.length === 8 && ruth.recoveryWords.every((word) => ruth.sheet.includes(word)));
  check('the recovery file says nothing of its words', ruth.recoveryWords.every((word) => !ruth.recoveryFile.bytes.toString().includes(word)));
  const teamFile = await saveTeamFile(desk.page);
  check('the team file has the name that the worker is told to look for', teamFile.name, /^alongside-team/);

  await tablet.open();
  const femi = await joinTeam(tablet.page, teamFile);
  check('the five words of the team file are those on the coordinator’s own tablet', femi.coordinatorsWords.join(), (await wordsInTeam(desk.page)).join());
  const compared = await acceptJoin(desk.page, femi.request);
  check('the five words that the coordinator compares are those on the worker’s tablet', compared.join(), femi.words.join());
  await see(desk.page, 'listitem', /^Femi Larkin/);
  check('the worker is in the team', true);
  await controlled(tablet.page);

  // --- Offline: people, a one-to-one ---------------------------------------------------------------------
  await tablet.unplug(server);
  for (const person of PEOPLE) await addPerson(tablet.page, person);
  await saved(tablet.page);

  await beginRecord(tablet.page, 'Cuthbert Ngata');
  await drafted(tablet.page, () => write(tablet.page, 'In Cuthbert’s words', DRAFT));
  await tablet.kill();
  await begin(tablet);
  await unlock(tablet.page, femi.passphrase);
  await go(tablet.page, 'Today');
  await tap(tablet.page, 'button', /One-to-one with Cuthbert/, { first: true });
  const words = tablet.page.getByRole('textbox', { name: 'In Cuthbert’s words' });
  await words.waitFor();
  await check.soon('a draft is there after the browser was killed', () => words.inputValue(), DRAFT);
  await tap(tablet.page, 'button', 'Finish later');

  await beginRecord(tablet.page, 'Rosamund Achterberg');
  await tap(tablet.page, 'radio', 'Park or street');
  for (const theme of ['Sleep', 'Going home']) await pick(tablet.page, 'What was it about?', theme);
  await tap(tablet.page, 'button', 'More', { within: { role: 'group', name: 'How long' } });
  await write(tablet.page, 'In Roz’s words', WORDS);
  await write(tablet.page, /^(What|Next step)$/, NEXT);
  check('nobody was asked yet who may see it, so nothing is chosen',
    await tablet.page.getByRole('group', { name: /is happy for this to be seen by$/ }).getByRole('checkbox', { checked: true }).count(), 0);
  await askWhoMaySee(tablet.page);
  await tap(tablet.page, 'button', 'Save');
  await gone(tablet.page, 'dialog', /One-to-one/);
  await saved(tablet.page);

  await tablet.page.reload();
  await tablet.ready();
  await unlock(tablet.page, femi.passphrase);
  check('the page opens again with the server stopped', true);
  await tablet.kill();
  await begin(tablet);
  await unlock(tablet.page, femi.passphrase);
  await read(tablet.page, 'Rosamund Achterberg');
  await check.soon('what was ‘Saved on this tablet’ is there after the browser was killed', async () => await tablet.page.getByText(WORDS).count() > 0);
  await check.soon('and so is the next step', async () => await tablet.page.getByText(NEXT).count() > 0);
  await check.soon('chips and minutes are kept', async () => await tablet.page.getByText(/Going home/).count() > 0 && await tablet.page.getByText(/35 min/).count() > 0);
  await closeTop(tablet.page);

  // --- Sealed, waiting, sent ----------------------------------------------------------------------------
  const taken = [];
  tablet.context.on('response', (reply) => reply.request().method() === 'PUT' && taken.push(`${reply.status()} ${new URL(reply.url()).pathname}`));
  await go(tablet.page, 'Send');
  await tap(tablet.page, 'button', 'Seal and send');
  await see(tablet.page, 'text', 'Waiting for a network');
  check('a pack that cannot go waits', server.packs().length, 0);
  await tablet.plug(server);
  await sent(tablet.page);
  const [pack, ...others] = server.packs();
  check('one pack lies in the inbox', Boolean(pack) && others.length === 0);
  check('under a name that says nothing', pack.name, /^[0-9a-f-]{36}\.json$/);
  check('put there once', taken.join(), `201 /inbox/${pack.name}`);
  check('nothing of it can be read on the way', SECRETS.every((secret) => !pack.bytes.includes(secret)));

  // --- The coordinator takes it in, and signs -----------------------------------------------------------
  await goToPacks(desk.page);
  await choose(desk.page, [pack], () => tap(desk.page, 'button', 'Open files'));
  await desk.page.getByRole('button', { name: /^Femi, pack 1/ }).waitFor();
  await lookAt(desk.page, /^Femi, pack 1/);
  await check.soon('the preview says whose pack it is before anything of it is taken in', async () => await desk.page.getByText(/Femi Larkin/).count() > 0);
  await go(desk.page, 'People');
  check('nothing is taken in before somebody says so', await desk.page.getByRole('button', { name: /^Rosamund Achterberg/ }).count(), 0);
  await goToPacks(desk.page);
  await lookAt(desk.page, /^Femi, pack 1/);
  await tap(desk.page, 'button', 'Take in');
  const receipt = await download(desk.page, () => tap(desk.page, 'button', 'Save the receipt for Femi'));
  await read(desk.page, 'Rosamund Achterberg');
  await check.soon('the coordinator reads the own words', async () => await desk.page.getByText(WORDS).count() > 0);
  await closeTop(desk.page);

  await choose(tablet.page, [receipt], () => tap(tablet.page, 'button', 'Open a receipt'));
  await see(tablet.page, 'text', 'Received');
  check('the worker sees ‘Received’', true);
  await gone(tablet.page, 'text', /does not know this tablet yet/);
  check('and that the team knows the tablet now', true);

  // --- A correction -------------------------------------------------------------------------------------
  await read(tablet.page, 'Rosamund Achterberg');
  await tap(tablet.page, 'button', 'Correct it');
  await write(tablet.page, 'In Roz’s words', CORRECTED);
  await tap(tablet.page, 'button', 'Save');
  await tablet.page.locator('[aria-label="What was wrong?"][aria-invalid="true"]').waitFor();
  check('a correction without a reason is not taken', true);
  await write(tablet.page, 'What was wrong?', REASON);
  await tap(tablet.page, 'button', 'Save');
  await gone(tablet.page, 'dialog', /^Correct/);
  await saved(tablet.page);
  await see(tablet.page, 'dialog', /^One-to-one/);
  const history = tablet.page.getByRole('list', { name: 'History' });
  await history.waitFor();
  const told = await tablet.page.getByRole('dialog').innerText();
  check('the history has what is there now, what was there, and why',
    [CORRECTED, REASON].every((text) => told.includes(text)) && /Gone: “birds\.?”\. New: “bins\.?”/.test(told));
  await closeTop(tablet.page);
  await saved(tablet.page);
}

/** What no page may have done in all that time. `devices`: by whose they are. */
export function blameless(check, devices) {
  for (const [whose, device] of Object.entries(devices)) {
    check(`the ${whose}'s page asked nobody else for anything`, device.strangers.join(' '), '');
    // The browser itself notes each request that found no network.
    const errors = device.errors.filter((error) => !/^Failed to load resource: net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED)/.test(error));
    check(`the ${whose}'s page broke no policy and reported no error`, errors.join(' | '), '');
  }
}

async function wordsInTeam(page) {
  await go(page, 'Team');
  const items = page.getByRole('list', { name: 'Your five words' }).getByRole('listitem');
  await items.first().waitFor();
  return (await items.allTextContents()).map((item) => item.split(', ')[1]);
}

/** Everything is stored for offline use, and the page is under the service worker's care from the next load on. */
async function controlled(page) {
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
}

/** A pack's preview stands beside the list where there is room, and is opened from it where there is none. */
async function lookAt(page, pack) {
  const preview = page.getByRole('button', { name: 'Take in', exact: true });
  await page.getByRole('button', { name: pack }).or(preview).first().waitFor();
  if (!await preview.count()) await tap(page, 'button', pack);
  await see(page, 'button', 'Take in');
}

/** One of many chips; where there is little room only the first stand there. */
async function pick(page, group, chip) {
  const within = { role: 'group', name: group };
  if (!await page.getByRole('checkbox', { name: chip, exact: true }).count()) await tap(page, 'button', 'More', { within });
  await tap(page, 'checkbox', chip);
}

/** The draft is on the medium with what `act` wrote, not only with what stood there before. */
async function drafted(page, act) {
  const shelf = async () => (await files(page)).map(({ name }) => name).filter((name) => /shelf\.drafts/.test(name));
  const before = new Set(await shelf());
  await act();
  // A file that was not there: that an older one goes is no sign of it.
  await until(async () => (await shelf()).some((name) => !before.has(name)), () => 'the draft is not on the medium');
}

/** It goes by itself; if the first moment of the network was too early, a person presses 'Try again'. */
async function sent(page) {
  const done = page.getByText('Sent', { exact: true }).first();
  await done.waitFor({ timeout: 10_000 }).catch(async () => {
    await tap(page, 'button', 'Try again, pack 1');
    await done.waitFor({ timeout: 30_000 });
  });
}

/** The browser is started again, with the network as it was. */
async function begin(tablet) {
  await tablet.start();
  await tablet.open();
}

/** Opens the newest one-to-one with somebody, from their page. */
async function read(page, person) {
  await go(page, 'People');
  await tap(page, 'button', new RegExp(`^${person}`), { first: true });
  await tap(page, 'tab', 'Timeline');
  await page.getByRole('tab', { name: 'Timeline', selected: true }).waitFor();
  await tap(page, 'button', /One-to-one/, { first: true });
  await see(page, 'dialog', /^One-to-one/);
}
