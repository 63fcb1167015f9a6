// A layout that breaks is noticed: a fixed set of screens beside small pictures of them in tests/browser/looks. They
// are a fifth as large, so that how a letter is smoothed makes no difference, and where it stands does.
// After a change that is meant: ./build.sh screens references, and look at what 'git diff' shows.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { searchFieldOf, tap, write } from './lib/acts.mjs';
import { apart, decode, encode, shrunk } from './lib/picture.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { go } from './lib/team.mjs';

const BY = 5;
const SHADES = 40;    // of 255: less is how a letter is smoothed
const SHARE = 0.004;  // of the pixels: a line of text that moved by 5 px is more
const SIZES = [[1180, 820], [820, 1180], [390, 844]];
const THEMES = { dark: { colorScheme: 'dark' }, contrast: { contrast: 'more' } };
const references = join(import.meta.dirname, 'looks');
const writing = process.env.ALONGSIDE_LOOKS === 'write';
const seen = '.build/looks';  // what was drawn instead

export default async function looks({ check }) {
  const server = await serve();
  mkdirSync(writing ? references : seen, { recursive: true });
  try {
    for (const [width, height] of SIZES) await walk(check, server.url, width, height);
    if (!writing) sensitivity(check);
  } finally {
    await server.remove();
  }
}

async function walk(check, url, width, height) {
  const tablet = await openTablet({ url, width, height, ratio: 1, clock: '2026-11-24T14:16:00Z' });
  const { page } = tablet;
  const take = async (name) => {
    await tablet.still();
    const got = shrunk(decode(await page.screenshot()), BY), file = `${name}-${width}.png`, kept = join(references, file);
    if (writing) {
      writeFileSync(kept, encode(got));
      return check(`${file} was written`, existsSync(kept));
    }
    const share = existsSync(kept) ? apart(decode(readFileSync(kept)), got, SHADES) : 1;
    if (!check(`${file} looks as it did (${(share * 100).toFixed(2)} % differ)`, share <= SHARE)) writeFileSync(join(seen, file), encode(got));
  };
  const inThemes = async (name) => {
    for (const [theme, media] of Object.entries(THEMES)) {
      await page.emulateMedia(media);
      await take(`${name}-${theme}`);
    }
    await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
  };
  try {
    await tablet.open();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await take('begin');
    await tap(page, 'button', /^Practise with made-up people/);
    await take('today');
    await inThemes('today');
    await go(page, 'People');
    await page.getByRole('button', { name: /^Imogen Farrow/ }).first().tap();
    await take('person');
    await tap(page, 'tab', 'Timeline');
    await take('timeline');
    await go(page, 'Send');
    await take('send');
    await go(page, 'Groups');
    await take('groups');
    await go(page, 'Today');
    await page.getByRole('button', { name: 'Record', exact: true }).first().tap();
    await take('who');
    await page.getByRole('dialog').getByRole('button', { name: /^Gloria Penhale/ }).tap();
    await page.getByRole('textbox', { name: 'In Gloria’s words' }).waitFor();
    await take('one-to-one');
    await inThemes('one-to-one');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await searchFieldOf(page).fill('garden');
    await page.getByRole('list', { name: 'People' }).waitFor();
    await take('search');
    await go(page, 'More');
    await page.getByRole('button', { name: /^Look and text size/ }).first().tap();
    await page.getByRole('radio', { name: /200/ }).first().tap();
    await take('look-200');
    await go(page, 'Today');
    await take('today-200');
  } finally {
    await tablet.remove();
  }
}

// The judge is judged: another text's smoothing passes, a layout that moved does not.
function sensitivity(check) {
  const kept = decode(readFileSync(join(references, 'today-1180.png')));
  const changed = (act) => ({ ...kept, pixels: Buffer.from(kept.pixels.map((value, at) => (at % 4 === 3 ? value : act(value, at)))) });
  check('letters drawn a little darker pass', apart(kept, changed((value) => (value < 200 ? Math.max(0, value - 24) : value)), SHADES) <= SHARE);
  const row = kept.width * 4, half = row * Math.floor(kept.height / 2);
  check('a page whose lower half stands 5 px lower does not',
    apart(kept, changed((value, at) => (at >= half ? kept.pixels[at - row] : value)), SHADES) > SHARE);
  check('nor one whose letters are missing', apart(kept, changed((value) => Math.max(value, 216)), SHADES) > SHARE);
}
