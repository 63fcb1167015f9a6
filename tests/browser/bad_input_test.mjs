// Bad input and bad days: each gets a plain sentence that says what happened, what is safe and what to do, and none
// of it loses anything.
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { download, gone, see, tap, write, writeSecret } from './lib/acts.mjs';
import { forged } from './lib/forged.mjs';
import { decode, difference } from './lib/picture.mjs';
import { serve } from './lib/server.mjs';
import { damage, stored } from './lib/stored.mjs';
import { openTablet } from './lib/tablet.mjs';
import { acceptJoin, addPerson, beginRecord, choose, go, goToPacks, joinTeam, saved, saveTeamFile, startTeam, unlock, witness } from './lib/team.mjs';

export default async function (checks) {
  const server = await serve();
  const desk = await openTablet({ url: server.url, ratio: 1 }), tablet = await openTablet({ url: server.url, ratio: 1 });
  try {
    const team = await witness('team', { desk, tablet }, () => aTeam(server, desk, tablet));
    const parts = [
      ['a wrong passphrase', wrongPassphrase], ['files that are no packs, or not ours', badPacks],
      ['a second tab', secondTab], ['the drawing context is lost while somebody writes', lostContext],
      ['a damaged piece of a vault', damagedPiece], ['the clock is set back', clockSetBack],
      ['WebGL 2 is missing', noWebGl], ['storage is refused', storageRefused], ['the disk is full', fullDisk],
    ];
    for (const [name, body] of parts) await checks.part(name, (check) =>
      witness(name.replaceAll(' ', '-'), { desk, tablet }, () => body(check, { server, desk, tablet, ...team })));
    checks.check('no page reported an error or broke the policy', [...desk.errors, ...tablet.errors].join(' | '), '');
  } finally {
    await Promise.all([desk.remove(), tablet.remove()]);
    await server.remove();
  }
}

/** A coordinator, an accepted worker, two people, and a pack of theirs as a file. */
async function aTeam(server, desk, tablet) {
  await desk.open();
  const ruth = await startTeam(desk.page);
  const teamFile = await saveTeamFile(desk.page);
  await tablet.open();
  const femi = await joinTeam(tablet.page, teamFile);
  await acceptJoin(desk.page, femi.request);
  await addPerson(tablet.page, { name: 'Gloria Penhale', ward: 'Rowan' });
  await addPerson(tablet.page, { name: 'Owen Tallis' });
  await saved(tablet.page);
  await go(tablet.page, 'Send');
  const pack = await download(tablet.page, () => tap(tablet.page, 'button', 'Save as a file'));
  await saved(tablet.page);
  return { ruth, femi, teamFile, pack };
}

/** The three parts of an error, wherever it is shown. */
async function says(check, page, what, { happened, safe, todo }) {
  for (const part of [happened, safe, todo]) await page.getByText(part).first().waitFor({ timeout: 15_000 }).catch(() => {});
  const counts = await Promise.all([happened, safe, todo].map((part) => page.getByText(part).count()));
  check(`${what}: says what happened, what is safe and what to do`, counts.map((count) => (count ? 'said' : 'missing')).join(), 'said,said,said');
}

/** It comes to be there. */
const appears = (locator) => locator.first().waitFor({ timeout: 15_000 }).then(() => true, () => false);

/** How many stand in People, once the list is there. */
async function people(page) {
  await go(page, 'People');
  const rows = page.getByRole('list', { name: 'People' }).getByRole('listitem');
  await appears(rows);
  return rows.count();
}

async function reopen(tablet, passphrase) {
  await tablet.page.goto(tablet.url);
  await tablet.ready();
  await unlock(tablet.page, passphrase);
}

// --- The passphrase --------------------------------------------------------------------------------------

async function wrongPassphrase(check, { tablet, femi }) {
  const { page } = tablet;
  await page.reload();
  await tablet.ready();
  await writeSecret(page, /^Your passphrase, /, 'four words of mine');
  await tap(page, 'button', 'Unlock');
  await see(page, 'text', /That did not open it/, { timeout: 30_000 });
  await check.soon('a wrong passphrase opens nothing and says so', () => page.getByRole('navigation').count(), 0);
  await tap(page, 'button', 'I have forgotten it');
  await see(page, 'text', /Nothing is lost/);
  await check.soon('and what is safe and who can help stand there', () => appears(page.getByText(/Only your coordinator can help/)));
  await unlock(page, femi.passphrase);
  check('the right one opens everything', await people(page), 2);
}

// --- Packs -----------------------------------------------------------------------------------------------

