// The campaign of kills: see run.mjs.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../browser/lib/server.mjs';
import { openTablet } from '../browser/lib/tablet.mjs';
import { pause } from '../browser/lib/until.mjs';
import { files } from '../browser/lib/stored.mjs';
import { vaultIn } from '../browser/lib/vaults.mjs';
import { storageFails } from './failing.mjs';

const PASSPHRASE = 'amber birch copper dune', WORKER = 'Femi Larkin', COORDINATOR = 'Ruth Abara';
const SITE = '.build/soak-site', FOUND = '.build/soak-found', SMALL = '/run/small', KILOBYTE = 1024;
const SEALS = 1 / 40;  // of all acts; each pack is taken in next

/** mulberry32: the same numbers for the same seed. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Words that tell whether all of them are there; mostly short ones, and some of several thousand letters. */
const wordsOf = (n) => `Number ${n}. ` + `The ${n % 7 ? 'garden' : 'gärden'} again. `.repeat(1 + (n * 7919) % (n % 17 ? 9 : 190)) + `That was ${n}.`;
const numberIn = (words) => Number(/^Number (\d+)\. /.exec(words)?.[1] ?? -1);

function site() {
  rmSync(SITE, { recursive: true, force: true });
  mkdirSync(SITE, { recursive: true });
  for (const file of ['index.html', 'work.js']) cpSync(join('tests/soak/page', file), join(SITE, file));
  for (const file of ['soak_page.js', 'soak_page.wasm']) cpSync(join('.build/web-dev', file), join(SITE, file));
  return SITE;
}

export async function kills({ mode, count, seed, stopped }) {
  const campaign = new Campaign(mode, numbers(seed));
  const server = await serve({ www: site() });
  campaign.url = server.url;
  try {
    await campaign.make();
    for (let life = 1; campaign.seen.saves < count && !stopped() && !campaign.gone; life++) {
      await campaign.life().catch((error) => { if (!stopped()) throw error; });
      if (life % 10 === 0) console.log(campaign.line());
    }
    if (stopped()) {  // Ctrl-C reached the server and the browser as well
      await server.stop();
      await server.start();
    }
    await campaign.look();
  } finally {
    await server.remove();
    campaign.remove();
  }
  const { seen } = campaign;
  return { line: campaign.line(), failed: seen.lost.size + seen.torn.size > 0 || seen.saves === 0 };
}

class Campaign {
  seen = { saves: 0, seals: 0, takenIn: 0, kills: 0, refused: 0, halves: 0, lost: new Set(), torn: new Set() };
  wrong = 0;     // of these, what was lost or torn when it was looked at last
  gone = false;  // a vault does not open any more, so nothing can go on
  asked = 0;
  saved = new Set();   // numbers that were acknowledged
  sealed = new Set();  // packs that were acknowledged
  taken = new Set();   // of these, those whose taking in was acknowledged
  began = Date.now();

  constructor(mode, chance) {
    Object.assign(this, { mode, chance });
    this.folder = mode === 'full' ? SMALL : mkdtempSync(join(tmpdir(), 'alongside-soak-'));
    this.profile = join(this.folder, 'profile');
    mkdirSync(this.profile, { recursive: true });
    this.aside = mkdtempSync(join(tmpdir(), 'alongside-soak-aside-'));
  }

  /** What the browser keeps, as the last three kills left it: what goes wrong in one life may show only in a later one. */
  setAside() {
    const from = join(this.profile, 'Default', 'IndexedDB'), to = join(this.aside, String(this.seen.kills % 3));
    rmSync(to, { recursive: true, force: true });
    if (existsSync(from)) cpSync(from, to, { recursive: true });
  }

  remove() {
    rmSync(this.aside, { recursive: true, force: true });
    if (this.mode !== 'full') rmSync(this.folder, { recursive: true, force: true });
  }

  line() {
    const { saves, seals, takenIn, kills: killed, refused, halves, lost, torn } = this.seen;
    const list = (all) => (all.size ? ` (${[...all].slice(0, 5).join('; ')})` : '');
    return `${this.mode}: ${saves} saves, ${seals} seals and ${takenIn} packs taken in were acknowledged; ${killed} kills, ` +
      `${refused} refusals by the storage, ${halves} unacknowledged saves there in part, ${Math.round((Date.now() - this.began) / 1000)} s: ` +
      `${lost.size} lost${list(lost)}, ${torn.size} torn${list(torn)}`;
  }

  open() { return openTablet({ url: this.url, profile: this.profile, ratio: 1, stays: true, flags: ['--disk-cache-size=1'] }); }

  async make() {
    const tablet = await this.open();
    try {
      const made = new Promise((resolve) => { tablet.page.exposeFunction('__made', resolve).then(() => tablet.page.goto(`${this.url}?make`)); });
      await made;
    } finally {
      await tablet.close();
    }
  }

  next() {
    const [pack] = [...this.sealed].filter((seq) => !this.taken.has(seq));
    if (pack) return { act: 'takeIn', seq: pack };
    if (this.asked && this.chance() < SEALS) return { act: 'seal' };
    const n = ++this.asked;
    return { act: 'save', n, words: wordsOf(n) };
  }

  acknowledged({ act, n, seq, refused }) {
    this.seen.refused += refused;
    if (act === 'save') {
      this.saved.add(n);
      this.seen.saves++;
    } else if (act === 'seal' && seq) {
      this.sealed.add(seq);
      this.seen.seals++;
    } else if (act === 'takeIn') {
      this.taken.add(seq);
      this.seen.takenIn++;
    }
  }

