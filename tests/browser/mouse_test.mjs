// A mouse and its wheel, and what moves: hover, right click, the divider between list and page, sheets that rise.
import { gone, see } from './lib/acts.mjs';
import { apart, decode, difference } from './lib/picture.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export default async function (checks) {
  const server = await serve(), desk = await openTablet({ url: server.url, touch: false, ratio: 1 });
  try {
    await practise(desk);
    const parts = [['hover', hover], ['wheel', wheel], ['right click', rightClick], ['the divider', divider], ['motion', motion]];
    for (const [name, body] of parts) await checks.part(name, (check) => body(check, desk));
    checks.check('no error and no policy violation', desk.errors.join(' | '), '');
  } finally {
    await desk.remove();
    await server.remove();
  }
}

async function practise(desk) {
  const page = await desk.open();
  desk.context.setDefaultTimeout(15_000);
  await page.getByRole('button', { name: /^Practise with made-up people/ }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'People', exact: true }).click();
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
  check('over a field the mouse is a text cursor', await search.evaluate((field) => getComputedStyle(field).cursor), 'text');
  check('over a row a hand', await row(page, /^Bethan Quill/).evaluate((button) => getComputedStyle(button).cursor), 'pointer');
}

async function wheel(check, desk) {
  const { page } = desk;
  const before = await row(page, /^Desmond Pryce/).boundingBox();
  await page.mouse.move(260, 600);
  await page.mouse.wheel(0, 120);
  await pause(300);
  await desk.still();
  const after = await row(page, /^Desmond Pryce/).boundingBox();
  check('the wheel moves the list under the mouse', before.y - after.y > 40);
  await page.mouse.wheel(0, -400);
  await pause(300);
  await desk.still();
}

async function rightClick(check, desk) {
  const { page } = desk;
  await row(page, /^Bethan Quill/).click({ button: 'right' });
  await see(page, 'heading', 'Bethan Quill');
  check('a right click opens the person with what “more” unfolds', await page.getByRole('group', { name: 'More about Bethan' }).count(), 1);
  check('the button says so, too', await page.getByRole('button', { name: 'Less', exact: true }).count(), 1);
  await page.getByRole('button', { name: 'Less', exact: true }).click();
  await gone(page, 'group', 'More about Bethan');
  const kept = (locator) => locator.evaluate((element) => {
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
    element.dispatchEvent(event);
    return !event.defaultPrevented;
  });
  check('a field keeps the browser’s own menu', await kept(page.getByRole('searchbox', { name: 'Name or NHS number' })));
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
  check('the divider follows the mouse', await now() - began, 80);
  check('and the page moves with it', Math.round((await title()).x - stood.x), 80);
  await line().focus();
  await page.keyboard.press('ArrowLeft');
  await desk.still();
  check('an arrow key moves it, too', await now() - began, 64);
  await page.mouse.move(box.x + 64 + box.width / 2, 500);
  await page.mouse.down();
  await page.mouse.move(1170, 500, { steps: 4 });
  await page.mouse.up();
  await desk.still();
  check('it leaves room for the page', await now() < 1180 / 2);
  const left = await now();
  await page.reload();
  await practise(desk);
  ({ page } = desk);
  check('next time it is where it was', await now(), left);
}

async function motion(check, desk) {
  const { page } = desk;
  const opened = async () => {
    await desk.still();
    const before = await desk.frames();
    await page.getByRole('button', { name: 'Add somebody', exact: true }).first().click();
    await see(page, 'dialog', 'Somebody new');
    await pause(600);
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
  await pause(600);
  // A clock on the page is drawn anew when its minute changes.
  if (await page.evaluate(() => new Date().getSeconds()) > 54) await pause(7000);
  await desk.still();
  const before = await desk.frames();
  await pause(2000);
  check('and afterwards no frame is drawn', await desk.frames() - before, 0);
}