async function badPacks(check, { desk, teamFile, pack }) {
  const { page } = desk;
  const text = pack.bytes.toString();
  const middle = text.indexOf('"ciphertext":"') + 400;
  const altered = Buffer.from(pack.bytes);
  altered[middle] = altered[middle] === 65 ? 66 : 65;
  const folder = mkdtempSync(join(tmpdir(), 'alongside-files-'));
  const film = join(folder, 'film.mp4');
  const file = openSync(film, 'w');
  ftruncateSync(file, 200 * 1024 * 1024);
  closeSync(file);
  const unchanged = /unchanged|Nothing was changed/;
  const bad = [
    [{ name: 'half.json', bytes: pack.bytes.subarray(0, pack.bytes.length / 2) }, /not an Alongside pack|incomplete/, unchanged, /Ask for the file again|Choose a file/],
    [{ name: 'altered.json', bytes: altered }, /incomplete, or was changed on its way/, unchanged, /copy it whole/],
    [{ name: 'other.json', bytes: await forged(teamFile, pack, { to: 'somebody else' }) }, /sealed for somebody else/, unchanged, /newest team file/],
    [{ name: 'stranger.json', bytes: await forged(teamFile, pack, { to: 'the coordinator' }) }, /not in your team's list/, unchanged, /accept the tablet's request/],
    [{ name: 'holiday.jpg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1]) }, /no file of Alongside/, unchanged, /begins with alongside/],
    [{ name: 'some.json', bytes: Buffer.from('{"a":1}') }, /not an Alongside pack/, unchanged, /begins with alongside/],
    [{ name: 'empty.json', bytes: Buffer.alloc(0) }, /no file of Alongside/, unchanged, /begins with alongside/],
    [{ name: 'film.mp4', path: film }, /larger than any pack can be/, unchanged, /right file/],
  ];
  try {
    for (const [one, happened, safe, todo] of bad) {
      await goToPacks(page);
      await choose(page, one.path ?? [one], () => tap(page, 'button', 'Open files'));
      await page.getByRole('list', { name: 'Packs brought in' }).getByRole('button', { name: new RegExp(`^${one.name}`) }).tap();
      await says(check, page, one.name, { happened, safe, todo });
    }
    await check.soon('nothing of any of them was taken in', () => page.getByRole('button', { name: 'Take in', exact: true }).count(), 0);
    await choose(page, [pack], () => tap(page, 'button', 'Open files'));
    await page.getByRole('list', { name: 'Packs brought in' }).getByRole('button', { name: /^Femi, pack 1/ }).tap();
    await tap(page, 'button', 'Take in');
    await see(page, 'button', 'Save the receipt for Femi');
    check('a good pack is taken in after all those', await people(page), 2);
    await goToPacks(page);
    await choose(page, [{ ...pack, name: 'again.json' }], () => tap(page, 'button', 'Open files'));
    await page.getByRole('list', { name: 'Packs brought in' }).getByRole('button', { name: /Already in/ }).tap();
    await see(page, 'text', /This very pack is in already/);
    check('the same pack again doubles nothing', await people(page), 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// --- Two tabs --------------------------------------------------------------------------------------------

async function secondTab(check, { tablet }) {
  const before = await stored(tablet.page);
  const other = await tablet.newTab();
  await other.goto(tablet.url);
  await see(other, 'heading', 'Alongside is already open in another tab');
  await check.soon('a second tab says where the first is, what is safe and what to do',
    async () => (await other.locator('#elsewhere').innerText()).split('\n').filter(Boolean).length >= 4);
  check('and touches nothing', await stored(other), before);
  await other.close();
  check('the first goes on', await people(tablet.page), 2);
}

// --- Drawing ---------------------------------------------------------------------------------------------

async function lostContext(check, { tablet }) {
  const { page } = tablet;
  await beginRecord(page, 'Gloria Penhale');
  await write(page, 'In Gloria’s words', 'Before. ');
  await tap(page, 'button', 'Finish later');
  await go(page, 'Send');
  await tablet.still();
  const before = decode(await page.screenshot());
  await go(page, 'Today');
  await page.getByRole('button', { name: /One-to-one with Gloria/ }).first().tap();
  const field = page.getByRole('textbox', { name: 'In Gloria’s words' });
  await field.tap();
  await field.press('End');
  await page.evaluate(() => {
    globalThis.__context = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    globalThis.__context.loseContext();
  });
  await page.keyboard.insertText('Written in the dark.');
  await page.evaluate(() => globalThis.__context.restoreContext());
  await page.keyboard.insertText(' And after.');
  await check.soon('what is written while the context is lost arrives', () => field.inputValue(), 'Before. Written in the dark. And after.');
  await tap(page, 'button', 'Finish later');
  await page.getByText(/^Draft kept on this tablet/).first().waitFor();
  await go(page, 'Send');
  await tablet.still();
  // The strip's clock may have gone on by a minute.
  check('and the picture is as it was', difference(before, decode(await page.screenshot())) < 0.002);
}

async function noWebGl(check, { server }) {
  const old = await openTablet({ url: server.url, ratio: 1, flags: ['--disable-3d-apis'] });
  try {
    await old.page.goto(old.url);
    await see(old.page, 'heading', 'This browser cannot draw Alongside', { timeout: 20_000 });
    const said = await old.page.locator('#picture').innerText();
    check('says what happened, what is safe and what to do', /WebGL 2/.test(said) && /Nothing has been changed/.test(said) && /try again/.test(said));
  } finally {
    await old.remove();
  }
}

// --- Storage ---------------------------------------------------------------------------------------------

async function damagedPiece(check, { tablet, femi }) {
  const { page } = tablet;
  const hit = await damage(page, tablet.url, /\/seg\./);
  check('a segment is there to be damaged', hit, /seg\./);
  await reopen(tablet, femi.passphrase);
  await says(check, page, 'a damaged segment', { happened: /cannot be read/, safe: /Everything else is open/, todo: /Tell your coordinator/ });
  await tap(page, 'button', 'I have read this');
  await go(page, 'Send');
  await check.soon('the rest is open: the packs that were made are still listed', () => appears(page.getByText(/^Pack 1/)));
  await go(page, 'Today');
  await check.soon('and so is the draft', () => appears(page.getByRole('button', { name: /One-to-one|Written in the dark/ })));
  await addPerson(page, { name: 'Bethan Quill' });
  await saved(page);
  await reopen(tablet, femi.passphrase);
  await go(page, 'People');
  await check.soon('new records are kept beside it', () => appears(page.getByRole('button', { name: /^Bethan Quill/ })));
}

async function clockSetBack(check, { tablet, femi }) {
  const { page } = tablet;
  await page.context().addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() - (localStorage.getItem('test.back') ? 3 * 86_400_000 : 0);
  });
  await page.evaluate(() => localStorage.setItem('test.back', '1'));
  await reopen(tablet, femi.passphrase);
  await says(check, page, 'a clock set back by three days', { happened: /clock/, safe: /[Nn]othing is lost|keep their order/, todo: /Check the (tablet’s |tablet's )?date/ });
  await page.getByRole('button', { name: 'Close', exact: true }).first().tap();
  await addPerson(page, { name: 'Hassan Orme' });
  await saved(page);
  await page.evaluate(() => localStorage.removeItem('test.back'));
  await reopen(tablet, femi.passphrase);
  await go(page, 'People');
  await check.soon('what was written under the wrong clock is there', () => appears(page.getByRole('button', { name: /^Hassan Orme/ })));
}

async function storageRefused(check, { server }) {
  const profile = mkdtempSync(join(tmpdir(), 'alongside-refused-'));
  mkdirSync(join(profile, 'Default'));
  // "Do not let sites keep data on this device", as in the browser's settings.
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
  const strict = await openTablet({ url: server.url, ratio: 1, profile });
  try {
    await strict.page.goto(strict.url);
    await see(strict.page, 'heading', 'Alongside cannot open here', { timeout: 20_000 });
    await says(check, strict.page, 'storage that is refused', { happened: /does not let Alongside keep anything/, safe: /Nothing (has been|was) changed/, todo: /private/ });
    await tap(strict.page, 'button', 'Practise with made-up people');
    await strict.page.getByRole('navigation').waitFor();
    check('practising is possible all the same', true);
  } finally {
    await strict.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** The browser gives this page no more room than it has taken already. */
async function fullDisk(check, { server, teamFile }) {
  const tablet = await openTablet({ url: server.url, ratio: 1 });
  try {
    await tablet.open();
    const { passphrase } = await joinTeam(tablet.page, teamFile, { name: 'Noor Haddad' });
    await addPerson(tablet.page, { name: 'Li Na Harcourt' });
    await saved(tablet.page);
    // The browser reckons with the room that it knew when it opened the origin: it has to be a new one.
    await tablet.restart();
    const { page } = tablet;
    const browser = await tablet.context.newCDPSession(page), { origin } = new URL(tablet.url);
    await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1024 });
    await tablet.open();
    await unlock(page, passphrase);
    await go(page, 'People');
    await tap(page, 'button', 'Add somebody', { first: true });
    await write(page, 'Full name', 'Tomasz Wren');
    // The draft may find the disk full before Save does: then Save is pressed once there is room again.
    const pressed = page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).tap({ timeout: 120_000 });
    pressed.catch(() => {});  // awaited below
    await see(page, 'dialog', 'This tablet is full');
    await says(check, page, 'a full disk', { happened: /no room left/, safe: /still here while this page stays open/, todo: /Make room/ });
    await browser.send('Storage.overrideQuotaForOrigin', { origin });
    await tap(page, 'button', 'Try again');
    await gone(page, 'dialog', 'This tablet is full');
    await pressed;
    await gone(page, 'dialog', 'Somebody new');
    await saved(page);
    await tablet.kill();
    await tablet.start();
    await tablet.open();
    await unlock(tablet.page, passphrase);
    check('with room again, everything is saved', await people(tablet.page), 2);
  } finally {
    await tablet.remove();
  }
}
