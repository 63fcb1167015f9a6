// Carries files, packs and answers between C++ (src/platform/web/world.cpp) and the browser. Decides nothing.
(() => {
  'use strict';
  let self = 0, dropLimit = 0, waking = 0;

  const inC = (bytes, use) => {
    const at = Module._malloc(bytes.length || 1);
    if (!at) throw new RangeError('no memory left');
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

  // Without bytes, or without room for them in memory, it is named and not given.
  function handOver(call, name, bytes, size) {
    textInC(name, (at) => {
      const room = bytes ? Module._malloc(bytes.length || 1) : 0;
      if (room) Module.HEAPU8.set(bytes, room);
      Module._alongside_world_file(self, call, at, room, room ? bytes.length : size);
      if (room) Module._free(room);
    });
  }

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
      handOver(call, file.name, bytes, file.size);
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

  // Followed, a redirect would carry the pack to a sign-in page, whose 200 means nothing.
  const REDIRECTED = 302;
  const statusOf = (reply) => (reply.type === 'opaqueredirect' ? REDIRECTED : reply.status);

  async function put(call, path, token, bytes) {
    try {
      const to = new URL(path, location.href);
      if (to.origin !== location.origin) throw new TypeError('another origin');
      const reply = await fetch(to, {method: 'PUT', body: bytes, headers: token ? {'Inbox-Token': token} : {},
        credentials: 'same-origin', cache: 'no-store', redirect: 'manual', referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(120000)});
      answer(call, statusOf(reply));
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
      const reply = await fetch(from, {credentials: 'same-origin', cache: 'no-store', redirect: 'manual',
        referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(120000)});
      const size = Number(reply.headers.get('content-length') ?? 0);
      const bytes = reply.ok && size <= limit ? new Uint8Array(await reply.arrayBuffer()) : null;
      status = statusOf(reply);
      if (reply.ok) {
        handOver(call, path, bytes && bytes.length <= limit ? bytes : null, bytes?.length ?? size);
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

  function ring(number) {
    Object.assign(document.createElement('a'), {href: 'tel:' + number}).click();
  }

  let titled = null;  // the page's title while that of the paper stands there

  function print(title, html) {
    const paper = document.getElementById('paper');
    paper.replaceChildren();
    copyInto(paper, new DOMParser().parseFromString(html, 'text/html').body);
    titled ??= document.title;
    document.title = title;
    addEventListener('afterprint', printed, {once: true});
    window.print();
  }

  function printed() {
    if (titled !== null) document.title = titled;
    clearPrint();
  }

  // Not every browser says when it has printed, and a page that is covered or locked waits for none of them.
  function clearPrint() {
    document.getElementById('paper').replaceChildren();
    titled = null;
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
    get, ring, print, clearPrint, storage, persist, preference, setPreference, wipeAndReload, wakeIn}});
})();
