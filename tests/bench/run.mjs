// Measures the app and its peers in the same browser, on the same records and in the same run, and prints a table in
// Markdown. What counts are the ratios; the times are this machine's. './build.sh bench' builds what it needs.
//
// Peers are used as they come. Dexie and PouchDB then let the browser answer before the disk has it ('relaxed'),
// which the app never does; the bare put beside them is strict.
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { serve } from '../browser/lib/server.mjs';
import { openTablet } from '../browser/lib/tablet.mjs';
import { screens } from './desk.mjs';
import { pull } from './pull.mjs';

const SIZES = (process.env.ALONGSIDE_BENCH_RECORDS ?? '4000,60000').split(',').map(Number);
const DESKS = (process.env.ALONGSIDE_BENCH_DESKS ?? '60000,250000').split(',').map(Number);
const PACKS = [150, 5000];
const STARTS = 5, SAVES = 30, SEARCHES = ['kettle', 'allotment', 'nobody says this'];
const BUILD = process.env.ALONGSIDE_BENCH_BUILD ?? '.build/web', WWW = process.env.ALONGSIDE_WWW ?? '.build/dist/www';
const SITE = '.build/bench/www';

const median = (all) => {
  const sorted = all.toSorted((a, b) => a - b), middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const ms = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const times = (one, other) => `${(one / other).toFixed(one / other < 10 ? 1 : 0)}`;
const kilobytes = (bytes) => (bytes / 1024).toFixed(0);
const say = (line = '') => console.log(line);
const progress = (line) => console.error(`  ${line}`);
function table(heads, rows) {
  say(`| ${heads.join(' | ')} |`);
  say(`| ${heads.map((_, i) => (i ? '---:' : '---')).join(' | ')} |`);
  for (const row of rows) say(`| ${row.join(' | ')} |`);
  say();
}

// --- What is measured where ------------------------------------------------------------------------------

function machine() {
  const chromium = spawnSync(process.env.CHROMIUM ?? '/usr/bin/chromium', ['--version'], { encoding: 'utf8' }).stdout.trim();
  say(`Machine: ${cpus()[0].model.trim()}, ${availableParallelism()} processors, ${Math.round(totalmem() / 2 ** 30)} GB, `
    + `${chromium.replace(/ built on.*/, '')}, headless, drawn by software; load ${loadavg()[0].toFixed(1)} when it began. Times in milliseconds, medians; records of about 600 bytes.`);
  say();
}

function transfer() {
  const sizes = JSON.parse(readFileSync(join(WWW, '../sizes.json'), 'utf8'));
  const groups = [['WebAssembly', /\.wasm$/], ['JavaScript', /\.js$/], ['Fonts', /\.otf$/], ['Page, style, icons, notices', /./]];
  const rows = groups.map(([name]) => [name, 0, 0, 0]);
  for (const file of sizes) {
    const row = rows[groups.findIndex(([, pattern]) => pattern.test(file.name))];
    ['raw', 'gzip', 'brotli'].forEach((kind, i) => { row[i + 1] += file[kind]; });
  }
  rows.push(['**All of it**', ...[1, 2, 3].map((i) => rows.reduce((sum, row) => sum + row[i], 0))]);
  table(['Transfer, KB', 'raw', 'gzip', 'brotli'], rows.map(([name, ...bytes]) => [name, ...bytes.map(kilobytes)]));
}

// The first frame with something to touch, counted from the navigation.
const watchStart = () => {
  const seen = new MutationObserver(() => {
    if (!document.querySelector('#page button')) return;
    globalThis.__usable = performance.now();
    seen.disconnect();
  });
  document.addEventListener('readystatechange', () => seen.observe(document, { childList: true, subtree: true }), { once: true });
};

async function starts() {
  const server = await serve({ www: WWW });
  const cold = [], warm = [];
  try {
    for (let i = 0; i < STARTS; i++) {
      const tablet = await openTablet({ url: server.url });
      await tablet.context.addInitScript(watchStart);
      const usable = async () => {
        await tablet.page.goto(tablet.url);
        return (await tablet.page.waitForFunction(() => globalThis.__usable, undefined, { timeout: 60_000 })).jsonValue();
      };
      try {
        cold.push(await usable());
        await tablet.page.evaluate(async () => { await navigator.serviceWorker.ready; });
        if (i === 0) continue;  // the first browser of all warms the machine's own caches
        await tablet.page.goto('about:blank');
        await server.stop();
        warm.push(await usable());
        await server.start();
      } finally {
        await tablet.remove();
      }
    }
  } finally {
    await server.remove();
  }
  cold.shift();
  table(['Start to the first usable frame', 'ms'], [['Cold: a new profile, the server on this machine', ms(median(cold))],
    ['Warm: offline, the server stopped', ms(median(warm))]]);
}

function site() {
  rmSync(SITE, { recursive: true, force: true });
  mkdirSync(SITE, { recursive: true });
  cpSync('tests/bench/page', SITE, { recursive: true, filter: (name) => !name.endsWith('.cpp') });
  for (const name of ['elements.js', 'fields.js', 'focus.js', 'gestures.js', 'mirror.js', 'style.css']) cpSync(`web/${name}`, join(SITE, name));
  for (const name of ['bench_page.js', 'bench_page.wasm']) cpSync(join(BUILD, name), join(SITE, name));
  const modules = 'tests/node_modules';
  cpSync(`${modules}/pouchdb/dist/pouchdb.min.js`, join(SITE, 'pouchdb.js'));
  cpSync(`${modules}/dexie/dist/dexie.min.js`, join(SITE, 'dexie.js'));
  cpSync(`${modules}/sql.js/dist/sql-wasm.js`, join(SITE, 'sql.js'));
  cpSync(`${modules}/sql.js/dist/sql-wasm.wasm`, join(SITE, 'sql-wasm.wasm'));
}

const many = async (count, act) => {
  const all = [];
  for (let i = 0; i < count; i++) all.push((await act(i)).ms);
  return median(all);
};

/** One profile for each number of records; every figure from a page that has just been opened. */
async function measure(server, count) {
  const tablet = await openTablet({ url: server.url, touch: false });
  const { page } = tablet;
  page.setDefaultTimeout(600_000);
  const fresh = () => page.goto(server.url);
  const run = (what, ...rest) => page.evaluate(([path, values]) => {
    const [group, name] = path.split('.');
    return globalThis[group][name](...values);
  }, [what, rest]);
  const peer = (name, act, ...rest) => page.evaluate(([who, what, values]) => globalThis.peers[who][what](...values), [name, act, rest]);
  const figures = { peers: {} };
  try {
    progress(`${count} records: the app's own vault`);
    await fresh();
    await run('own.begin');
    await run('own.answered', 'mount');
    await run('own.fill', count);
    figures.derive = await many(3, () => run('own.direct', 'derive'));
    await fresh();
    await run('own.begin');
    figures.mount = (await run('own.answered', 'mount')).ms;
    await run('own.direct', 'key');
    const opened = await run('own.direct', 'open');
    if (opened.result < count) throw new Error(`the vault has ${opened.result} records, not ${count}`);
    figures.unlock = await many(2, () => run('own.direct', 'open'));
    figures.unlock = Math.max(figures.unlock, opened.ms);
    figures.prepare = (await run('own.direct', 'prepare_search')).ms;
    figures.search = await many(15, (i) => run('own.direct', 'search', SEARCHES[i % SEARCHES.length]));
    figures.save = await many(SAVES, (i) => run('own.save', count + i));
    figures.packs = {};
    for (const size of PACKS.filter((n) => n <= count)) {
      await run('own.answered', 'desk');
      const seal = await run('own.direct', 'seal', size);
      const taken = await run('own.answered', 'import');
      if (taken.result !== size) throw new Error(`${taken.result} of ${size} came in`);
      figures.packs[size] = { seal: seal.ms, bytes: seal.result, take: taken.ms };
    }
    await fresh();
    await peer('bare', 'open');
    await many(5, (i) => peer('bare', 'save', -1 - i));
    figures.bare = await many(SAVES, (i) => peer('bare', 'save', i));
    for (const who of ['pouch', 'dexie', 'sql']) {
      progress(`${count} records: ${who}`);
      await fresh();
      await peer(who, 'fill', count);
      await fresh();
      const load = await peer(who, 'load');
      if (load.result < count) throw new Error(`${who} has ${load.result} records, not ${count}`);
      await peer(who, 'search', SEARCHES[0]);
      const search = await many(15, (i) => peer(who, 'search', SEARCHES[i % SEARCHES.length]));
      const save = await many(who === 'sql' ? 8 : SAVES, (i) => peer(who, 'save', count + i));
      figures.peers[who] = { load: load.ms, search, save };
    }
    if (tablet.errors.length) throw new Error(tablet.errors.join(' | '));
    return figures;
  } finally {
    await tablet.remove();
  }
}

// --- The mirror ------------------------------------------------------------------------------------------

async function mirror(server) {
  const tablet = await openTablet({ url: server.url, touch: false }), nodes = 200;
  try {
    await tablet.page.goto(server.url);
    await tablet.page.evaluate(() => globalThis.own.begin());
    const cost = await tablet.page.evaluate((count) => globalThis.mirrorCost.cost(count), nodes);
    if (tablet.errors.length) throw new Error(tablet.errors.join(' | '));
    const row = (name, { own, whole }) => [name, own.toFixed(2), whole.toFixed(2)];
    table([`The mirror of ${nodes} nodes, a frame`, 'its own part, ms', 'with style and layout, ms'], [
      row('Nothing changed', cost.nothing), row('One node changed', cost.one), row('Every name changed', cost.all),
      row('Every row moved', cost.moved), row('Every node is another', cost.created),
      row(`${nodes} plain buttons, for comparison`, cost.plain),
    ]);
    say('Wanted: under 1 ms a changed frame, nothing on an unchanged one.');
    say();
  } finally {
    await tablet.remove();
  }
}

// --- A list of thousands ---------------------------------------------------------------------------------

async function lists() {
  const rows = [];
  for (const { people, ratio } of [{ people: 100, ratio: 1 }, { people: 10_000, ratio: 1 }, { people: 10_000, ratio: 2 }]) {
    site();
    const server = await serve({ www: SITE });
    try {
      const fill = (page, count) => page.evaluate(async (many) => {
        await globalThis.own.begin();
        await globalThis.own.answered('mount');
        await globalThis.own.fillPeople(many);
      }, count);
      const { work, gaps, nodes } = await pull({ server, fill, www: WWW, people, ratio });
      const at = (times, share) => ms(times[Math.floor((times.length - 1) * share)]);
      rows.push([`${people.toLocaleString('en-GB')} people, a pixel ratio of ${ratio}`, at(work, 0.5), at(work, 0.95), at(gaps, 0.5), at(gaps, 0.95), nodes]);
    } finally {
      await server.remove();
    }
  }
  table(['A list flung by a finger, 1180 x 820', 'the app’s work a frame', '95 in 100 within', 'from frame to frame',
    '95 in 100 within', 'elements'], rows);
  say('Sixty frames a second are one in 16.7 ms. Without a graphics card the processor draws every pixel.');
  say();
}

// --- The desk's screens ----------------------------------------------------------------------------------

async function desk() {
  const columns = [];
  for (const count of DESKS) {
    site();
    const server = await serve({ www: SITE });
    progress(`a desk of ${count} records`);
    try {
      const fill = (page, many) => page.evaluate(async (records) => {
        await globalThis.own.begin();
        await globalThis.own.answered('mount');
        await globalThis.own.fillDesk(records);
      }, many);
      columns.push(await screens({ server, fill, www: WWW, count }));
    } finally {
      await server.remove();
    }
  }
  table(['A coordinator’s screens, the app’s work, ms', ...DESKS.flatMap((count) => [`${count.toLocaleString('en-GB')} records: longest frame`, 'all together'])],
    columns[0].map(([name], i) => [name, ...columns.flatMap((column) => [ms(column[i][1].longest), ms(column[i][1].all)])]));
  say('500 people, 1,000 referrals, 40 workers; from the tap until nothing moves. Wanted: under 50 at 60,000.');
  say();
}

const PEERS = [['pouch', 'PouchDB 9'], ['dexie', 'Dexie 4'], ['sql', 'sql.js 1']];

function records(all) {
  for (const [count, figures] of all) {
    const n = count.toLocaleString('en-GB');
    const row = (name, load, search, save, note = '') => [name, load, search, save, note];
    table([`${n} records`, 'load', 'search', 'save until durable', 'save ÷ bare put'], [
      row('**Alongside** (sealed)', ms(figures.unlock), ms(figures.search), ms(figures.save), times(figures.save, figures.bare)),
      ...PEERS.map(([key, name]) => {
        const { load, search, save } = figures.peers[key];
        return row(name, ms(load), ms(search), ms(save), times(save, figures.bare));
      }),
      row('A bare strict put of 700 bytes', '', '', ms(figures.bare), '1.0'),
    ]);
  }
  const [[few, small], [lots, large] = []] = all;
  say('Loading is unlocking after the key derivation, until lists can be drawn; for the peers, until all records are in');
  say('memory (sql.js: until the database answers). PouchDB and Dexie are searched in memory, in JavaScript, sql.js by LIKE.');
  say();
  const rows = all.flatMap(([count, figures]) => {
    const n = count.toLocaleString('en-GB');
    return [[`Key derivation (64 MiB, 3 passes), before ${n} records`, ms(figures.derive)],
      [`Reading the sealed files of ${n} records into memory, at start`, ms(figures.mount)],
      [`Making ${n} records searchable, once, when nobody waits`, ms(figures.prepare)]];
  });
  table(['Beside it', 'ms'], rows);
  const packs = Object.entries((large ?? small).packs);
  table(['Pack', 'sign and seal', 'open, check, take in until durable', 'KB'],
    packs.map(([size, pack]) => [`${Number(size).toLocaleString('en-GB')} records`, ms(pack.seal), ms(pack.take), kilobytes(pack.bytes)]));
  if (!large) return;
  table(['Aim', 'measured', 'wanted'], [
    [`Save with ${lots.toLocaleString('en-GB')} records ÷ bare strict put`, times(large.save, large.bare), 'at most 10'],
    [`Save with ${lots.toLocaleString('en-GB')} ÷ with ${few.toLocaleString('en-GB')} records`, times(large.save, small.save), 'about 1'],
    [`Unlock of ${lots.toLocaleString('en-GB')} records ÷ PouchDB’s load`, times(large.unlock, large.peers.pouch.load), 'below 1'],
  ]);
}

// 'node tests/bench/run.mjs starts' runs one part alone.
const wanted = process.argv.slice(2), part = (name) => !wanted.length || wanted.includes(name);
machine();
if (part('transfer')) transfer();
if (part('starts')) await starts();
if (part('mirror')) {
  site();
  const server = await serve({ www: SITE });
  try {
    await mirror(server);
  } finally {
    await server.remove();
  }
}
if (part('lists')) await lists();
if (part('desk')) await desk();
if (part('records')) {
  site();
  const server = await serve({ www: SITE });
  try {
    const all = [];
    for (const count of SIZES) all.push([count, await measure(server, count)]);
    records(all);
  } finally {
    await server.remove();
  }
}
