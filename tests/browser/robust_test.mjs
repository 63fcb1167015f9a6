// What a tablet does to a page in the middle of a sentence: it is turned, shares its screen, is zoomed, draws finer or
// coarser, goes to the background, loses its drawing context, and is told to go back. Nothing is lost, nothing blurred.
import { tap } from './lib/acts.mjs';
import { decode } from './lib/picture.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { beginRecord, go, witness } from './lib/team.mjs';

const WORDS = 'Before. ';

export default async function (checks) {
  const server = await serve();
  for (const [name, body] of [['turned, shared, zoomed', shapes], ['in the background', background],
    ['the back gesture', back], ['a drawing context that does not come back', gone]]) {
    await checks.part(name, async (check) => {
      const tablet = await openTablet({ url: server.url, ratio: 1 });
      try {
        await tablet.open();
        await tap(tablet.page, 'button', /^Practise with made-up people/);
        await tablet.page.getByRole('navigation').waitFor();
        await witness(`robust-${name.replaceAll(' ', '-')}`, { tablet }, () => body(check, tablet));
        check('no error on the way', tablet.errors.join(' | '), '');
      } finally {
        await tablet.remove();
      }
    });
  }
  await server.remove();
}

async function openWords(tablet) {
  await beginRecord(tablet.page, 'Gloria Penhale');
  const words = tablet.page.getByRole('textbox', { name: 'In Gloria’s words' });
  await words.tap();
  await tablet.page.keyboard.insertText(WORDS);
  await tablet.still();
  return words;
}

/** Text, caret and focus of the field, in one line. */
const state = (words) => words.evaluate((element) =>
  `${element.value}|${element.selectionStart}|${document.activeElement === element}|${element.classList.contains('live')}`);

/** A canvas pixel is a device pixel: nothing is scaled. */
const sharp = (page) => page.evaluate(() => {
  const canvas = document.getElementById('canvas'), box = canvas.getBoundingClientRect();
  return Math.abs(canvas.width / box.width - devicePixelRatio) < 0.01 && Math.abs(box.width - innerWidth) < 1 && Math.abs(box.height - innerHeight) < 1;
});

async function shapes(check, tablet) {
  const { page } = tablet, words = await openWords(tablet), device = await tablet.context.newCDPSession(page);
  let written = WORDS;
  const shape = async (what, width, height, deviceScaleFactor = 1) => {
    await device.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
    await page.waitForFunction(([wide, ratio]) => innerWidth === wide && document.getElementById('canvas').width === Math.trunc(wide * ratio),
      [width, deviceScaleFactor]);
    await tablet.still();
    await check.soon(`${what}: text, caret and focus are where they were`, () => state(words), `${written}|${written.length}|true|true`);
    await check.soon(`${what}: sharp`, () => sharp(page));
    const box = await words.boundingBox();
    // In a window of 256 the sheet's own edges leave no room: tests/browser/wcag.md, 1.4.10.
    if (height > 300) check(`${what}: the field is in view`, box.x >= 0 && box.x + box.width <= width && box.y < height && box.y + box.height > 0);
    await page.keyboard.insertText('x');
    written += 'x';
  };
  await shape('turned upright', 820, 1180);
  await shape('turned back', 1180, 821);
  await shape('half of the screen', 590, 822);
  await shape('a third of it', 393, 823);
  // The browser's zoom gives fewer and larger CSS pixels.
  await shape('zoomed to 200 %', 590, 411, 2);
  await shape('zoomed to 400 %', 320, 256, 4);
  await shape('another pixel ratio', 1180, 824, 1.5);
  await device.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
  await tablet.still();
  await check.soon('pinched: text, caret and focus are where they were', () => state(words), `${written}|${written.length}|true|true`);
  await device.detach();
}

