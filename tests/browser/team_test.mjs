// A forgotten passphrase, end to end: the worker's locked tablet and the coordinator's desk, two browsers with nothing
// between them but files and words.
import { download, gone, see, tap, write, writeSecret } from './lib/acts.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { acceptJoin, addPerson, choose, go, goToPacks, joinTeam, saved, saveTeamFile, startTeam, unlock, witness, wordsOf } from './lib/team.mjs';
import { blameless } from './lib/round.mjs';

export default async function ({ check }) {
  const server = await serve();
  const desk = await openTablet({ url: server.url, ratio: 1 }), tablet = await openTablet({ url: server.url, ratio: 1 });
  try {
    await witness('team', { desk, tablet }, async () => {
      await helped(check, server, desk, tablet);
      blameless(check, { worker: tablet, coordinator: desk });
      await strangers(check, server, desk, tablet);
      await inbox(check, desk);  // the browser itself notes the refusal as an error
      check('fetching asked nobody else for anything', desk.strangers.join(' '), '');
    });
  } finally {
    await Promise.all([desk.remove(), tablet.remove()]);
    await server.remove();
  }
}

async function helped(check, server, desk, tablet) {
  await desk.open();
  const ruth = await startTeam(desk.page);
  const teamFile = await saveTeamFile(desk.page);
  await tablet.open();
  const femi = await joinTeam(tablet.page, teamFile);
  await acceptJoin(desk.page, femi.request);
  await addPerson(tablet.page, { name: 'Hassan Orme', ward: 'Rowan' });
  await saved(tablet.page);
  await tap(tablet.page, 'button', 'Lock', { first: true });
  await see(tablet.page, 'button', 'I have forgotten it', { timeout: 30_000 });

  // --- The locked tablet asks ------------------------------------------------------------------------------
  await tap(tablet.page, 'button', 'I have forgotten it');
  const asked = await download(tablet.page, () => tap(tablet.page, 'button', 'Save the recovery file'));
  const read = await wordsOf(tablet.page, 'Five words of the recovery file');
  check('the locked tablet’s file holds no record and no key in clear',
    !/Hassan|Orme|Rowan/.test(asked.bytes.toString()) && !asked.bytes.toString().includes('"d"'));

  // --- The coordinator helps -------------------------------------------------------------------------------
  await go(desk.page, 'Team');
  await choose(desk.page, [asked], () => tap(desk.page, 'button', 'Help with a forgotten passphrase'));
  await see(desk.page, 'heading', 'Help with a forgotten passphrase');
  check('both read the same five words', (await wordsOf(desk.page, 'Five words of the recovery file')).join(' '), read.join(' '));
  await tap(desk.page, 'button', 'All five are the same');
  await choose(desk.page, [ruth.recoveryFile], () => tap(desk.page, 'button', 'Open the recovery file'));
  await see(desk.page, 'button', 'Open another one');
  await writeSecret(desk.page, 'The eight words', ruth.recoveryWords.slice(1).join(' '));
  await tap(desk.page, 'button', 'Make the file for Femi');
  await desk.page.getByText(/These words do not open this backup/).first().waitFor({ timeout: 30_000 });
  check('seven of the eight words open nothing', true);
  await writeSecret(desk.page, 'The eight words', ruth.recoveryWords.join(' '));
  const back = await download(desk.page, () => tap(desk.page, 'button', 'Make the file for Femi'));
  const words = await wordsOf(desk.page, 'Six words for Femi Larkin');
  check('six words are told', words.length, 6);
  check('they are not in the file', !words.some((word) => back.bytes.toString().includes(word)));
  await tap(desk.page, 'button', 'They have file and words');
  await gone(desk.page, 'heading', 'Help with a forgotten passphrase');

  // --- A new passphrase on the tablet ----------------------------------------------------------------------
  await tap(tablet.page, 'button', 'I have a file back');
  await choose(tablet.page, [back], () => tap(tablet.page, 'button', 'Open the file'));
  await write(tablet.page, 'The six words', words.join(' '));
  await tap(tablet.page, 'button', 'Next');
  await see(tablet.page, 'text', /The words are right/, { timeout: 30_000 });
  const fresh = (await wordsOf(tablet.page, 'Your four words')).join(' ');
  await writeSecret(tablet.page, 'The four words', fresh);
  await tap(tablet.page, 'button', 'Keep it and unlock');
  await tablet.page.getByRole('navigation').waitFor({ timeout: 30_000 });
  await go(tablet.page, 'People');
  await see(tablet.page, 'button', /^Hassan Orme/);
  check('the records are there, unlocked with help', true);

  await tap(tablet.page, 'button', 'Lock', { first: true });
  await see(tablet.page, 'button', 'I have forgotten it', { timeout: 30_000 });
  await writeSecret(tablet.page, /^Your passphrase, /, femi.passphrase);
  await tap(tablet.page, 'button', 'Unlock');
  await see(tablet.page, 'text', /That did not open it/, { timeout: 30_000 });
  check('the old passphrase opens nothing any more', true);
  await unlock(tablet.page, fresh);
  check('the new one does', true);
}

