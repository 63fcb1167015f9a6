// What is on the screen, as real and transparent elements over the canvas. C++ says what there is
// (src/platform/web/mirror_wire.cpp); this file makes it so and hands back what people do. It decides nothing.
(() => {
  'use strict';
  const ROLES = ['main', 'navigation', 'banner', 'region', 'group', 'form', 'list', 'listitem', 'table', 'row', 'cell',
    'columnheader', 'heading', 'text', 'status', 'alert', 'img', 'separator', 'progressbar', 'dialog', 'tabpanel',
    'button', 'link', 'checkbox', 'switch', 'radiogroup', 'radio', 'tablist', 'tab', 'field', 'scroller'];
  const {TICKS, create, write, make} = alongside.elements;

  const layers = {};          // page, dialogs, notes, said
  const records = new Map();  // by key
  const owners = new WeakMap();  // element -> record
  let focusRevision = 0, saidRevision = 0, generation = 0;

  // A 64-bit id as one number: 53 bits of a hash are enough to tell a screen's nodes apart.
  const keyOf = (low, high) => high * 4294967296 + low;

  // --- Reading -------------------------------------------------------------------------------------------

  const utf8 = new TextDecoder();
  function reader(bytes, start) {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    let at = start;
    const word = () => { at += 4; return view.getUint32(at - 4, true); };
    const number = () => { at += 4; return view.getFloat32(at - 4, true); };
    const text = () => {
      const size = word();
      const value = size ? utf8.decode(bytes.subarray(at, at + size)) : '';
      at += (size + 3) & ~3;
      return value;
    };
    return {word, number, text, get at() { return at; }, set at(value) { at = value; }};
  }

  function readNode(from, low, high, parent) {
    const shape = from.word(), flags = from.word(), set = from.word();
    const node = {low, high, parent, role: ROLES[shape & 255], input: shape >> 8 & 255, level: shape >> 16 & 255, flags,
      size: set & 65535, position: set >>> 16,
      x: from.number(), y: from.number(), width: from.number(), height: from.number(),
      name: from.text(), description: from.text()};
    if (node.role === 'field') {
      Object.assign(node, {revision: from.word(), maxLength: from.word(), fontSize: from.number(),
        lineHeight: from.number(), paddingX: from.number(), paddingTop: from.number(), ink: from.word(),
        caret: from.word(), value: from.text(), placeholder: from.text(), autocomplete: from.text(),
        account: from.text(), enterHint: from.text()});
    } else if (node.role === 'scroller') {
      Object.assign(node, {revision: from.word(), contentHeight: from.number(), scrollTop: from.number()});
    } else {
      node.value = from.text();
    }
    return node;
  }

  // --- A frame -------------------------------------------------------------------------------------------

  // `at` is 0 when nothing changed. `again`: everything has settled; native ticks must say what the app says.
  function show(at, length, again) {
    // A copy: what follows may call into C++, whose memory may then grow and move.
    if (at) {
      apply(Module.HEAPU8.slice(at, at + length), again);
      alongside.fields.moved();
    }
    alongside.fields.shown();
  }

  function apply(bytes, again) {
    const focus = alongside.focus;
    focus.before();
    const from = reader(bytes, 0);
    const want = keyOf(from.word(), from.word()), wantRevision = from.word(), sayRevision = from.word();
    const depth = from.word();
    const title = from.text(), language = from.text(), say = from.text(), count = from.word();
    if (document.title !== title) document.title = title;
    if (document.documentElement.lang !== language) document.documentElement.lang = language;

    generation++;
    const order = [];
    for (let i = 0; i < count; i++) {
      const start = from.at, size = from.word(), hash = from.word();
      const low = from.word(), high = from.word(), parent = keyOf(from.word(), from.word());
      const key = keyOf(low, high);
      let record = records.get(key);
      const changed = !record || record.hash !== hash || (again && TICKS.has(record.node.role));
      const node = changed ? readNode(from, low, high, parent) : record.node;
      from.at = start + size;
      if (record && !alike(record.node, node)) {
        drop(record);
        record = null;
      }
      if (!record) {
        const above = records.get(parent);
        records.set(key, record = create(key, node, (above?.changed ?? above?.node)?.role));
        owners.set(record.element, record);
      }
      record.seen = generation;
      record.changed = changed ? node : null;
      record.hash = hash;
      order.push(record);
    }
    // What has vanished goes first: otherwise placing the others moves the focused element, which blurs it.
    for (const record of records.values()) if (record.seen !== generation) drop(record);

    const cursors = new Map();
    for (const record of order) {
      const node = record.changed ?? record.node;
      const above = records.get(node.parent);
      const inner = above ? above.inner : node.role === 'dialog' ? layers.dialogs : layers.page;
      if (!cursors.has(inner)) cursors.set(inner, above?.own ? above.own.nextSibling : inner.firstChild);
      if (cursors.get(inner) === record.element) cursors.set(inner, record.element.nextSibling);
      else put(inner, record.element, cursors.get(inner));
      if (record.changed) {
        write(record, node);
        record.node = node;
        record.changed = null;
      }
    }
    for (const record of order) {
      if (record.node.role !== 'scroller' || record.revision === record.node.revision) continue;
      record.revision = record.node.revision;
      record.element.scrollTop = record.node.scrollTop;
    }
    const moved = wantRevision !== focusRevision;
    focusRevision = wantRevision;
    focus.after(moved ? records.get(want) : null);
    alongside.gestures.depth(depth + layers.dialogs.childElementCount);
    if (sayRevision !== saidRevision) {
      saidRevision = sayRevision;
      layers.said.textContent = '';
      layers.said.append(make('p', null, ''));
      layers.said.firstChild.textContent = say;
    }
  }

  // Where the browser can (Chromium 133, Firefox 144), a field that goes elsewhere keeps focus and composition.
  const put = (inner, element, before) =>
    (element.isConnected && inner.moveBefore ? inner.moveBefore(element, before) : inner.insertBefore(element, before));

  // An element cannot become another kind of element.
  const alike = (old, node) => old === node ||
    (old.role === node.role && (old.input === 1) === (node.input === 1));

  function drop(record) {
    alongside.focus.dropping(record);
    // What holds the focused one goes, as when a turned tablet has one column less; the focused one does not.
    const {activeElement: kept} = document;
    if (kept !== record.element && record.element.contains(kept) && alongside.mirror.of(kept).seen === generation)
      put(layers.page, kept, null);
    record.element.remove();
    record.note?.remove();
    records.delete(record.key);
  }

  // --- What people do ------------------------------------------------------------------------------------

  let self = 0;
  const KINDS = ['click', 'input', 'submit', 'focus', 'scroll', 'escape', 'shortcut', 'hover', 'press',
    'move', 'menu', 'swipe', 'drag'];
  function act(kind, record, {text = '', number = 0, flag = false, down = 0} = {}) {
    const size = Module.lengthBytesUTF8(text) + 1;
    const at = Module._malloc(size);
    if (!at) throw new RangeError('no memory left');
    Module.stringToUTF8(text, at, size);
    Module._alongside_mirror_act(self, KINDS.indexOf(kind), record?.node.low ?? 0, record?.node.high ?? 0, at, number,
      flag ? 1 : 0, down);
    Module.HEAPU8.fill(0, at, at + size);  // it may have been a passphrase
    Module._free(at);
  }

  function begin(pointer) {
    self = pointer;
    for (const id of ['page', 'dialogs', 'notes', 'said']) layers[id] = document.getElementById(id);
    alongside.gestures.begin();
  }

  globalThis.alongside = Object.assign(globalThis.alongside ?? {}, {
    mirror: {begin, show, act, layers, records,
      of: (element) => {
        while (element && !owners.has(element)) element = element.parentElement;
        return element ? owners.get(element) : null;
      }},
  });
})();
