// A tablet with the other engine: Debian's Firefox ESR with a profile of its own, driven over WebDriver BiDi by
// Puppeteer, with the calls of tablet.mjs. Playwright cannot drive it: it asks Firefox 140 for what only later ones know.
// Firefox offers no WebGL without a screen (bugzilla 1375585), so it gets one that nobody sees.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { workWith } from './acts.mjs';
import { FoundPage } from './finder.mjs';
import { mouse } from './hands.mjs';
import { pause } from './until.mjs';
import { settle } from './watched.mjs';

/** A screen in memory; `name` is its DISPLAY. */
export async function openScreen({ width = 1400, height = 1000 } = {}) {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`no screen: Xvfb ended with ${code}`)));
    server.stdio[3].once('data', (bytes) => resolve(Number(bytes)));
  });
  return { name: `:${number}`, remove: () => server.kill() };
}

/** @param {{url: string, screen: {name: string}, width?: number, height?: number}} options */
export async function openFirefox(options) {
  const tablet = new FirefoxTablet(options);
  await tablet.start();
  return tablet;
}

class FirefoxTablet {
  constructor({ url, screen, width = 1180, height = 820 }) {
    this.url = url;
    this.screen = screen;
    this.viewport = { width, height };
    this.folder = mkdtempSync(join(tmpdir(), 'alongside-firefox-'));
    for (const name of ['profile', 'saved', 'taken', 'given']) mkdirSync(join(this.folder, name));
    this.errors = [];
    this.strangers = [];
  }

  async start() {
    this.browser = await launch({
      browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: false,
      userDataDir: join(this.folder, 'profile'), defaultViewport: this.viewport,
      args: [`--width=${this.viewport.width}`, `--height=${this.viewport.height + 120}`],
      env: { ...process.env, DISPLAY: this.screen.name, LIBGL_ALWAYS_SOFTWARE: '1' },
      extraPrefsFirefox: {
        'webgl.force-enabled': true,  // software drawing is on its list of what it does not trust
        'browser.download.folderList': 2, 'browser.download.dir': join(this.folder, 'saved'),
        'browser.download.alwaysOpenPanel': false,
      },
    });
    const [page] = await this.browser.pages();
    const { origin } = new URL(this.url);
    page.on('request', (request) => {
      const to = request.url();
      if (!to.startsWith(origin + '/') && !/^(blob|data|about):/.test(to)) this.strangers.push(to);
    });
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
    page.on('pageerror', (error) => this.errors.push(String(error)));
    this.context = { on: (event, hear) => page.on(event, hear) };
    this.page = new FoundPage(page, { arrived: () => this.arrived(), lay: (file) => this.lay(file) });
    workWith(this.page, mouse);
  }

  async open() {
    await this.page.goto(this.url);
    await this.ready();
    return this.page;
  }

  ready() { return this.page.locator('#starting').waitFor({ state: 'detached', timeout: 60_000 }); }
  frames() { return this.page.evaluate(() => globalThis.__frames); }

  still() { return this.page.evaluate(settle); }

  /** The next file that the browser saves, once it is whole. */
  async arrived() {
    const saved = join(this.folder, 'saved');
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(50)) {
      // Firefox saves under a name of chance first, which may be gone again when it is looked at.
      const names = readdirSync(saved), [name] = names;
      const whole = names.length === 1 && !name.endsWith('.part') && statSync(join(saved, name), { throwIfNoEntry: false })?.size;
      if (!whole) continue;
      await pause(100);
      if (readdirSync(saved).join() !== name) continue;
      const path = join(mkdtempSync(join(this.folder, 'taken', 'x')), name);
      renameSync(join(saved, name), path);
      return { name, path };
    }
    throw new Error('no file was saved');
  }

  lay({ name, buffer }) {
    const path = join(mkdtempSync(join(this.folder, 'given', 'x')), name);
    writeFileSync(path, buffer);
    return path;
  }

  // Firefox 140 cannot be told over BiDi that it is offline: the server is gone, and the page finds out by itself.
  unplug(server) { return server.stop(); }
  plug(server) { return server.start(); }

  /** As when the battery falls out. */
  async kill() {
    const process = this.browser.process(), ended = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await ended;
    await pause(300);  // its children notice
  }

  async close() {
    await this.browser.close().catch(() => {});
  }

  async remove() {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
