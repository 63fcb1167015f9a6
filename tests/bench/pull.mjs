// A list of thousands under a finger: how long frames take while it is flung, in the app as it is shipped, with a vault
// that the bench's own page has filled at the same address.
import { openTablet } from '../browser/lib/tablet.mjs';
import { go } from '../browser/lib/team.mjs';
import { openFilled } from './filled.mjs';

const FLINGS = 8, STEPS = 14, STEP = 30, EVERY = 1 / 60;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One fling: what the list moved by, what the app's frames took, and what lay between the browser's. */
async function fling(page, finger, list) {
  const box = await list.boundingBox(), x = box.x + box.width / 2, from = box.y + box.height * 0.9;
  const before = await list.evaluate((element) => {
    globalThis.__work.length = 0;
    globalThis.__moving = true;
    globalThis.__seen = globalThis.__beats(() => globalThis.__moving);
    return element.scrollTop;
  });
  const begun = Date.now() / 1000, at = (n) => ({ touchPoints: [{ x, y: from - n * STEP }], timestamp: begun + n * EVERY });
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(0) });
  for (let n = 1; n <= STEPS; n++) {
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(n) });
    await pause(Math.max(0, begun * 1000 + n * EVERY * 1000 - Date.now()));
  }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp: begun + (STEPS + 1) * EVERY });
  await pause(700);
  return list.evaluate((element, top) => {
    globalThis.__moving = false;
    const { __seen: beats, __work: work } = globalThis;
    return { moved: element.scrollTop - top, work: [...work], gaps: beats.slice(1).map((time, i) => time - beats[i]) };
  }, before);
}

/** @returns frames' times of all flings together, sorted, in milliseconds */
export async function pull({ server, fill, www, people, ratio }) {
  const tablet = await openTablet({ url: server.url, ratio });
  try {
    const { page } = tablet;
    page.setDefaultTimeout(120_000);
    await openFilled(tablet, { server, www, fill: () => fill(page, people) });
    await go(page, 'People');
    await tablet.still();
    const list = page.locator('.scroller').filter({ has: page.getByRole('list', { name: 'People' }) }).last();
    const finger = await tablet.context.newCDPSession(page);
    const all = { moved: 0, work: [], gaps: [], nodes: await page.locator('#page *').count() };
    for (let i = 0; i < FLINGS; i++) {
      const one = await fling(page, finger, list);
      all.moved += one.moved;
      all.work.push(...one.work);
      all.gaps.push(...one.gaps);
    }
    if (all.moved < FLINGS * STEPS * STEP / 2) throw new Error(`the list moved by ${all.moved} pixels only`);
    if (tablet.errors.length) throw new Error(tablet.errors.join(' | '));
    for (const times of [all.work, all.gaps]) times.sort((a, b) => a - b);
    return all;
  } finally {
    await tablet.remove();
  }
}