async function background(check, tablet) {
  const { page } = tablet, words = await openWords(tablet), device = await tablet.context.newCDPSession(page);
  const before = decode(await page.screenshot());
  const hidden = (value) => page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => state === 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  }, value);
  await hidden('hidden');
  await device.send('Page.setWebLifecycleState', { state: 'frozen' });
  await device.send('Page.setWebLifecycleState', { state: 'active' });
  await hidden('visible');
  await tablet.still();
  await check.soon('after the background: text, caret and focus are where they were', () => state(words), `${WORDS}|${WORDS.length}|true|true`);
  await page.keyboard.insertText('After.');
  await tablet.still();
  await check.soon('and writing goes on', () => words.inputValue(), `${WORDS}After.`);
  check('sharp', await sharp(page) && before.width === decode(await page.screenshot()).width);
  await device.detach();
}

const dialogs = (page) => page.getByRole('dialog').evaluateAll((all) => all.length);

async function back(check, tablet) {
  const { page } = tablet;
  await openWords(tablet);
  await page.goBack();
  await tablet.still();
  await check.soon('the back gesture closes a sheet', () => dialogs(page), 0);
  await check.soon('and stays in the page', () => page.getByRole('navigation').count(), 1);
  await go(page, 'Today');
  await check.soon('what was written is a draft', async () => await page.getByRole('button', { name: /One-to-one with Gloria/ }).count() > 0);
  await go(page, 'People');
  await tap(page, 'button', /^Imogen Farrow/, { first: true });
  await tap(page, 'tab', 'Timeline');
  await page.getByRole('tab', { name: 'Timeline', selected: true }).waitFor();
  await tap(page, 'button', /^One-to-one/, { first: true });
  await tap(page, 'button', 'Withdraw this record');
  await tablet.still();
  const both = await dialogs(page);
  await page.goBack();
  await tablet.still();
  await check.soon('of two things it closes the upper one', () => dialogs(page), both - 1);
  await page.goBack();
  await tablet.still();
  await check.soon('and then the lower one, still in the page', async () => `${await dialogs(page)} ${await page.getByRole('navigation').count()}`, '0 1');
  await page.goBack();
  await check.soon('then the person is left', () => page.getByRole('tab', { name: 'Timeline' }).count(), 0);
  await page.goBack();
  await check.soon('then People, for Today', () => page.locator('[aria-current=page]').innerText(), 'Today');
  await page.goBack();
  const asked = page.getByText('Go back once more to leave this page.').first();
  await asked.waitFor();
  check('on Today it asks first, and stays', await page.getByRole('navigation').count(), 1);
  check('and the history holds numbers alone', /^(null|\d+)$/.test(await page.evaluate(() => JSON.stringify(history.state))));
  await asked.waitFor({ state: 'detached' });
  await tap(page, 'button', 'More', { within: { role: 'navigation' } });
  await tap(page, 'button', /^About/);
  await tablet.still();
  await page.goBack();
  await check.soon('a page under another leads to that one', () => page.locator('[aria-current=page]').innerText(), 'More');
  await check.soon('and not further', () => page.getByRole('button', { name: /^About/ }).count(), 1);
}

async function gone(check, tablet) {
  const { page } = tablet;
  await openWords(tablet);
  await page.evaluate(() => {
    globalThis.lost = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    globalThis.lost.loseContext();
  });
  await page.keyboard.insertText('In the dark.');
  const notice = page.getByRole('heading', { name: 'The tablet took the picture away' });
  check('it waits for a while', await notice.isVisible(), false);
  await notice.waitFor({ timeout: 30_000 });
  const said = await page.locator('#gone').innerText();
  check('then it says what happened, what is safe and what to do',
    /stopped drawing/.test(said) && /is kept/.test(said) && /Close other apps/.test(said));
  await check.soon('with the focus on it, for a screen reader', () => page.evaluate(() => document.activeElement.textContent), 'The tablet took the picture away');
  // Later it comes back after all, and the tablet is turned.
  await page.evaluate(() => globalThis.lost.restoreContext());
  await page.setViewportSize({ width: 820, height: 1180 });
  await page.waitForTimeout(500);
  check('a picture that comes too late is not drawn where the notice stands', tablet.errors.join(), '');
  await tap(page, 'button', 'Open again');
  await tablet.ready();
  await check.soon('and opens again when it is told to', () => page.getByRole('heading', { name: 'How would you like to begin?' }).count(), 1);
}
