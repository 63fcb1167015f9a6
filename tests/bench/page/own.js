// Our side: the program of bench_page.cpp and a stop-watch around each call. Milliseconds.
(() => {
  'use strict';
  const waiting = new Map();
  let calls = 0, module = null;

  globalThis.Module = {
    answer: (call, good) => {
      waiting.get(call)(good === 1);
      waiting.delete(call);
    },
    onRuntimeInitialized: () => ready(),
  };
  let ready = () => {};

  async function begin() {
    const running = new Promise((resolve) => { ready = resolve; });
    const script = document.createElement('script');
    script.src = 'bench_page.js';
    document.head.append(script);
    await running;
    module = globalThis.Module;
  }

  /** Calls what answers later; the time until it did. */
  async function answered(name, ...rest) {
    const call = ++calls;
    const answer = new Promise((resolve) => waiting.set(call, resolve));
    const begun = performance.now();
    const result = invoke(name, [call, ...rest]);
    if (typeof result === 'number' && result < 0) throw new Error(`${name}: ${result}`);
    const good = await answer;
    if (!good) throw new Error(`${name} was not kept`);
    return {ms: performance.now() - begun, result};
  }

  function direct(name, ...rest) {
    const begun = performance.now();
    const result = invoke(name, rest);
    if (result < 0) throw new Error(`${name}: ${result}`);
    return {ms: performance.now() - begun, result};
  }

  function invoke(name, values) {
    const held = [];
    const passed = values.map((value) => {
      if (typeof value !== 'string') return value;
      const bytes = new TextEncoder().encode(value + '\0'), at = module._malloc(bytes.length);
      module.HEAPU8.set(bytes, at);
      held.push(at);
      return at;
    });
    try {
      return module['_bench_' + name](...passed);
    } finally {
      held.forEach((at) => module._free(at));
    }
  }

  const all = (count, one) => Array.from({length: count}, (_, n) => one(n));

  async function fill(count) {
    const {person, record, people} = globalThis.records;
    return keep([...all(people, person), ...all(count, record)]);
  }

  /** A vault that the app itself opens: many people, nothing else. */
  async function fillPeople(count) {
    await keep(all(count, globalThis.records.person));
    await answered('keys');
  }

  /** A coordinator's: a team of forty, its people with their referrals, and so many records about them. */
  async function fillDesk(count) {
    const {deskRecords} = globalThis;
    direct('workers', deskRecords.workers);
    await keep(deskRecords.all(count));
    await answered('team');
  }

  async function keep(lines) {
    await answered('create');
    for (let at = 0; at < lines.length; at += 1000) {
      await answered('fill', lines.slice(at, at + 1000).map((line) => JSON.stringify(line)).join('\n'));
      await tidy();
    }
    return lines.length;
  }

  async function tidy() {
    for (;;) {
      const call = ++calls;
      const done = new Promise((resolve) => waiting.set(call, resolve));
      if (!invoke('tidy', [call])) {
        waiting.delete(call);
        return;
      }
      await done;
    }
  }

  const save = (n) => answered('save', JSON.stringify(globalThis.records.record(n)));

  globalThis.own = {begin, answered, direct, fill, fillPeople, fillDesk, tidy, save};
})();
