// Today's days: a finger across them, their buttons and keys; up and down stays the browser's scrolling.
import { see, tap } from './lib/acts.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';

const TODAY = '2026-11-24T14:17:00Z';

export default async function (checks) {
  const server = await serve();
  try {
    for (const [width, height] of [[1180, 820], [390, 844]]) {
      const tablet = await openTablet({ url: server.url, width, height, ratio: 1, clock: TODAY });
      try {
        const page = await tablet.open();
        await tap(page, 'button', /^Practise with made-up people/);
        await see(page, 'region', 'Your day');
        await checks.part(`a finger across the day, ${width} wide`, (check) => finger(check, tablet));
        await checks.part(`the day's buttons and keys, ${width} wide`, (check) => keys(check, tablet));
        checks.check('no error and no policy violation', tablet.errors.join(' | '), '');
      } finally {
        await tablet.remove();
      }
    }
  } finally {
    await server.remove();
  }
}

/**
 * A finger that goes down at the day's list and moves by so much in twelve steps. At its own pace: with times given that
 * are shorter than the real ones Chromium takes it for a fling, and swallows a tap that comes within it.
 */
async function drag(tablet, across, down) {
  const { page } = tablet;
  await tablet.still();
  const box = await page.locator('[data-swipes]').boundingBox();
  const from = { x: box.x + box.width / 2 - across / 2, y: box.y + Math.min(box.height, 240) / 2 };
  const hand = await tablet.context.newCDPSession(page);
  const point = (i) => [{ x: from.x + across * i / 12, y: from.y + down * i / 12 }];
  await hand.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(0) });
  for (let i = 1; i <= 12; i++) await hand.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(i) });
  await hand.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await hand.detach();
  await tablet.still();
}

const shown = (page) => page.locator('[data-swipes]').getAttribute('aria-label');

async function finger(check, tablet) {
  const { page } = tablet;
  await drag(tablet, -160, 10);
  await see(page, 'region', 'Tomorrow, Wed 25 Nov');
  await check.soon('to the left: the day after', () => shown(page), 'Tomorrow, Wed 25 Nov');
  await drag(tablet, 160, -10);
  await see(page, 'region', 'Your day');
  await drag(tablet, 160, 10);
  await see(page, 'region', 'Yesterday, Mon 23 Nov');
  await check.soon('to the right: the day before', () => shown(page), 'Yesterday, Mon 23 Nov');
  check('no record was opened by it', await page.getByRole('dialog').count(), 0);
  await tap(page, 'button', 'Back to today');
  await see(page, 'region', 'Your day');

  const scroller = page.getByRole('main').locator('.scroller').first();
  await drag(tablet, 8, -120);
  await check.soon('up and down scrolls the page', async () => await scroller.evaluate((element) => element.scrollTop) > 40);
  check('and the day stays', await shown(page), 'Your day');
  await scroller.evaluate((element) => { element.scrollTop = 0; });
  await drag(tablet, -100, -90);
  check('so it does when the finger goes askew', await shown(page), 'Your day');
  await scroller.evaluate((element) => { element.scrollTop = 0; });
  await drag(tablet, -30, 0);
  check('and when it goes only a little way', await shown(page), 'Your day');
}

async function keys(check, tablet) {
  const { page } = tablet;
  await tap(page, 'button', 'The day after');
  await see(page, 'region', 'Tomorrow, Wed 25 Nov');
  await check.soon('the button keeps the focus', () => page.evaluate(() => document.activeElement.textContent), 'The day after');
  await page.keyboard.press('ArrowRight');
  await see(page, 'region', 'Thursday 26 November');
  await page.keyboard.press('ArrowLeft');
  await see(page, 'region', 'Tomorrow, Wed 25 Nov');
  await page.keyboard.press('Escape');
  await see(page, 'region', 'Your day');
  await check.soon('Escape leads back to today', () => shown(page), 'Your day');
  await tap(page, 'button', 'Record');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  check('below a sheet the arrow keys mean no day', await shown(page), 'Your day');
}
