// The round in the other engine, by role and name: Firefox ESR for the worker and for the coordinator. The network is a
// server that is stopped; what Firefox cannot be told over BiDi is in lib/firefox.mjs.
import { openFirefox, openScreen } from './lib/firefox.mjs';
import { blameless, round } from './lib/round.mjs';
import { serve } from './lib/server.mjs';
import { witness } from './lib/team.mjs';

export default async function ({ check }) {
  const server = await serve(), screen = await openScreen();
  const desk = await openFirefox({ url: server.url, screen }), tablet = await openFirefox({ url: server.url, screen });
  try {
    await witness('firefox', { desk, tablet }, () => round(check, { server, desk, tablet }));
    blameless(check, { worker: tablet, coordinator: desk });
  } finally {
    await Promise.all([desk.remove(), tablet.remove()]);
    await server.remove();
    screen.remove();
  }
}
