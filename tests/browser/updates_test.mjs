// Offline after one visit, and a newer version that is offered and never forced.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tap } from './lib/acts.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { practise } from './lib/team.mjs';

export default async function (checks) {
  await checks.part('offline after one visit', offline);
  await checks.part('an update is offered', update);
}

async function offline(check) {
  const server = await serve(), tablet = await openTablet({ url: server.url });
  try {
    const page = await tablet.open();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await server.stop();
    await page.reload();
    await tablet.ready();
    check('the page opens again with the server stopped', true);
    await tablet.restart();
    await tablet.open();
    check('also in a browser that was closed meanwhile', true);
    await tap(tablet.page, 'button', /^Practise with made-up people/);
    await tablet.page.getByRole('navigation').waitFor();
    check('and works', true);
    check('no error on the way', tablet.errors.join(' | '), '');
  } finally {
    await tablet.remove();
    await server.remove();
  }
}

async function update(check) {
  const www = mkdtempSync(join(tmpdir(), 'alongside-www-'));
  cpSync(process.env.ALONGSIDE_WWW ?? '.build/dist/www', www, { recursive: true });
  const server = await serve({ www }), tablet = await openTablet({ url: server.url });
  // The page begins anew when the update does: a question asked in that moment is asked again.
  const stores = async () => {
    for (let left = 20; ; --left) {
      try {
        return await tablet.page.evaluate(() => caches.keys());
      } catch (error) {
        if (!left) throw error;
        await tablet.page.waitForLoadState();
      }
    }
  };
  try {
    await tablet.open();
    await tablet.page.evaluate(() => navigator.serviceWorker.ready);
    await practise(tablet);
    const [old] = await stores();
    for (const name of readdirSync(www).filter((file) => /^sw\.js\./.test(file))) rmSync(join(www, name));
    writeFileSync(join(www, 'sw.js'), readFileSync(join(www, 'sw.js'), 'utf8').replaceAll(old, 'alongside-newer'));
    await tablet.page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await check.soon('the newer version is fetched', () => tablet.page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)));
    await tablet.still();
    await check.soon('the newer version waits while somebody works', () => tablet.page.evaluate(() => navigator.serviceWorker.controller.state), 'activated');
    await check.soon('both versions are whole meanwhile', async () => (await stores()).sort().join(), [old, 'alongside-newer'].sort().join());
    await tablet.page.getByRole('button', { name: 'Use it now' }).first().tap();
    await check.soon('it begins when the person says so, and the old one goes', async () => (await stores()).join(), 'alongside-newer');
    await tablet.ready();
  } finally {
    await tablet.remove();
    await server.remove();
    rmSync(www, { recursive: true, force: true });
  }
}