  /** A browser's life: what the last one left is looked at, and it works and is killed some moment later. */
  async life() {
    this.setAside();
    await this.look();
    const tablet = await this.open(), { page } = tablet;
    let ballast = null;
    try {
      await page.exposeFunction('__broken', (what) => { this.seen.torn.add(`life ${this.seen.kills + 1}: ${what}`); });
      let first;
      const working = new Promise((resolve) => { first = resolve; });
      await page.exposeFunction('__next', (text) => {
        first();
        const done = JSON.parse(text);
        if (done) this.acknowledged(done);
        return JSON.stringify(this.next());
      });
      if (this.mode === 'failing') await page.addInitScript(storageFails, { seed: Math.floor(this.chance() * 2 ** 31), share: 0.1 });
      await page.goto(this.url);
      await Promise.race([working, pause(30_000)]);
      if (this.mode === 'full') ballast = this.fill();
      // Sometimes at once, mostly in the midst of it.
      await pause(this.chance() * this.chance() * 4000);
      if (ballast && this.chance() < 0.7) {  // otherwise it dies on a full disk
        rmSync(ballast, { force: true });
        await pause(this.chance() * 2000);
      }
    } finally {
      await tablet.kill().catch(() => tablet.close());  // a full disk may have ended it already
      this.seen.kills++;
      if (ballast) rmSync(ballast, { force: true });
    }
  }

  /** Leaves so little room that it is gone after some saves. */
  fill() {
    const { bavail, bsize } = statfsSync(SMALL), left = Math.floor(this.chance() * 400) * KILOBYTE;
    const path = join(SMALL, 'ballast');
    try {
      writeFileSync(path, Buffer.alloc(Math.max(0, bavail * bsize - left)));
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;  // the browser took some meanwhile: it is full, then
    }
    return path;
  }

  /** In a copy: a browser that only looked would open and close the storage once more than people do. */
  async look() {
    const profile = mkdtempSync(join(tmpdir(), 'alongside-soak-look-'));
    const from = join(this.profile, 'Default', 'IndexedDB');
    if (existsSync(from)) cpSync(from, join(profile, 'Default', 'IndexedDB'), { recursive: true });
    const tablet = await openTablet({ url: this.url, profile, ratio: 1, stays: true });
    try {
      await tablet.page.goto(`${this.url}work.js`);
      await this.check(tablet.page);
    } finally {
      await tablet.close();
      rmSync(profile, { recursive: true, force: true });
    }
  }

  /** What lies in the storage is whole, and everything acknowledged is in it; else it is kept, so that somebody can see why. */
  async check(page) {
    await this.compare(page);
    const wrong = this.seen.lost.size + this.seen.torn.size;
    if (wrong === this.wrong) return;
    this.wrong = wrong;
    const found = join(FOUND, `${this.mode}-${this.seen.kills}`);
    cpSync(this.aside, found, { recursive: true });
    console.log(`${this.line()}\nwhat the last three kills left is in ${found}`);
  }

  async compare(page) {
    const { seen } = this;
    let worker, desk;
    try {
      // Read at one go: between two openings Chromium would write behind a torn end, as the app never lets it.
      const there = await files(page);
      worker = vaultIn(there, PASSPHRASE, [], WORKER);
      desk = vaultIn(there, PASSPHRASE, [], COORDINATOR);
    } catch (error) {
      this.gone = true;
      seen.torn.add(`a vault does not open: ${String(error.message).slice(-200)}`);
      return;
    }
    for (const vault of [worker, desk]) {
      // A save that was never acknowledged and is there in part is said once, and is no loss.
      if (/^The last save/.test(vault.damage ?? '')) seen.halves++;
      else if (vault.damage) seen.torn.add(`${vault.worker}: ${vault.damage}`);
      const there = new Set();
      for (const { fields: { words } } of vault.records) {
        const n = numberIn(words);
        if (words !== wordsOf(n) || there.has(n)) seen.torn.add(`${vault.worker}: ${words.slice(0, 40)}`);
        there.add(n);
      }
      vault.numbers = there;
    }
    for (const n of this.saved) if (!worker.numbers.has(n)) seen.lost.add(`number ${n}`);
    const packs = new Map(worker.outbox.map(({ seq, kept }) => [seq, kept]));
    for (const seq of this.sealed) if (!packs.get(seq)) seen.lost.add(`pack ${seq}`);
    for (const [seq, kept] of packs) if (!kept) seen.torn.add(`pack ${seq} is in the list and has no file`);
    // The coordinator's ledger is written after what a pack brought, so all that it counts is there.
    const ledger = new Map(desk.ledger.map(({ seq, revisions }) => [seq, revisions]));
    for (const seq of this.taken) if (!ledger.has(seq)) seen.lost.add(`pack ${seq}, taken in`);
    const brought = [...ledger.values()].reduce((sum, one) => sum + one, 0);
    if (desk.numbers.size < brought) seen.lost.add(`${brought - desk.numbers.size} records of packs that were taken in`);
    for (const n of desk.numbers) if (!worker.numbers.has(n)) seen.lost.add(`number ${n}, which the coordinator has`);
    // What was asked for and not acknowledged may be there or not: the next number goes on from the last one.
    this.asked = Math.max(this.asked, ...worker.numbers);
    for (const seq of packs.keys()) this.sealed.add(seq);
  }
}
