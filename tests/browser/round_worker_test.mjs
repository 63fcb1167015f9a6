// The round with a finger, and what must be true of both tablets after it: all is sealed, nobody else was asked, and
// nothing moves.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SECRETS, blameless, round } from './lib/round.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { go, witness } from './lib/team.mjs';

export default async function ({ check }) {
  const server = await serve();
  const desk = await openTablet({ url: server.url, ratio: 1 }), tablet = await openTablet({ url: server.url, ratio: 1 });
  try {
    await witness('round', { desk, tablet }, async () => {
      await round(check, { server, desk, tablet });
      await afterwards(check, desk, tablet);
    });
  } finally {
    await Promise.all([desk.remove(), tablet.remove()]);
    await server.remove();
  }
}

async function afterwards(check, desk, tablet) {
  // --- What lies on the tablet --------------------------------------------------------------------------
  for (const [whose, device] of [['worker', tablet], ['coordinator', desk]]) {
    const kept = await storesOf(device.page);
    check(`the ${whose}'s records are in IndexedDB`, kept.bytes > 5_000);
    check(`none of them in clear there`, found(kept.latin, SECRETS), '');
    check(`the ${whose}'s localStorage and sessionStorage hold no name`, found(kept.plain, [...SECRETS, 'Femi', 'Ruth']), '');
  }

  // --- At rest ------------------------------------------------------------------------------------------
  await go(tablet.page, 'Today');
  // The toast leaves after ten seconds.
  await tablet.page.getByText(/^Corrected\. /).first().waitFor({ state: 'detached', timeout: 20_000 });
  await tablet.still();
  // A new minute may be drawn; ten seconds within one may not.
  await tablet.page.waitForFunction(() => new Date().getSeconds() < 45, undefined, { timeout: 60_000 });
  await tablet.still();
  const before = await tablet.frames();
  const second = await tablet.page.evaluate(() => new Date().getSeconds());
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  check(`no frame in ten seconds at rest (from second ${second})`, await tablet.frames() - before, 0);

  blameless(check, { worker: tablet, coordinator: desk });
  await tablet.close();
  check('no file of the worker’s browser holds any of it in clear', filesWith(tablet.profile, SECRETS).join(' '), '');
}

/** Every key and value of every database, and the two plain stores, as text. */
async function storesOf(page) {
  const kept = await page.evaluate(async () => {
    const asked = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const pieces = [];
    const take = (value) => {
      if (value instanceof ArrayBuffer) value = new Uint8Array(value);
      if (ArrayBuffer.isView(value)) pieces.push(new TextDecoder('latin1').decode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)));
      else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) { pieces.push(key); take(inner); }
      else pieces.push(String(value));
    };
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      pieces.push(name);
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([asked(all.getAllKeys()), asked(all.getAll())]);
        keys.forEach(take);
        values.forEach(take);
      }
      database.close();
    }
    return { latin: pieces.join('\n'), plain: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]) };
  });
  return { ...kept, bytes: kept.latin.length };
}

const found = (text, secrets) => secrets.filter((secret) => text.includes(secret) || text.includes([...secret].join('\0'))).join(' ');

function filesWith(folder, secrets) {
  const needles = secrets.flatMap((secret) => [Buffer.from(secret), Buffer.from(secret, 'utf16le')]);
  return readdirSync(folder, { recursive: true }).filter((name) => {
    const path = join(folder, name);
    const about = statSync(path, { throwIfNoEntry: false });
    if (!about?.isFile()) return false;
    const bytes = readFileSync(path);
    return needles.some((needle) => bytes.includes(needle));
  });
}
