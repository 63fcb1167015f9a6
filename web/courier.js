// Carries files, packs and answers between C++ (src/platform/web/world.cpp) and the browser. Decides nothing.
(() => {
  'use strict';
  let self = 0, dropLimit = 0, waking = 0;

  const inC = (bytes, use) => {
    const at = Module._malloc(bytes.length || 1);
    Module.HEAPU8.set(bytes, at);
    try {
      return use(at);
    } finally {
      Module._free(at);
    }
  };
  const textInC = (text, use) => inC(new TextEncoder().encode(text + '\0'), use);
  const answer = (call, number) => Module._alongside_world_number(self, call, number);

  // --- Files in ------------------------------------------------------------------------------------------

  // One after the other, so that memory holds one at a time; too large ones are named and not read.
  async function deliver(call, files, limit) {
    for (const file of files) {
      let bytes = null;
      if (file.size <= limit) {
        try {
          bytes = new Uint8Array(await file.arrayBuffer());
        } catch {
          bytes = new Uint8Array();  // it went away (a memory stick, a cloud folder): an empty file is no pack
        }
      }
      textInC(file.name, (name) => {
        const size = bytes ? bytes.length : file.size;
        if (bytes) inC(bytes, (at) => Module._alongside_world_file(self, call, name, at, size));
        else Module._alongside_world_file(self, call, name, 0, size);
      });
    }
    Module._alongside_world_files(self, call);
  }

  // The element lies in the page and is used anew each time, so that the same file can be picked twice.
  function pick(call, several, limit) {
    const chooser = document.getElementById('chooser');
    chooser.value = '';
    chooser.multiple = several;
    chooser.onchange = () => deliver(call, [...chooser.files], limit);
    chooser.oncancel = () => deliver(call, [], limit);
    chooser.click();
  }

  function takeDrops() {
    const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
    addEventListener('dragover', (event) => {
      if (carriesFiles(event)) event.preventDefault();
    });
    addEventListener('drop', (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      deliver(0, [...event.dataTransfer.files], dropLimit);
    });
  }

  // --- Files out -----------------------------------------------------------------------------------------

  function saveFile(name, mime, bytes) {
    const link = document.createElement('a');
    if (!('download' in link)) return false;
    link.href = URL.createObjectURL(new Blob([bytes], {type: mime}));
    link.download = name;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);  // the browser may still be asking where to put it
    return true;
  }

  function canShare() {
    const probe = new File(['{}'], 'pack.json', {type: 'application/json'});
    return navigator.canShare?.({files: [probe]}) === true;
  }

  async function share(call, name, mime, bytes) {
    try {
      await navigator.share({files: [new File([bytes], name, {type: mime})]});
      answer(call, 1);
    } catch {
      answer(call, 0);  // put aside by the person, or refused
    }
  }

  async function put(call, path, bytes) {
    try {
      const to = new URL(path, location.href);
      if (to.origin !== location.origin) throw new TypeError('another origin');
      const reply = await fetch(to, {method: 'PUT', body: bytes, credentials: 'same-origin', cache: 'no-store',
        redirect: 'error', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(120000)});
      answer(call, reply.status);
    } catch {
      answer(call, 0);
    }
  }

  // What is read comes before the status, as a file of that name; too large, it is named and not read.
  async function get(call, path, limit) {
    let status = 0;
    try {
      const from = new URL(path, location.href);
      if (from.origin !== location.origin) throw new TypeError('another origin');
      const reply = await fetch(from, {credentials: 'same-origin', cache: 'no-store', redirect: 'error',
        referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(120000)});
      const size = Number(reply.headers.get('content-length') ?? 0);
      const bytes = reply.ok && size <= limit ? new Uint8Array(await reply.arrayBuffer()) : null;
      status = reply.status;
      if (reply.ok) {
        textInC(path, (name) => {
          if (bytes && bytes.length <= limit) {
            inC(bytes, (at) => Module._alongside_world_file(self, call, name, at, bytes.length));
          } else Module._alongside_world_file(self, call, name, 0, bytes?.length ?? size);
        });
      }
    } catch {
      status = 0;
    }
    answer(call, status);
  }

  // --- Paper ---------------------------------------------------------------------------------------------

  const PRINTED = new Set(['H1', 'H2', 'H3', 'P', 'UL', 'OL', 'LI', 'BR', 'HR', 'STRONG', 'EM', 'TABLE', 'THEAD', 'TBODY',
    'TR', 'TH', 'TD', 'BLOCKQUOTE', 'DL', 'DT', 'DD', 'ARTICLE', 'SECTION']);

  // Rebuilt from a document without scripts, element by element, without any attribute.
  function copyInto(target, source) {
    for (const child of source.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) target.append(child.data);
      else if (child.nodeType !== Node.ELEMENT_NODE) continue;
      else if (PRINTED.has(child.tagName)) copyInto(target.appendChild(document.createElement(child.tagName)), child);
      else copyInto(target, child);
    }
  }

  function print(title, html) {
    const paper = document.getElementById('paper'), before = document.title;
    paper.replaceChildren();
    copyInto(paper, new DOMParser().parseFromString(html, 'text/html').body);
    document.title = title;
    addEventListener('afterprint', () => {
      paper.replaceChildren();
      document.title = before;
    }, {once: true});
    window.print();
  }

  // --- Storage -------------------------------------------------------------------------------------------

  async function storage(call) {
    let persisted = -1, usage = 0, quota = 0;
    try {
      persisted = await navigator.storage.persisted() ? 1 : 0;
      ({usage = 0, quota = 0} = await navigator.storage.estimate());
    } catch {
      // not known, then
    }
    const installed = matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;
    Module._alongside_world_storage(self, call, persisted, usage, quota, installed ? 1 : 0);
  }

  async function persist(call) {
    let granted = false;
    try {
      granted = await navigator.storage.persist();
    } catch {
      // refused
    }
    answer(call, granted ? 1 : 0);
  }

  const PREFIX = 'alongside.';
  function preference(name) {
    try {
      return localStorage.getItem(PREFIX + name) ?? '';
    } catch {
      return '';
    }
  }
  function setPreference(name, value) {
    try {
      localStorage.setItem(PREFIX + name, value);
    } catch {
      // A theme that is forgotten is no reason to disturb anybody.
    }
  }

  // --- The page's life -----------------------------------------------------------------------------------

  function wipeAndReload() {
    Module.HEAPU8.fill(0);
    document.body.replaceChildren();
    location.reload();
  }

  function wakeIn(seconds) {
    clearTimeout(waking);
    if (seconds < 0) return;
    waking = setTimeout(() => Module._alongside_world_wake(self), Math.min(seconds * 1000, 2147483647));
  }

  function begin(pointer, limit) {
    self = pointer;
    dropLimit = limit;
    for (const change of ['online', 'offline']) addEventListener(change, () => Module._alongside_world_network(self));
    takeDrops();
    alongside.offline.begin(() => Module._alongside_world_update_ready(self),
      () => Module._alongside_world_leave(self));
  }

  globalThis.alongside = Object.assign(globalThis.alongside ?? {}, {courier: {begin, pick, saveFile, canShare, share, put,
    get, print, storage, persist, preference, setPreference, wipeAndReload, wakeIn}});
})();
