// What a team does at its tablets, step by step as a person would: used by the round and by whatever needs somebody
// who has got so far already.
import { writeFileSync } from 'node:fs';
import { download, gone, see, tap, write, writeSecret } from './acts.mjs';
import { until } from './until.mjs';

/** "1, amber", "2, birch" as they stand in a list of words. */
export async function wordsOf(page, list) {
  const items = page.getByRole('list', { name: list, exact: true }).getByRole('listitem');
  await items.first().waitFor();
  return (await items.allTextContents()).map((item) => item.split(', ')[1]);
}

/** One of the places of the rail or bar. */
export async function go(page, place) {
  await tap(page, 'button', place, { within: { role: 'navigation' } });
  await page.getByRole('navigation').locator('[aria-current=page]').filter({ hasText: place }).waitFor();
}

/** The coordinator's packs, which stand under More. */
export async function goToPacks(page) {
  await go(page, 'More');
  await tap(page, 'button', /^Packs in/);
  // Where there is little room the pack that was looked at last has the page to itself.
  await page.getByRole('heading', { name: /^(Packs in|No packs to look at)/ })
    .or(page.getByRole('button', { name: /^Back to Packs in/ })).first().waitFor();
}

/** What the browser would have printed. Its own dialog cannot be seen or touched from outside. */
export async function printed(page, act) {
  await page.evaluate(() => {
    globalThis.__printed = new Promise((resolve) => {
      window.print = () => {
        resolve(document.getElementById('paper').innerText);
        setTimeout(() => dispatchEvent(new Event('afterprint')));
      };
    });
  });
  await act();
  return page.evaluate(() => globalThis.__printed);
}

/** Notes the four words that are offered and types them back. */
export async function choosePassphrase(page) {
  const words = await wordsOf(page, 'Your four words');
  await tap(page, 'button', 'I have noted them');
  await writeSecret(page, 'The four words', words.join(' '));
  await tap(page, 'button', 'Make my vault');
  return words.join(' ');
}

/** Opens the page and practises with made-up people. */
export async function practise(tablet) {
  const page = await tablet.open();
  await tap(page, 'button', /^Practise with made-up people/);
  await page.getByRole('navigation').waitFor();
  await tablet.still();
}

/** From the first screen to Today; what the coordinator has in hand afterwards. */
export async function startTeam(page, { name = 'Ruth Abara', team = 'Northbrook peer support', wards = 'Rowan 020 7946 0101\nHazel' } = {}) {
  await tap(page, 'button', /^Start a team/);
  await write(page, 'Name of the team', team);
  await write(page, 'Your name', name);
  await write(page, 'Wards', wards);
  await tap(page, 'button', 'Next');
  const passphrase = await choosePassphrase(page);
  await see(page, 'heading', 'The recovery sheet', { timeout: 30_000 });
  const recoveryWords = await wordsOf(page, 'Recovery words');
  const sheet = await printed(page, () => tap(page, 'button', 'Print the sheet'));
  const recoveryFile = await download(page, () => tap(page, 'button', 'Save the recovery file'));
  await tap(page, 'button', 'I have both');
  const asked = page.getByRole('textbox', { name: /^Word \d$/ });
  await asked.first().waitFor();
  for (const name of await asked.evaluateAll((fields) => fields.map((field) => field.ariaLabel))) {
    await write(page, name, recoveryWords[Number(name.split(' ')[1]) - 1]);
  }
  await tap(page, 'button', 'Finish');
  await page.getByRole('navigation').waitFor();
  return { passphrase, recoveryWords, sheet, recoveryFile };
}

export async function saveTeamFile(page) {
  await go(page, 'Team');
  return download(page, () => tap(page, 'button', 'Save the team file'));
}

/** Puts files in front of the picker that `act` opens. */
export async function choose(page, files, act) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
  await chooser.setFiles(Array.isArray(files)
    ? files.map(({ name, bytes, path }) => path ?? { name, mimeType: 'application/json', buffer: Buffer.from(bytes) }) : files);
}

/** From the first screen, with the coordinator's team file, to a worker's empty Today. */
export async function joinTeam(page, teamFile, { name = 'Femi Larkin' } = {}) {
  await tap(page, 'button', /^Join my team/);
  await choose(page, [teamFile], () => tap(page, 'button', 'Open the team file'));
  await see(page, 'heading', 'Is this your team?');
  const coordinatorsWords = await wordsOf(page, 'Five words');
  await tap(page, 'button', 'All five are the same');
  await write(page, 'Your name', name);
  await tap(page, 'button', 'Next');
  const passphrase = await choosePassphrase(page);
  await see(page, 'heading', 'Your vault is ready', { timeout: 30_000 });
  const words = await wordsOf(page, 'This tablet’s five words');
  const request = await download(page, () => tap(page, 'button', 'Save the join request'));
  await tap(page, 'button', 'Start working');
  await page.getByRole('navigation').waitFor();
  return { passphrase, coordinatorsWords, words, request };
}

