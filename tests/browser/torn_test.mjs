// A browser that was killed in the midst of a write leaves a piece of a record at the end of its database's own log. What is
// saved after the next start must still be there at the one after, and all that was there before.
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { see, tap } from './lib/acts.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { addPerson, joinTeam, saved, saveTeamFile, startTeam, unlock, witness } from './lib/team.mjs';
import { vaultOf } from './lib/vaults.mjs';

const BEFORE = 'Rosamund Achterberg', AFTER = 'Cuthbert Ngata', AFTER_A_FULL_DISK = 'Ottilie Brandt';

/** The head of a record of 1,000 bytes, of which a hundred were written. */
const PIECE = Buffer.concat([Buffer.from([1, 2, 3, 4, 0xe8, 3, 1]), Buffer.alloc(100, 7)]);

function tear({ profile }) {
  const all = join(profile, 'Default', 'IndexedDB');
  const folder = join(all, readdirSync(all).find((name) => name.endsWith('.leveldb')));
  const log = readdirSync(folder).filter((name) => /^\d+\.log$/.test(name)).sort().at(-1);
  appendFileSync(join(folder, log), PIECE);
}

export default async function ({ check }) {
  const server = await serve();
  const desk = await openTablet({ url: server.url, ratio: 1 }), tablet = await openTablet({ url: server.url, ratio: 1 });
  try {
    await witness('torn', { desk, tablet }, async () => {
      await desk.open();
      await startTeam(desk.page);
      await tablet.open();
      const femi = await joinTeam(tablet.page, await saveTeamFile(desk.page));
      await addPerson(tablet.page, { name: BEFORE, ward: 'Rowan' });
      await saved(tablet.page);
      const again = async () => {
        await tablet.start();
        await tablet.open();
        await unlock(tablet.page, femi.passphrase);
      };
      const here = async (name) => (await vaultOf(tablet.page, femi.passphrase)).records.some(({ fields }) => fields.name === name);

      await tablet.kill();
      tear(tablet);
      await again();
      check('after a kill in the midst of a write everything is there', await here(BEFORE));
      await addPerson(tablet.page, { name: AFTER, ward: 'Rowan' });
      await saved(tablet.page);
      await tablet.kill();
      await again();
      check('what was saved after that is there at the next start', await here(AFTER));
      check('and what was there before', await here(BEFORE));

      // The disk stays full until there is room again: else the next step would be acknowledged, and carry this one, before
      // anybody could press the button.
      await tablet.page.evaluate(() => {
        const { put } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.put = () => { throw new DOMException('made up', 'QuotaExceededError'); };
        window.__room = () => { IDBObjectStore.prototype.put = put; };
      });
      await addPerson(tablet.page, { name: AFTER_A_FULL_DISK, ward: 'Rowan' });
      await see(tablet.page, 'button', 'Try again');
      await tablet.still();  // the steps behind it are refused as well
      await tablet.page.evaluate(() => window.__room());
      const settled = tablet.page.evaluate(() => new Promise((resolve) => {
        const { open } = IDBFactory.prototype;
        IDBFactory.prototype.open = function (name, ...more) {
          if (name === 'settling') resolve(true);
          return open.call(this, name, ...more);
        };
        setTimeout(resolve, 20_000, false);
      }));
      await tap(tablet.page, 'button', 'Try again');
      await saved(tablet.page);
      check('after a write that was refused the log is settled before anything is called saved', await settled);
      await tablet.kill();
      await again();
      check('and what was refused first is kept', await here(AFTER_A_FULL_DISK));
    });
  } finally {
    await Promise.all([desk.remove(), tablet.remove()]);
    await server.remove();
  }
}
