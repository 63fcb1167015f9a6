// The app as it is shipped, opened with a vault that the bench's own page has filled at the same address.
import { tap, writeSecret } from '../browser/lib/acts.mjs';

const PASSPHRASE = 'amber birch copper dune';  // bench_page.cpp

/** In the page: what the app's own part of each frame takes, and when the browser draws. */
const watch = () => {
  const request = globalThis.requestAnimationFrame;
  globalThis.__work = [];
  globalThis.requestAnimationFrame = (callback) => request((time) => {
    const begun = performance.now();
    callback(time);
    globalThis.__work.push(performance.now() - begun);
  });
  globalThis.__beats = (going) => {
    const beats = [];
    const beat = (time) => {
      beats.push(time);
      if (going()) request(beat);
    };
    request(beat);
    return beats;
  };
};

/** @param {() => Promise<void>} fill what the bench's page does before the app takes its place */
export async function openFilled(tablet, { server, www, fill }) {
  const { page } = tablet;
  await page.goto(server.url);
  await fill();
  await page.goto('about:blank');
  await server.stop();
  server.www = www;
  await server.start();
  await tablet.context.addInitScript(watch);
  await tablet.open();
  await writeSecret(page, /^Your passphrase, /, PASSPHRASE);
  await tap(page, 'button', 'Unlock');
  await page.getByRole('navigation').waitFor();
}
