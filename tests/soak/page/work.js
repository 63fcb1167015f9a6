// Does what the campaign tells it (`__next`), act by act; each answer says that the medium acknowledged it. A refusal is
// tried again until it goes.
(() => {
  'use strict';
  const waiting = new Map();
  let calls = 0;
  globalThis.Module = { answer: (call, good) => { waiting.get(call)?.(good); waiting.delete(call); }, onRuntimeInitialized: begin };
  const call = () => {
    const number = (calls += 2);
    return { number, answered: new Promise((resolve) => { waiting.set(number, resolve); }) };
  };
  const invoke = (name, types, ...given) => Module.ccall(name, 'number', types, given);

  /** Until it is durable; how often the storage refused. */
  async function durable(answered) {
    for (let good = await answered, refused = 0; ; refused++) {
      if (good) return refused;
      await new Promise((resolve) => { setTimeout(resolve, 20); });
      const again = call();
      invoke('soak_retry', ['number'], again.number);
      good = await again.answered;
    }
  }

  const acts = {
    async save({ words }) {
      const { number, answered } = call();
      invoke('soak_save', ['number', 'string', 'number'], number, words, Date.now());
      return { refused: await durable(answered) };
    },
    async seal() {
      const { number, answered } = call();
      const seq = invoke('soak_seal', ['number', 'number'], number, Date.now());
      if (seq < 0) throw new Error('not sealed');
      return { seq, refused: seq ? await durable(answered) : 0 };
    },
    async takeIn({ seq }) {
      const { number, answered } = call();
      const answer = invoke('soak_take_in', ['number', 'number', 'number'], number, seq, Date.now());
      if (answer < 0) throw new Error(`pack ${seq} was not taken in: ${answer}`);
      return { refused: answer ? await durable(answered) : 0 };
    },
  };

  async function begin() {
    const mounted = call();
    invoke('soak_mount', ['number'], mounted.number);
    if (!await mounted.answered) return globalThis.__broken('no storage');
    globalThis.__mounted = true;
    if (new URL(location).searchParams.has('make')) {
      const made = call(), other = new Promise((resolve) => { waiting.set(made.number + 1, resolve); });
      if (!invoke('soak_begin', ['number'], made.number)) throw new Error('no vaults');
      if (!(await made.answered && await other)) throw new Error('the vaults were not kept');
      return globalThis.__made();
    }
    if (invoke('soak_open', []) < 0) return globalThis.__broken('a vault does not open whole');
    try {
      for (let done = null; ;) {
        const { act, ...given } = JSON.parse(await globalThis.__next(JSON.stringify(done)));
        if (act === 'rest') return;
        done = { act, ...given, words: undefined, ...await acts[act](given) };
      }
    } catch (error) {
      globalThis.__broken(error.message);
    }
  }
  const script = document.createElement('script');
  script.src = 'soak_page.js';
  document.head.append(script);
})();
