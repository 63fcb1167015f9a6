// What people do, by role and name as they would say it, with the hand that the page is worked with (hands.mjs).
import { readFile } from 'node:fs/promises';
import { finger, locate } from './hands.mjs';
import { until } from './until.mjs';

const hands = new WeakMap();
/** From now on this page is worked with this hand; without a word it is a finger. */
export const workWith = (page, hand) => hands.set(page, hand);
const handOf = (page) => hands.get(page) ?? finger;

/** Presses the one thing of this role and name. `more`: { within: { role, name }, first: true }. */
export const tap = (page, role, name, more = {}) => handOf(page).press(page, { role, name, ...more });

/** Writes into a field, as a keyboard does: what was there before is replaced. */
export const write = (page, name, text, more = {}) => handOf(page).write(page, { role: 'textbox', name, ...more }, text);

/** A password field has no role of its own, so it is found by its label. */
export const writeSecret = (page, name, text) => handOf(page).write(page, { role: 'secret', name }, text);

/** The field of Search. Other pages have a field for searching too, and one may still be there when Search is about to come. */
export const searchFieldOf = (page) => page.getByRole('searchbox', { name: 'Name, number or words' });

/** Closes what lies on top. */
export const closeTop = (page) => handOf(page).close(page);

export async function see(page, role, name, options = {}) {
  await locate(page, { role, name, first: true }).waitFor(options);
  const { sees } = handOf(page);
  if (sees) await until(() => sees(page, { role, name }), () => `the accessibility tree has no ${role} ${name}`);
}

export async function gone(page, role, name) {
  await locate(page, { role, name, first: true }).waitFor({ state: 'detached' });
}

/** A downloaded file's name and bytes, from what `act` sets off. */
export async function download(page, act) {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}
