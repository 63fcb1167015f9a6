// A coordinator's screens over many records: how long the app works until each stands there, in the app as it is shipped,
// with a vault that the bench's own page has filled at the same address.
import { openTablet } from '../browser/lib/tablet.mjs';
import { tap } from '../browser/lib/acts.mjs';
import { go, goToPacks } from '../browser/lib/team.mjs';
import { openFilled } from './filled.mjs';

const VISITS = 3;

const more = (name) => async (page) => {
  await go(page, 'More');
  return () => tap(page, 'button', name);
};
const place = (name) => async (page) => {
  await go(page, name === 'More' ? 'Today' : 'More');
  return () => go(page, name);
};

/** Each: how to come before it; then the act that is measured. */
const SCREENS = [
  ['Today', place('Today')],
  ['Referrals', place('Referrals')],
  ['Waiting and intervals', async (page) => {
    await go(page, 'Referrals');
    return () => tap(page, 'button', 'Waiting and intervals');
  }],
  ['The allocation board', async (page) => {
    await go(page, 'Today');
    return () => tap(page, 'button', 'Open the board');
  }],
  ['People', place('People')],
  ['A person', async (page) => {
    await go(page, 'People');
    return () => page.getByRole('list', { name: 'People' }).getByRole('button').nth(2).tap();
  }],
  ['Risk board', more(/^Risk/)],
  ['Partners', more(/^Partners/)],
  ['Reports', more(/^Reports/)],
  ['Team', place('Team')],
  ['Packs in', async (page) => {
    await go(page, 'More');
    return () => goToPacks(page);
  }],
];

/** The longest stretch of the app's own work, and all of it together, from the tap until nothing moves. */
async function visit(tablet, act) {
  await tablet.still();
  await tablet.page.evaluate(() => { globalThis.__work.length = 0; });
  await act();
  await tablet.still();
  const work = await tablet.page.evaluate(() => [...globalThis.__work]);
  return { longest: Math.max(...work), all: work.reduce((sum, one) => sum + one, 0) };
}

const middle = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** @returns [screen, { longest, all }] of each, medians of visits, in milliseconds */
export async function screens({ server, fill, www, count }) {
  const tablet = await openTablet({ url: server.url, ratio: 1, clock: '2026-11-23T09:00:00Z' });
  try {
    const { page } = tablet;
    page.setDefaultTimeout(240_000);
    await openFilled(tablet, { server, www, fill: () => fill(page, count) });
    const all = [];
    for (const [name, before] of SCREENS) {
      const visits = [];
      for (let i = 0; i < VISITS; i++) visits.push(await visit(tablet, await before(page)));
      all.push([name, { longest: middle(visits.map(({ longest }) => longest)), all: middle(visits.map(({ all }) => all)) }]);
    }
    if (tablet.errors.length) throw new Error(tablet.errors.join(' | '));
    return all;
  } finally {
    await tablet.remove();
  }
}
