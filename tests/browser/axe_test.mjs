// Another judge on every screen, in every theme: axe-core with all its rules. What it looks at is the page that
// assistive technology gets; of colours it sees only those of fields (tests/ui/pen/tokens_test.cpp has the others).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { inEveryTheme, walk } from './lib/walk.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export default async function ({ check }) {
  const server = await serve();
  const open = async () => {
    const tablet = await openTablet({ url: server.url, ratio: 1 });
    await tablet.open();
    return tablet;
  };
  try {
    await walk(open, (tablet, name) => inEveryTheme(tablet, async (theme) => {
      check(`${name}, ${theme}: axe finds nothing`, await violations(tablet.page), '');
    }), async (_, name, error) => { check(`${name} is reached`, String(error).split('\n')[0], ''); });
  } finally {
    await server.remove();
  }
}

async function violations(page) {
  // Its own script is no part of the page, and the page's policy would not let it in.
  if (!await page.evaluate(() => Boolean(globalThis.axe))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, nodes }) => `${id} x${nodes.length}: ${nodes[0].html.slice(0, 200)}`).join(' | ');
}
