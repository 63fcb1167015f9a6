// A keyboard beside the tablet: where the focus goes and comes back to, that it is seen, arrows, Enter, Escape, and the
// shortcuts. That everything can be reached and done with keys is round_hands_test.mjs's.
import { searchFieldOf, tap } from './lib/acts.mjs';
import { mouse } from './lib/hands.mjs';
import { decode, difference } from './lib/picture.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { go, witness } from './lib/team.mjs';

export default async function (checks) {
  const server = await serve(), tablet = await openTablet({ url: server.url, ratio: 1, touch: false, hand: mouse });
  try {
    await tablet.open();
    await tablet.page.getByRole('button', { name: /^Practise with made-up people/ }).click();
    await tablet.page.getByRole('navigation').waitFor();
    const parts = [['the focus is seen', rings], ['lists and tabs', arrows], ['Enter goes on', enters], ['Escape', escapes],
      ['the focus comes back', returns], ['shortcuts', shortcuts], ['no shortcut in a field', typing]];
    for (const [name, body] of parts) await checks.part(name, (check) =>
      witness(`keys-${name.replaceAll(' ', '-')}`, { tablet }, () => body(check, tablet)));
    checks.check('no error on the way', tablet.errors.join(' | '), '');
  } finally {
    await tablet.remove();
    await server.remove();
  }
}

/** Name of what has the focus. */
const focused = (page) => page.evaluate(() => {
  const { activeElement: at } = document;
  return at === document.body ? 'nothing' : at.ariaLabel || at.textContent.trim();
});
const focus = (page, role, name) => page.getByRole(role, { name }).first().focus();
async function press(tablet, ...keys) {
  for (const key of keys) {
    await tablet.page.keyboard.press(key);
    await tablet.still();  // nobody presses two keys within one frame
  }
}
/** Opens a person's page from the list, by keys. */
async function openPerson(tablet, name = /^Imogen Farrow/) {
  await go(tablet.page, 'People');
  await focus(tablet.page, 'button', name);
  await press(tablet, 'Enter');
}
const dialogs = (page) => page.getByRole('dialog').evaluateAll((all) => all.map((one) => one.ariaLabel).join());

async function rings(check, tablet) {
  const { page } = tablet;
  await go(page, 'Today');
  await page.evaluate(() => document.activeElement.blur());
  await tablet.still();
  let before = decode(await page.screenshot()), unseen = [];
  for (let i = 0; i < 20; i++) {
    await press(tablet, 'Tab');
    const now = decode(await page.screenshot());
    if (difference(before, now) < 0.0003) unseen.push(await focused(page));
    before = now;
  }
  check('twenty steps of the Tab key: each is seen', unseen.join(), '');
}

async function arrows(check, tablet) {
  const { page } = tablet;
  await openPerson(tablet);
  await focus(page, 'button', /^Imogen Farrow/);
  const rows = page.getByRole('list', { name: 'People' }).getByRole('listitem').getByRole('button');
  const names = await rows.allTextContents(), at = names.indexOf(await focused(page));
  await press(tablet, 'ArrowDown');
  await check.soon('an arrow goes down a list', () => focused(page), names[at + 1]);
  await press(tablet, 'ArrowUp', 'ArrowUp');
  await check.soon('and up', () => focused(page), names[at - 1]);
  await press(tablet, 'End', 'ArrowDown');
  await check.soon('the last row is the last', async () => focused(page), (await rows.allTextContents()).at(-1));
  await focus(page, 'tab', 'Overview');
  await press(tablet, 'ArrowRight', 'Enter');
  await check.soon('arrows go along tabs, Enter opens one', () => page.getByRole('tab', { selected: true }).textContent(), 'Timeline');
  await check.soon('only the open tab is a stop of the Tab key', () => page.getByRole('tab').evaluateAll((all) => all.filter((one) => one.tabIndex === 0).length), 1);
  await press(tablet, 'End');
  await check.soon('End goes to the last tab', () => focused(page), 'Details');
  await click(page, 'Record');
  await page.getByRole('dialog').getByRole('button', { name: /^Gloria Penhale/ }).focus();
  await press(tablet, 'Enter');
  await page.getByRole('dialog').getByRole('radio', { name: 'Ward', exact: true }).focus();
  await press(tablet, 'ArrowRight');
  await check.soon('an arrow chooses the next of radios', async () => page.getByRole('radio', { name: await focused(page), exact: true }).isChecked());
  await press(tablet, 'Escape');
}

const click = (page, name) => tap(page, 'button', name, { first: true });

async function enters(check, tablet) {
  const { page } = tablet;
  await go(page, 'People');
  await click(page, 'Add somebody');
  await page.getByRole('textbox', { name: 'Full name' }).focus();
  await press(tablet, 'Enter');
  await check.soon('Enter in a line goes on to the next field', () => focused(page), 'Likes to be called');
  await press(tablet, 'Enter', 'Enter');
  await check.soon('and on', () => focused(page), 'Date of birth');
  await press(tablet, 'Escape');
}

