// A tablet: Debian's Chromium with a profile of its own, touch, and somebody who watches what the page does.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { workWith } from './acts.mjs';
import { finger } from './hands.mjs';
import { settle, watchFromInside } from './watched.mjs';

const FLAGS = ['--no-sandbox', '--enable-unsafe-swiftshader', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'];

/**
 * @param {{url: string, profile?: string, width?: number, height?: number, ratio?: number, touch?: boolean,
 *   flags?: string[], colourScheme?: 'light'|'dark', hand?: object, clock?: string, stays?: boolean}} options `profile`: a
 *   folder that outlives the browser; `hand`: one of hands.mjs; `clock`: the time at which it starts,
 *   "2026-11-24T14:17:00Z", from which it goes on as usual; `stays`: whoever stops this program finds the browser there
 *   still, and ends it.
 */
export async function openTablet(options) {
  const tablet = new Tablet(options);
  await tablet.start();
  return tablet;
}

export class Tablet {
  constructor({ url, profile, width = 1180, height = 820, ratio = 2, touch = true, flags = [], colourScheme = 'light', hand = finger, clock, stays = false }) {
    this.url = url;
    this.ownProfile = !profile;
    this.profile = profile ?? mkdtempSync(join(tmpdir(), 'alongside-tablet-'));
    this.hand = hand;
    this.options = { width, height, ratio, touch, flags, colourScheme, stays };
    this.ahead = clock ? Date.parse(clock) - Date.now() : 0;
    /** What the page must never do; a test looks at it at the end. */
    this.errors = [];
    this.strangers = [];
    this.unplugged = false;
  }

  async start() {
    const { width, height, ratio, touch, flags, colourScheme, stays } = this.options;
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, ...flags], headless: true,
      viewport: { width, height }, deviceScaleFactor: ratio, hasTouch: touch, isMobile: touch, colorScheme: colourScheme,
      locale: 'en-GB', timezoneId: 'Europe/London', acceptDownloads: true,
      handleSIGINT: !stays, handleSIGTERM: !stays, handleSIGHUP: !stays,
    });
    await this.context.addInitScript(watchFromInside);
    if (this.ahead) await this.context.addInitScript(setClock, this.ahead);
    // Chromium 150 keeps the requests back, but says navigator.onLine in each document that begins while it is held
    // offline: the strip reads 'Online' then, as it would not on a tablet without a network.
    if (this.unplugged) await this.context.setOffline(true);
    const { origin } = new URL(this.url);
    this.context.on('request', (request) => {
      const to = request.url();
      if (!to.startsWith(origin + '/') && !/^(blob|data|about):/.test(to)) this.strangers.push(to);
    });
    this.page = this.watch(this.context.pages()[0] ?? await this.context.newPage());
  }

  watch(page) {
    workWith(page, this.hand);
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
    page.on('pageerror', (error) => this.errors.push(String(error.stack ?? error)));
    page.on('crash', () => this.errors.push('the page crashed'));
    return page;
  }

  async open() {
    await this.page.goto(this.url);
    await this.ready();
    return this.page;
  }

  /** The first picture is there. */
  async ready(page = this.page) {
    await page.locator('#starting').waitFor({ state: 'detached', timeout: 30_000 });
  }

  async newTab() {
    return this.watch(await this.context.newPage());
  }

  frames(page = this.page) {
    return page.evaluate(() => globalThis.__frames);
  }

  /** Nothing moves any more. */
  still(page = this.page) {
    return page.evaluate(settle);
  }

  /** No network any more, also for a browser that is started again, until it is plugged in. */
  async unplug(server) {
    this.unplugged = true;
    await this.context.setOffline(true);
    await server.stop();
    await this.page.getByText('Offline', { exact: true }).first().waitFor();
  }

  async plug(server) {
    this.unplugged = false;
    await server.start();
    await this.context.setOffline(false);
  }

  /** All processes of the browser with this profile; `main`: only the one that is nobody's child of its own kind. */
  pids({ main = false } = {}) {
    return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).filter((entry) => {
      try {
        const line = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0');
        return line.includes(`--user-data-dir=${this.profile}`) && !(main && line.some((word) => word.startsWith('--type=')));
      } catch {
        return false;  // it ended meanwhile
      }
    }).map(Number);
  }

  /** As when the battery falls out. */
  async kill() {
    const [main] = this.pids({ main: true });
    if (!main) throw new Error('no browser with this profile');
    process.kill(main, 'SIGKILL');
    await this.context.close().catch(() => {});
    // Its helpers notice by themselves, and until then may hold the profile's files.
    while (this.pids().length) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) rmSync(join(this.profile, name), { force: true });
  }

  async close() {
    await this.context.close().catch(() => {});
  }

  async restart() {
    await this.close();
    await this.start();
  }

  async remove() {
    await this.close();
    if (this.ownProfile) rmSync(this.profile, { recursive: true, force: true });
  }
}

function setClock(ahead) {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length) super(...given);
      else super(Real.now() + ahead);
    }
    static now() { return Real.now() + ahead; }
  };
}
