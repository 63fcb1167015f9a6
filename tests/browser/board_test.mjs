// The daily allocation meeting: three people placed, one with a finger that takes them across, one by keys, one by
// buttons; one decision taken back; the page printed; the worker's file made, and opened on the worker's tablet.
import { choose, acceptJoin, addPerson, go, joinTeam, printed, saveForm, saveTeamFile, startTeam, witness } from './lib/team.mjs';
import { download, gone, see, tap, write } from './lib/acts.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';

const PEOPLE = ['Kwame Ashdown', 'Saffron Leigh', 'Dorota Finch'];
const HOPES = 'I would rather walk than sit.';

export default async function ({ check }) {
  const server = await serve();
  const desk = await openTablet({ url: server.url, ratio: 1 }), tablet = await openTablet({ url: server.url, ratio: 1 });
  try {
    await witness('board', { desk, tablet }, () => board(check, desk, tablet));
    check('no page reported an error or broke the policy', [...desk.errors, ...tablet.errors].join(' | '), '');
  } finally {
    await Promise.all([desk.remove(), tablet.remove()]);
    await server.remove();
  }
}

const row = (page, name) => page.getByRole('list', { name: 'New' }).getByRole('button', { name: new RegExp(`^${name}`) });
const worker = (page, name) => page.getByRole('radio', { name: new RegExp(`^${name}`) });
const first = (name) => name.split(' ')[0];

async function board(check, desk, tablet) {
  await desk.open();
  const { page } = desk;
  await startTeam(page);
  const teamFile = await saveTeamFile(page);
  await tablet.open();
  await acceptJoin(page, (await joinTeam(tablet.page, teamFile)).request);
  for (const name of PEOPLE) await refer(page, name);

  await go(page, 'Today');
  await check.soon('Today names the meeting and the new referrals', () => page.getByRole('listitem', { name: /^3 new referrals/ }).count(), 1);
  await tap(page, 'button', 'Open the board');
  await see(page, 'heading', 'Daily allocation meeting');
  await check.soon('nobody has an answer yet', () => page.getByText('0 of 3 decided').count(), 1);

  // --- Nobody is placed before they were told and agree ---------------------------------------------------
  await row(page, PEOPLE[0]).tap();
  await check.soon('without consent the button that places is off', () => page.getByRole('button', { name: /^Place Kwame/ }).getAttribute('aria-disabled'), 'true');
  for (const name of PEOPLE) {
    await row(page, name).tap();
    for (const question of [`Was peer support explained to ${first(name)}?`, `Does ${first(name)} want it?`])
      await page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: 'Yes', exact: true }).tap();
    await see(page, 'text', 'They can be allocated.');
  }

  // --- One with a finger, one by keys, one by buttons -----------------------------------------------------
  await across(desk, row(page, PEOPLE[0]), worker(page, 'Femi Larkin'));
  await check.soon('let go on a worker, they are placed with them', () => page.getByText('1 of 3 decided').count(), 1);
  await see(page, 'button', /^Take back: Kwame Ashdown, With Femi Larkin/);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('n');
  await see(page, 'button', /^Place (Saffron|Dorota) with Femi/);
  await page.keyboard.press('p');
  await check.soon('by keys: the next person, placed', () => page.getByText('2 of 3 decided').count(), 1);
  const left = await Promise.all(PEOPLE.map((name) => row(page, name).count())), last = PEOPLE[left.indexOf(1)];
  await row(page, last).tap();
  await worker(page, 'Femi Larkin').tap();
  await write(page, 'Why Femi?', 'Likes to walk');
  await tap(page, 'button', `Place ${first(last)} with Femi`);
  await check.soon('by buttons, with a reason', () => page.getByText('3 of 3 decided').count(), 1);

  // --- One is taken back; the chair; paper ------------------------------------------------------------------
  await tap(page, 'button', new RegExp(`^Take back: ${last}`));
  await check.soon('one decision is taken back', () => page.getByText('2 of 3 decided').count(), 1);
  await check.soon('and they stand among those to place again', () => row(page, last).count(), 1);
  await tap(page, 'button', 'Who is in the chair, and who is there');
  await write(page, 'In the chair', 'Josie Tremlett');
  await write(page, 'Deputising for', 'Ruth Abara');
  await tap(page, 'button', 'Keep it');
  await gone(page, 'dialog', 'Who is in the chair?');
  await check.soon('a deputy is in the chair', () => page.getByText(/Josie in the chair for Ruth/).count().then((many) => many > 0));
  const paper = await printed(page, () => tap(page, 'button', 'Print the meeting'));
  check('the paper says who was in the chair, and what was decided', /Josie Tremlett, for Ruth Abara/.test(paper) && /Kwame Ashdown/.test(paper) && /With Femi Larkin/.test(paper));
  check('and nothing of their words', !paper.includes(HOPES));

  // --- The worker's file ------------------------------------------------------------------------------------
  await tap(page, 'button', 'End the meeting');
  const file = await download(page, () => tap(page, 'button', 'Seal and save the allocation for Femi Larkin'));
  check('the file names nobody', /^alongside-allocation-FL-1-\d{4}-\d\d-\d\d\.json$/.test(file.name) && !file.bytes.includes('Kwame'));
  await see(page, 'button', 'Make the allocation again for Femi Larkin');
  await go(tablet.page, 'More');
  await choose(tablet.page, [file], () => tap(tablet.page, 'button', /^Open a file from your coordinator/));
  await see(tablet.page, 'text', /asks you to support .*Kwame Ashdown/);
  await tap(tablet.page, 'button', 'Take in');
  await see(tablet.page, 'text', /2 people are on your caseload now/);
  await tap(tablet.page, 'button', 'To your people');
  await tablet.page.getByRole('button', { name: /^Kwame Ashdown/ }).first().tap();
  await tap(tablet.page, 'tab', 'Timeline');
  await tablet.page.getByRole('button', { name: /Referral/ }).first().tap();
  await check.soon('the referral can be read on the worker’s tablet', () => tablet.page.getByText(new RegExp(HOPES)).count().then((many) => many > 0));

  // --- The tablet's own pack says that it arrived -------------------------------------------------------------
  await tap(tablet.page, 'button', 'Close', { first: true });
  await addPerson(tablet.page, { name: 'Owen Tallis' });
  await go(tablet.page, 'Send');
  const pack = await download(tablet.page, () => tap(tablet.page, 'button', 'Save as a file'));
  await go(page, 'More');
  await tap(page, 'button', /^Packs in/);
  await choose(page, [pack], () => tap(page, 'button', 'Open files', { first: true }));
  await tap(page, 'button', 'Take in');
  await go(page, 'Referrals');
  await check.soon('the coordinator sees that it arrived', () => page.getByText(/Arrived, as their pack said/).count().then((many) => many > 0));
}

async function refer(page, name) {
  await addPerson(page, { name });
  await go(page, 'Referrals');
  await tap(page, 'button', 'New referral');
  await page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${name}`) }).tap();
  await write(page, 'What they hope for', HOPES);
  await saveForm(page);
}

/** A finger takes it across the page and lets go there. */
async function across({ page, context }, from, to) {
  const centre = async (locator) => {
    const { x, y, width, height } = await locator.boundingBox();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const [begin, end] = [await centre(from), await centre(to)], steps = 12;
  const hand = await context.newCDPSession(page);
  const point = (i) => [{ x: begin.x + (end.x - begin.x) * i / steps, y: begin.y + (end.y - begin.y) * Math.max(0, i - 4) / (steps - 4) }];
  await hand.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(0) });
  for (let i = 1; i <= steps; i++) await hand.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(i) });
  await hand.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
