// The round three times more: by keyboard alone, by accessibility tree alone (no coordinates), and by touch in text of
// 200 % on a tablet held upright.
import { tap } from './lib/acts.mjs';
import { ears, finger, keys } from './lib/hands.mjs';
import { blameless, round } from './lib/round.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { witness } from './lib/team.mjs';

const WAYS = {
  'by keyboard alone': { hand: keys, touch: false },
  'by accessibility tree alone': { hand: ears, touch: false },
  'by touch in text of 200 %': { hand: finger, width: 820, height: 1180, text: '200 %' },
};

export default async function (checks) {
  for (const [name, way] of Object.entries(WAYS)) await checks.part(name, (check) => once(check, name, way));
}

async function once(check, name, { text, ...options }) {
  const server = await serve();
  const open = async () => {
    const tablet = await openTablet({ url: server.url, ratio: 1, ...options });
    await tablet.open();
    if (text) {
      await tap(tablet.page, 'button', 'Text size');
      await tap(tablet.page, 'radio', text);
    }
    return tablet;
  };
  const desk = await open(), tablet = await open();
  try {
    await witness(name.replaceAll(' ', '-'), { desk, tablet }, () => round(check, { server, desk, tablet }));
    blameless(check, { worker: tablet, coordinator: desk });
  } finally {
    await Promise.all([desk.remove(), tablet.remove()]);
    await server.remove();
  }
}