async function escapes(check, tablet) {
  const { page } = tablet;
  await openPerson(tablet);
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.getByRole('tab', { name: 'Timeline', selected: true }).waitFor();
  await page.getByRole('button', { name: /^One-to-one/ }).first().click();
  await page.getByRole('button', { name: 'Withdraw this record' }).click();
  await tablet.still();
  const both = await dialogs(page);
  await press(tablet, 'Escape');
  const one = await dialogs(page);
  check('Escape closes the topmost thing', both.startsWith(one) && both !== one && one !== '');
  await press(tablet, 'Escape');
  await check.soon('and then the one below it', () => dialogs(page), '');
}

async function returns(check, tablet) {
  const { page } = tablet;
  await openPerson(tablet);
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.getByRole('tab', { name: 'Timeline', selected: true }).waitFor();
  await focus(page, 'button', /^One-to-one/);
  const row = await focused(page);
  await press(tablet, 'Enter');
  await focus(page, 'button', 'Correct it');
  await press(tablet, 'Enter');
  await check.soon('a sheet in the place of another has the focus', () => page.evaluate(() => Boolean(document.activeElement.closest('[role=dialog]'))));
  await press(tablet, 'Escape');
  await check.soon('when it goes, the focus is where it was opened', () => focused(page), 'Correct it');
  await press(tablet, 'Escape');
  await check.soon('and after both it is on the row that began it', () => focused(page), row);
  await go(page, 'Today');
  const ticks = page.getByRole('list', { name: 'Follow-ups' }).getByRole('checkbox');
  await ticks.first().waitFor();
  const [first, ...others] = await ticks.evaluateAll((all) => all.map((one) => one.ariaLabel));
  await ticks.first().focus();
  await press(tablet, 'Space');
  await page.getByRole('checkbox', { name: first, exact: true }).waitFor({ state: 'detached' });
  const next = () => page.evaluate(() => document.activeElement.closest('[role=listitem]')?.querySelector('[type=checkbox]')?.ariaLabel);
  await check.soon('where something goes from a list, what stood after it has the focus', next, others[0]);
  await click(page, 'Undo');
}

async function shortcuts(check, tablet) {
  const { page } = tablet;
  await page.evaluate(() => document.activeElement.blur());
  const here = () => page.getByRole('navigation').locator('[aria-current=page]').textContent();
  await press(tablet, '2');
  await check.soon('a number goes to a place', () => here(), 'People');
  await press(tablet, '1');
  await check.soon('and to another', () => here(), 'Today');
  await press(tablet, '/');
  await check.soon('a stroke searches', () => searchFieldOf(page).count(), 1);
  await press(tablet, 'Escape', '?');
  await check.soon('a question mark lists the keys', () => dialogs(page), 'Keyboard shortcuts');
  await check.soon('with what each does', async () => (await page.getByRole('dialog').getByRole('row').allInnerTexts()).length > 10);
  await press(tablet, '2');
  check('below a sheet nothing is listened to', await here(), 'Today');
  await page.getByRole('switch', { name: 'Listen to single keys' }).focus();
  await press(tablet, 'Space', 'Escape', '2');
  check('single keys can be switched off', await here(), 'Today');
  await go(page, 'More');
  await page.getByRole('button', { name: /^Keyboard shortcuts/ }).click();
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await check.soon('the list is also in More', () => dialogs(page), 'Keyboard shortcuts');
  await page.getByRole('switch', { name: 'Listen to single keys' }).focus();
  await press(tablet, 'Space', 'Escape', '1', 'r');
  await check.soon('R records', () => dialogs(page), 'Who were you with?');
  await focus(page, 'button', /^Gloria Penhale/);
  await press(tablet, 'Enter');
  await page.getByRole('textbox', { name: 'In Gloria’s words' }).focus();
  await page.keyboard.insertText('Kept with two keys');
  await press(tablet, 'Control+s');
  await check.soon('Control and S saves, also out of a field', () => dialogs(page), '');
  await check.soon('and it is kept', async () => await page.getByText('Kept with two keys').count() + await page.getByText(/^Saved\. |One-to-one/).count() > 0);
}

async function typing(check, tablet) {
  const { page } = tablet;
  await press(tablet, 'r');
  await focus(page, 'button', /^Gloria Penhale/);
  await press(tablet, 'Enter');
  const words = page.getByRole('textbox', { name: 'In Gloria’s words' });
  await words.focus();
  await page.keyboard.type('12/?r');
  await tablet.still();
  await check.soon('keys that are shortcuts are letters in a field', () => words.inputValue(), '12/?r');
  check('and ask for nothing', (await dialogs(page)).includes('One-to-one'));
  await press(tablet, 'Escape');
  await page.keyboard.press('/');
  await tablet.still();
  await searchFieldOf(page).focus();
  await page.keyboard.type('2');
  await tablet.still();
  await check.soon('also in a field for searching', () => searchFieldOf(page).inputValue(), /2$/);
}