/** The coordinator opens a join request and accepts it; the five words that stood there. */
export async function acceptJoin(page, request, name = 'Femi Larkin') {
  await go(page, 'Team');
  await choose(page, [request], () => tap(page, 'button', 'Bring in a join request'));
  await see(page, 'heading', `${name} asks to join`);
  const words = await wordsOf(page, `Five words of ${name}`);
  await tap(page, 'button', `All five are the same: accept ${name}`);
  await gone(page, 'heading', `${name} asks to join`);
  return words;
}

export async function unlock(page, passphrase) {
  await writeSecret(page, /^Your passphrase, /, passphrase);
  await tap(page, 'button', 'Unlock');
  await page.getByRole('navigation').waitFor({ timeout: 30_000 });
}

/** What the strip says about saving. */
export const saved = (page) => page.getByText(/^Saved on this tablet/).first().waitFor({ timeout: 20_000 });

export async function addPerson(page, { name, preferred, ward }) {
  await go(page, 'People');
  await tap(page, 'button', 'Add somebody', { first: true });
  await see(page, 'dialog', 'Somebody new');
  await write(page, 'Full name', name);
  if (preferred) await write(page, 'Likes to be called', preferred);
  if (ward) await tap(page, 'button', ward, { within: { role: 'group', name: 'Wards of this team' } });
  await tap(page, 'button', 'Save');
  await gone(page, 'dialog', 'Somebody new');
}

/** 'Record' in the rail, then whom it was with. */
export async function beginRecord(page, person) {
  // In a rail it stands among the places; without one it floats over the page, but for some with a button of their own.
  if (!await page.getByRole('button', { name: 'Record', exact: true }).count()) await go(page, 'Today');
  await tap(page, 'button', 'Record', { first: true });
  await see(page, 'dialog', 'Who were you with?');
  await tap(page, 'button', new RegExp(`^${person}`), { within: { role: 'dialog' } });
}

/** The sheet of acts, about somebody: from their page. */
export async function beginAct(page, person, act) {
  await go(page, 'People');
  await page.getByRole('button', { name: new RegExp(`^${person}`) }).first().tap();
  await page.getByRole('button', { name: /^More about/ }).tap();
  await tap(page, 'button', 'Record something else');
  await page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${act}`) }).tap();
}

/** Whoever it is about is asked who may see it, where the form wants to know and nobody was asked yet. */
export async function askWhoMaySee(page, who = ['Ward team', 'Coordinator']) {
  const group = page.getByRole('dialog').getByRole('group', { name: /is happy for this to be seen by$/ });
  if (!await group.count() || await group.getByRole('checkbox', { checked: true }).count()) return;
  for (const name of who) {
    await tap(page, 'checkbox', name);
    await group.getByRole('checkbox', { name, exact: true, checked: true }).waitFor();
  }
}

/** Saves the form, and again when a warning was said first. Its title may follow what is answered, its button does not. */
export async function saveForm(page) {
  await askWhoMaySee(page);
  await tap(page, 'button', 'Save');
  const form = page.getByRole('dialog'), save = form.getByRole('button', { name: /^Save( all the same)?$/ });
  const again = form.getByRole('button', { name: 'Save all the same', exact: true });
  let twice = false;
  await until(async () => {
    if (!twice && await again.count()) {
      twice = true;
      await again.tap();
    }
    return !await save.count();
  }, () => 'the form stays open');
}

/** With ALONGSIDE_PICTURES=folder: what each tablet showed when something went wrong, as a picture and as words. */
export async function witness(name, tablets, act) {
  try {
    return await act();
  } catch (error) {
    const folder = process.env.ALONGSIDE_PICTURES;
    for (const [whose, tablet] of folder ? Object.entries(tablets) : []) {
      await tablet.page.screenshot({ path: `${folder}/${name}-${whose}.png`, timeout: 5000 }).catch(() => {});
      const words = await tablet.page.locator('body').ariaSnapshot({ timeout: 5000 }).catch(String);
      writeFileSync(`${folder}/${name}-${whose}.txt`, `${tablet.errors.join('\n')}\n${words}\n`);
    }
    throw error;
  }
}
