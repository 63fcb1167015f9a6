// What the page owes to the browser around it: stillness, text that is the browser's own, focus, scrolling, sharpness.
// Everything here runs in practice, with made-up people.
import { chromium } from 'playwright-core';
import { tap } from './lib/acts.mjs';
import { darkness, decode, difference } from './lib/picture.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { go, practise } from './lib/team.mjs';
import { pause } from './lib/until.mjs';

export default async function (checks) {
  const server = await serve(), tablet = await openTablet({ url: server.url });
  try {
    await practise(tablet);
    const parts = [['rest', rest], ['a field is the browser’s own', fields], ['the same letters at the same place', alignment],
      ['tick boxes', ticks], ['sheets give the focus back', sheets], ['keys', keys], ['scrolling', scrolling],
      ['another pixel ratio', ratios]];
    for (const [name, body] of parts) await checks.part(name, (check) => body(check, tablet, server));
    checks.check('no error and no policy violation', tablet.errors.join(' | '), '');
    checks.check('no request to another origin', tablet.strangers.join(' | '), '');
  } finally {
    await tablet.remove();
    await server.remove();
  }
}

const focused = (page) => page.evaluate(() => {
  const {activeElement: element} = document;
  return element.getAttribute('aria-label') || element.textContent.trim() || element.tagName;
});

/** The sheet for a one-to-one with the first person in the list; the field for their words. */
async function openWords(page) {
  await tap(page, 'button', 'Record');
  const sheet = page.getByRole('dialog');
  await sheet.waitFor();
  if (await page.getByRole('dialog', { name: 'Who were you with?' }).count()) {
    await sheet.getByRole('list', { name: 'People' }).getByRole('button', { name: /^Gloria Penhale/ }).tap();
  }
  const words = page.getByRole('textbox', { name: /^In .* words$/ });
  await words.waitFor();
  return words;
}

async function closeSheet(page) {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

// --- Rest ------------------------------------------------------------------------------------------------

async function rest(check, tablet) {
  // The clock in the page is drawn anew when its minute changes, which is no rest.
  const left = 60 - new Date().getSeconds();
  if (left < 13) await pause((left + 1) * 1000);
  await tablet.still();
  const before = await tablet.frames();
  await pause(10_000);
  check('at rest no frame is drawn in ten seconds', await tablet.frames() - before, 0);
}

// --- Text ------------------------------------------------------------------------------------------------

async function fields(check, tablet) {
  const { page } = tablet;
  const words = await openWords(page);
  await words.tap();
  const keyboard = await tablet.context.newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
  await tablet.still();
  await check.soon('an input method composes in the field', () => words.inputValue(), 'にほん');
  await keyboard.send('Input.insertText', { text: '日本' });
  await page.keyboard.type(' and home');
  await tablet.still();
  await check.soon('and what it commits stays', () => words.inputValue(), '日本 and home');

  await page.keyboard.press('Control+z');
  await tablet.still();
  await check.soon('undo is the browser’s', async () => await words.inputValue() !== '日本 and home');
  await words.fill('First line');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+v');
  await tablet.still();
  await check.soon('copy, paste and a new line', () => words.inputValue(), 'First line\nFirst line');

  await keyboard.send('Input.imeSetComposition', { text: 'half', selectionStart: 4, selectionEnd: 4 });
  await page.getByRole('textbox').nth(1).tap();
  await tablet.still();
  await check.soon('touching another field in the middle of a composition loses nothing', () => words.inputValue(), /half/);
  await words.tap();
  await words.fill('');
  await closeSheet(page);
  await keyboard.detach();
}

// Device pixels that are the device's: an emulated ratio leaves layout in CSS pixels, and engines round otherwise then.
async function alignment(check, _, server) {
  for (const ratio of [1, 1.5, 2, 3]) {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--enable-unsafe-swiftshader', `--force-device-scale-factor=${ratio}`, '--window-size=1180,900'] });
    try {
      const context = await browser.newContext({ viewport: null, hasTouch: true }), page = await context.newPage();
      await page.goto(server.url);
      await page.getByRole('button', { name: /^Practise with made-up people/ }).click();
      const words = await openWords(page), box = await words.boundingBox();
      await words.fill('HHH');
      const camera = await context.newCDPSession(page);
      // A letter H stands on the baseline: its last row of ink is one above it, its first column its left edge.
      const look = async () => {
        await words.evaluate((element) => element.style.setProperty('caret-color', 'transparent', 'important'));
        // Twice the same, with letters in it: a large picture drawn by the processor takes its time.
        for (let before = {}, tries = 0; ; tries++) {
          await pause(300);
          const shot = decode(Buffer.from((await camera.send('Page.captureScreenshot', { format: 'png' })).data, 'base64'));
          const now = inkIn(darkness(shot), box, ratio);
          if ((now.bottom > 0 && now.bottom === before.bottom && now.left === before.left) || tries === 20) return now;
          before = now;
        }
      };
      // Where a field begins between two device pixels the engines may round apart, by one of them. Pictures come at
      // a time of their own: what differs is looked at again before it counts.
      const most = ratio === 1 || ratio === 2 ? 0 : 1;
      let browsers, canvas;
      for (let tries = 0; tries < 4; tries++) {
        await words.focus();
        browsers = await look();
        await words.blur();
        canvas = await look();
        if (Math.abs(browsers.bottom - canvas.bottom) <= most && Math.abs(browsers.left - canvas.left) <= 1) break;
        console.log(`    looked at again: ${browsers.left},${browsers.bottom} and ${canvas.left},${canvas.bottom}`);
      }
      check(`at a pixel ratio of ${ratio} the canvas draws what the browser drew: down`, Math.abs(browsers.bottom - canvas.bottom) <= most);
      check(`at a pixel ratio of ${ratio} the canvas draws what the browser drew: across`, Math.abs(browsers.left - canvas.left) <= 1);
    } finally {
      await browser.close();
    }
  }
}

function inkIn(rows, box, ratio) {
  const [x0, y0] = [Math.ceil((box.x + 6) * ratio), Math.ceil((box.y + 5) * ratio)];
  const [x1, y1] = [Math.floor((box.x + 120) * ratio), Math.floor((box.y + Math.min(box.height, 48) - 4) * ratio)];
  let bottom = -1, left = Infinity;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      if (rows[y][x] < 0.4) continue;
      bottom = y;
      left = Math.min(left, x);
    }
  }
  return { bottom, left };
}

