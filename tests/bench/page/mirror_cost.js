// What showing a frame to assistive technology costs: the mirror with the page's own scripts and style. Beside it as many
// plain buttons, made by the browser's own parser, without places, states or focus: the least that new ones can cost.
(() => {
  'use strict';
  const CHANGES = ['nothing', 'one', 'all', 'moved', 'created'];  // in the order of Change in bench_mirror.cpp
  const ROUNDS = 61, UNCHANGED = 1000;

  const layers = ['page', 'dialogs', 'said', 'notes', 'plain'];
  function prepare() {
    for (const id of layers) document.body.append(Object.assign(document.createElement('div'), {id}));
    const probe = document.body.appendChild(Object.assign(document.createElement('div'), {id: 'probe'}));
    probe.append(document.createElement('p'), document.createElement('p'));
  }

  async function load(names) {
    for (const name of names) {
      const script = Object.assign(document.createElement('script'), {src: `${name}.js`});
      const loaded = new Promise((resolve) => { script.onload = resolve; });
      document.head.append(script);
      await loaded;
    }
  }

  const middle = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

  // The mirror's own part, and all of it with style and layout, which the browser would otherwise do a little later.
  function timed(change, act) {
    const own = [], whole = [];
    for (let i = 0; i < ROUNDS; i++) {
      change(i);
      void document.body.offsetHeight;
      const begun = performance.now();
      act(i);
      own.push(performance.now() - begun);
      void document.body.offsetHeight;
      whole.push(performance.now() - begun);
    }
    return {own: middle(own), whole: middle(whole)};
  }

  async function cost(nodes) {
    prepare();
    await load(['fields', 'elements', 'mirror', 'focus', 'gestures']);
    const {Module} = globalThis, figures = {};
    Module._bench_mirror_begin(nodes);
    if (document.querySelectorAll('#page *').length < nodes) throw new Error('the mirror shows fewer nodes than it was given');
    CHANGES.forEach((name, change) => {
      figures[name] = timed(() => Module._bench_mirror_change(change), () => Module._bench_mirror_show());
    });
    // Too short for a page's clock one by one.
    const begun = performance.now();
    for (let i = 0; i < UNCHANGED; i++) Module._bench_mirror_show();
    const nothing = (performance.now() - begun) / UNCHANGED;
    figures.nothing = {own: nothing, whole: nothing};
    const plain = document.getElementById('plain');
    figures.plain = timed(() => plain.replaceChildren(), (turn) => {
      plain.innerHTML = Array.from({length: nodes}, (_, i) => `<button class="leaf">Somebody called ${turn} ${i}</button>`).join('');
    });
    return figures;
  }

  globalThis.mirrorCost = {cost};
})();
