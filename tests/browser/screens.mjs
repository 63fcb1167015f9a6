// Pictures of every screen, to be looked at: node tests/browser/screens.mjs FOLDER [WxH...]
// Each screen at three sizes in light, dark and high contrast: FOLDER/<size>/<number>-<screen>-<theme>.png.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { inEveryTheme, walk } from './lib/walk.mjs';

const AFTERNOON = '2026-11-24T14:17:00Z';
const [folder, ...wanted] = process.argv.slice(2);
if (!folder) throw new Error('which folder shall the pictures go to?');
const sizes = (wanted.length ? wanted : ['1180x820', '820x1180', '390x844']).map((size) => size.split('x').map(Number));

let taken = 0, missed = 0;
const server = await serve();
try {
  for (const [width, height] of sizes) await all(width, height);
} finally {
  await server.remove();
}
console.log(`${taken} pictures in ${folder}, ${missed} screens not reached`);
process.exit(missed ? 1 : 0);

async function all(width, height) {
  const into = join(folder, `${width}x${height}`);
  mkdirSync(into, { recursive: true });
  const open = async () => {
    const tablet = await openTablet({ url: server.url, width, height, ratio: 1, clock: AFTERNOON });
    await tablet.open();
    tablet.page.setDefaultTimeout(10_000);
    return tablet;
  };
  const shoot = (tablet, name) => inEveryTheme(tablet, async (theme) => {
    await tablet.page.screenshot({ path: join(into, `${name}-${theme}.png`) });
    taken++;
  });
  await walk(open, shoot, async (tablet, name, error) => {
    missed++;
    console.log(`${width}x${height} ${name}: ${String(error).split('\n')[0]}`);
    await tablet.page.screenshot({ path: join(into, `${name}-missed.png`) }).catch(() => {});
  });
}