// --- Activation and focus --------------------------------------------------------------------------------

async function ticks(check, tablet) {
  const { page } = tablet;
  await openWords(page);
  const box = page.getByRole('dialog').getByRole('checkbox').first();
  const before = await box.isChecked();
  await box.setChecked(!before);
  await tablet.still();
  await check.soon('a tick box keeps what the finger did', () => box.isChecked(), !before);
  await box.focus();
  await page.keyboard.press('Space');
  await tablet.still();
  await check.soon('and what the space bar did', () => box.isChecked(), before);
  await box.evaluate((element) => element.click());
  await tablet.still();
  await check.soon('and what assistive technology did', () => box.isChecked(), !before);
  await box.setChecked(before);
  await closeSheet(page);
}

async function sheets(check, tablet) {
  const { page } = tablet;
  await page.getByRole('button', { name: 'Record', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tablet.still();
  await check.soon('a sheet takes the focus', () => page.evaluate(() => document.activeElement.closest('[role=dialog]') !== null));
  await check.soon('what lies below cannot be reached', () => page.evaluate(() => document.querySelector('#page [role=main]').inert));
  await closeSheet(page);
  await tablet.still();
  await check.soon('and gives it back where it was', () => focused(page), 'Record');
}

async function keys(check, tablet) {
  const { page } = tablet;
  await go(page, 'People');
  await tablet.still();
  const seen = new Set();
  await page.evaluate(() => document.activeElement.blur());
  for (let i = 0; i < 25; i++) {
    await page.keyboard.press('Tab');
    await tablet.still();
    const where = await page.evaluate(() => {
      const {activeElement: element} = document;
      if (element === document.body) return 'nowhere';
      const box = element.getBoundingClientRect();
      return `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent} ${Math.round(box.x)}`;
    });
    seen.add(where);
  }
  check('the Tab key goes on through the page and is lost nowhere', seen.size > 15);
}

// --- Scrolling -------------------------------------------------------------------------------------------

async function scrolling(check, tablet) {
  const { page } = tablet;
  await go(page, 'People');
  await tablet.still();
  const list = page.locator('.scroller').filter({ has: page.getByRole('list') }).first();
  // Whoever went through the page by key before may have left it at its end.
  await list.evaluate((element) => { element.scrollTop = 0; });
  await tablet.still();
  const box = await list.boundingBox();
  const finger = await tablet.context.newCDPSession(page);
  const at = (y) => ({ touchPoints: [{ x: box.x + box.width / 2, y }] });
  const from = box.y + box.height * 0.8;
  const before = decode(await page.screenshot());
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(from) });
  for (let i = 1; i <= 12; i++) await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(from - i * 25) });
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await check.soon('a finger scrolls the list', () => list.evaluate((element) => element.scrollTop > 0));
  await tablet.still();
  await check.soon('and the picture with it', async () => difference(before, decode(await page.screenshot())) > 0.005);
  check('no record was opened by it', await page.getByRole('dialog').count(), 0);
  await finger.detach();
}

// --- The picture -----------------------------------------------------------------------------------------

// A browser of its own: Playwright puts its own metrics back at every chance. The height changes too, since Chromium
// 150 tells nobody of an emulated ratio alone.
async function ratios(check, _, server) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--window-size=1180,900'] });
  try {
    const context = await browser.newContext({ viewport: null }), page = await context.newPage();
    await page.goto(server.url);
    await page.locator('#starting').waitFor({ state: 'detached', timeout: 30_000 });
    const device = await context.newCDPSession(page);
    for (const [ratio, height] of [[2, 800], [3, 810], [1.5, 820], [1, 830]]) {
      await device.send('Emulation.setDeviceMetricsOverride', { width: 1180, height, deviceScaleFactor: ratio, mobile: false });
      await page.waitForFunction((wanted) => document.getElementById('canvas').width === wanted, Math.trunc(1180 * ratio), { timeout: 30_000 }).catch(() => {});
      const canvas = await page.evaluate(() => {
        const element = document.getElementById('canvas'), box = element.getBoundingClientRect();
        return { width: element.width, height: element.height, scale: element.width / box.width };
      });
      check(`at a pixel ratio of ${ratio} a canvas pixel is a device pixel`, canvas.width === Math.trunc(1180 * ratio) &&
        canvas.height === Math.trunc(height * ratio) && Math.abs(canvas.scale - ratio) < 0.001);
    }
  } finally {
    await browser.close();
  }
}
