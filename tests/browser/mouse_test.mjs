// A mouse and its wheel, and what moves: hover, right click, the divider between list and page, sheets that rise.
import { gone, see } from './lib/acts.mjs';
import { mouse } from './lib/hands.mjs';
import { apart, decode, difference } from './lib/picture.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { go, practise } from './lib/team.mjs';
import { pause } from './lib/until.mjs';

export default async function (checks) {
  const server = await serve(), desk = await openTablet({ url: server.url, touch: false, ratio: 1, hand: mouse });
  try {
    await people(desk);
    const parts = [['hover', hover], ['wheel', wheel], ['right click', rightClick], ['the divider', divider], ['motion', motion]];
    for (const [name, body] of parts) await checks.part(name, (check) => body(check, desk));
    checks.check('no error and no policy violation', desk.errors.join(' | '), '');
  } finally {
    await desk.remove();
    await server.remove();
  }
}

async function people(desk) {
  await practise(desk);
  await go(desk.page, 'People');
  await desk.still();
}

const row = (page, name) => page.getByRole('list', { name: 'People' }).getByRole('button', { name });

async function hover(check, desk) {
  const { page } = desk;
  await page.mouse.move(700, 600);
  await desk.still();
  const before = decode(await page.screenshot());
  await row(page, /^Bethan Quill/).hover();
  await desk.still();
  check('a row under the mouse looks different', apart(before, decode(await page.screenshot()), 12) > 0.01);
  await page.mouse.move(700, 600);
  await desk.still();
  check('and as before when the mouse has left', difference(before, decode(await page.screenshot())), 0);
  const search = page.getByRole('searchbox', { name: 'Name or NHS number' });
  await check.soon('over a field the mouse is a text cursor', () => search.evaluate((field) => getComputedStyle(field).cursor), 'text');
  await check.soon('over a row a hand', () => row(page, /^Bethan Quill/).evaluate((button) => getComputedStyle(button).cursor), 'pointer');
}

async function wheel(check, desk) {
  const { page } = desk;
  const before = await row(page, /^Desmond Pryce/).boundingBox();
  await page.mouse.move(260, 600);
  await page.mouse.wheel(0, 120);
  const now = async () => (await row(page, /^Desmond Pryce/).boundingBox()).y;
  await check.soon('the wheel moves the list under the mouse', async () => before.y - await now() > 40);
  await page.mouse.wheel(0, -400);
  await check.soon('and back', async () => before.y === await now());
  await desk.still();
}

async function rightClick(check, desk) {
  const { page } = desk;
  await row(page, /^Bethan Quill/).click({ button: 'right' });
  await see(page, 'heading', 'Bethan Quill');
  await check.soon('a right click opens the person with what “more” unfolds', () => page.getByRole('group', { name: 'More about Bethan' }).count(), 1);
  await check.soon('the button says so, too', () => page.getByRole('button', { name: 'Less', exact: true }).count(), 1);
  await page.getByRole('button', { name: 'Less', exact: true }).click();
  await gone(page, 'group', 'More about Bethan');
  const kept = (locator) => locator.evaluate((element) => {
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
    element.dispatchEvent(event);
    return !event.defaultPrevented;
  });
  await check.soon('a field keeps the browser’s own menu', () => kept(page.getByRole('searchbox', { name: 'Name or NHS number' })));
}

async function divider(check, desk) {
  let { page } = desk;
  const line = () => page.getByRole('separator', { name: 'Width of the list' });
  const now = async () => Number(await line().getAttribute('aria-valuenow'));
  const title = () => page.getByRole('heading', { name: 'Bethan Quill' }).boundingBox();
  const began = await now(), stood = await title(), box = await line().boundingBox();
  await page.mouse.move(box.x + box.width / 2, 500);
  await page.mouse.down();
  await page.mouse.move(box.x + 50, 500, { steps: 4 });
  await page.mouse.move(box.x + box.width / 2 + 80, 500, { steps: 4 });
  await page.mouse.up();
  await desk.still();
  await check.soon('the divider follows the mouse', async () => await now() - began, 80);
  await check.soon('and the page moves with it', async () => Math.round((await title()).x - stood.x), 80);
  await line().focus();
  await page.keyboard.press('ArrowLeft');
  await desk.still();
  await check.soon('an arrow key moves it, too', async () => await now() - began, 64);
  await page.mouse.move(box.x + 64 + box.width / 2, 500);
  await page.mouse.down();
  await page.mouse.move(1170, 500, { steps: 4 });
  await page.mouse.up();
  await desk.still();
  await check.soon('it leaves room for the page', async () => await now() < 1180 / 2);
  const left = await now();
  await page.reload();
  await people(desk);
  ({ page } = desk);
  await check.soon('next time it is where it was', () => now(), left);
}

async function motion(check, desk) {
  const { page } = desk;
  const opened = async () => {
    await desk.still();
    const before = await desk.frames();
    await page.getByRole('button', { name: 'Add somebody', exact: true }).first().click();
    await see(page, 'dialog', 'Somebody new');
    await desk.still();
    const frames = await desk.frames() - before;
    await page.keyboard.press('Escape');
    await gone(page, 'dialog', 'Somebody new');
    return frames;
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const still = await opened();
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const moving = await opened();
  check(`a sheet rises, in ${moving} frames instead of ${still}`, moving > still);
  await page.getByRole('button', { name: 'Add somebody', exact: true }).first().click();
  await see(page, 'dialog', 'Somebody new');
  await desk.still();
  // A clock on the page is drawn anew when its minute changes.
  if (await page.evaluate(() => new Date().getSeconds()) > 54) await pause(7000);
  await desk.still();
  const before = await desk.frames();
  await pause(2000);
  check('and afterwards no frame is drawn', await desk.frames() - before, 0);
}