/** Packs that are nobody's to take in: another team's, and those of a worker who has left; and a second coordinator's. */
async function strangers(check, server, desk, tablet) {
  const other = await openTablet({ url: server.url, ratio: 1 });
  try {
    await other.open();
    await startTeam(other.page, { name: 'Gwen Oake', team: 'Hillside peer support' });
    const pack = await sealed(tablet.page);
    await opens(other.page, pack);
    await see(other.page, 'text', /This pack was sealed for somebody else, so it cannot be opened here\./);
    check('another team’s pack: what is safe', await other.page.getByText(/Nothing from it was taken in, and what you have is unchanged/).count() > 0, true);
  } finally {
    await other.remove();
  }

  // A second machine with a coordinator of this team, and packs between the two.
  const second = await openTablet({ url: server.url, ratio: 1 });
  try {
    await second.open();
    const gwen = await joinTeam(second.page, await saveTeamFile(desk.page), { name: 'Gwen Oake' });
    await acceptJoin(desk.page, gwen.request, 'Gwen Oake');
    await tap(desk.page, 'button', /^Gwen Oake/);
    await tap(desk.page, 'button', 'Make them a coordinator');
    await tap(desk.page, 'button', 'Back to Team');
    await choose(second.page, [await saveTeamFile(desk.page)], async () => {
      await go(second.page, 'More');
      await tap(second.page, 'button', /^Open a file from your coordinator/);
    });
    await see(second.page, 'button', 'Referrals');
    for (const [from, to, name] of [[desk, second, 'Ines Halloran'], [second, desk, 'Tess Bellamy']]) {
      await addPerson(from.page, { name });
      await goToPacks(from.page);
      const pack = await download(from.page, () => tap(from.page, 'button', 'Save a pack for them'));
      await opens(to.page, pack, /^(Ruth|Gwen), pack/);
      await tap(to.page, 'button', 'Take in', { first: true });
      await go(to.page, 'People');
      await see(to.page, 'button', new RegExp(`^${name}`));
    }
    check('two coordinators have each other’s people', true);
    check('and nothing to settle', await desk.page.getByText(/two versions/).count(), 0);
    blameless(check, { second });
  } finally {
    await second.remove();
  }

  await go(desk.page, 'Team');
  await tap(desk.page, 'button', /^Femi Larkin/);
  await tap(desk.page, 'button', 'They leave the team');
  await tap(desk.page, 'button', 'End access');
  await see(desk.page, 'text', /has no access any more/);
  await addPerson(tablet.page, { name: 'Colin Prewett' });
  await opens(desk.page, await sealed(tablet.page));
  await see(desk.page, 'text', /Femi Larkin left the team, or the tablet was reported lost, before this pack was made\./);
  check('a former worker’s pack: what to do', await desk.page.getByText(/Do not use it before you have spoken with Femi Larkin/).count() > 0, true);
  await go(desk.page, 'People');
  check('and nothing of it is there', await desk.page.getByRole('button', { name: /^Colin Prewett/ }).count(), 0);
}

async function sealed(page) {
  await go(page, 'Send');
  return download(page, () => tap(page, 'button', /^(Seal and save|Save) as a file$/, { first: true }));
}

async function opens(page, pack, shown = pack.name) {
  await goToPacks(page);
  await choose(page, [pack], () => tap(page, 'button', 'Open files', { first: true }));
  await page.getByRole('button', { name: shown }).first().tap();
}

/** The server that the tests run takes packs and gives none back; one that does is played here. */
async function inbox(check, desk) {
  await goToPacks(desk.page);
  await tap(desk.page, 'button', 'Fetch from the inbox');
  await desk.page.getByText(/does not let this page read the inbox/).first().waitFor();
  check('an inbox that may not be read is said in plain words', true);
  const asked = [];
  await desk.page.route('**/inbox/**', (route) => {
    asked.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`);
    const listing = asked.length === 1;
    return route.fulfill({ contentType: 'application/json', body: listing
      ? '[{"name":"0192f1d0-7c3e-7a41-9d0f-0123456789ab.json","type":"file"},{"name":"notes.txt","type":"file"}]' : '{"not":"a pack"}' });
  });
  await tap(desk.page, 'button', 'Fetch from the inbox');
  await desk.page.getByText(/1 file there does not open and is left alone/).first().waitFor();
  check('what the inbox lists is fetched, packs alone', asked.join(), 'GET /inbox/,GET /inbox/0192f1d0-7c3e-7a41-9d0f-0123456789ab.json');
  asked.length = 0;
  await tap(desk.page, 'button', 'Fetch from the inbox');
  await check.soon('what did not open is not fetched again', () => asked.join(), 'GET /inbox/');
}
