// Begins the page: takes the lock, fetches, starts the program. Where it cannot, one of the plain notices in
// index.html says so; nothing else is touched then.
(() => {
  'use strict';
  const WASM = '@@asset(alongside.wasm)@@', SCRIPT = '@@asset(alongside.js)@@';
  const FONTS = [{file: '@@asset(inter-400.otf)@@', weight: '400'}, {file: '@@asset(inter-600.otf)@@', weight: '600'}];
  let over = false;

  function notice(id) {
    if (over) return;
    over = true;
    for (const section of document.querySelectorAll('#notices > section')) section.hidden = section.id !== id;
    document.getElementById('notices').hidden = false;
    for (const part of ['canvas', 'page', 'dialogs']) document.getElementById(part)?.remove();
    document.querySelector(`#${id} h1`).focus();
  }
  for (const button of document.querySelectorAll('#notices button')) button.addEventListener('click', () => location.reload());

  // Two tabs would overwrite each other's storage. The lock is held as long as the page lives. A page that has
  // just been reloaded may still be letting go of it, hence the patience.
  function takeLock() {
    return new Promise((resolve) => {
      navigator.locks.request('alongside', {signal: AbortSignal.timeout(1500)}, () => {
        resolve(true);
        return new Promise(() => {});
        // A browser that may keep nothing for this page refuses locks, too: there is no storage to be overwritten,
        // and what must be said is said by the disk. (Chromium 150 with site data blocked.)
      }).catch((error) => resolve(error.name === 'SecurityError'));
    });
  }

  async function bytesOf(file) {
    const reply = await fetch(file);
    if (!reply.ok) throw new Error(`${file}: ${reply.status}`);
    return new Uint8Array(await reply.arrayBuffer());
  }

  // The same bytes for the canvas and for the browser's fields, so that both draw the same letters.
  async function loadFont({file, weight}) {
    const bytes = await bytesOf(file);
    document.fonts.add(await new FontFace('Alongside Inter', bytes.slice().buffer, {weight}).load());
    return bytes;
  }

  function loadScript(file) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = file;
      script.onload = resolve;
      script.onerror = () => reject(new Error(file));
      document.head.append(script);
    });
  }

  async function begin() {
    if (!window.isSecureContext || !navigator.locks) return notice('insecure');
    if (typeof WebAssembly !== 'object' || typeof WebGL2RenderingContext !== 'function') return notice('old');
    const wasm = fetch(WASM), fonts = Promise.all(FONTS.map(loadFont));
    wasm.catch(() => {});
    fonts.catch(() => {});
    if (!await takeLock()) return notice('elsewhere');
    try {
      globalThis.Module = {
        canvas: document.getElementById('canvas'),
        fonts: await fonts,
        instantiateWasm: (imports, done) => {
          WebAssembly.instantiateStreaming(wasm, imports).then(({instance, module}) => done(instance, module), fail);
          return {};
        },
        onAbort: () => notice('stopped'),
        printErr: (text) => console.info(text),
      };
      await loadScript(SCRIPT);
    } catch (error) {
      fail(error);
    }
  }

  function fail(error) {
    console.info('start:', error.message);
    notice(error instanceof WebAssembly.CompileError ? 'old' : 'incomplete');
  }

  // A trap in the program, or an exception that nobody caught (no memory left): what it was about stayed half done,
  // so nothing more is saved.
  function ended(error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.Exception) notice('stopped');
  }
  addEventListener('error', (event) => ended(event.error));
  addEventListener('unhandledrejection', (event) => ended(event.reason));

  globalThis.alongside = Object.assign(globalThis.alongside ?? {}, {start: {notice,
    begun: () => document.getElementById('starting')?.remove()}});
  begin();
})();
