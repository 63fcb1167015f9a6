// The browser's own text controls, lying exactly over the drawn ones: on-screen keyboards, input methods,
// dictation, paste, undo and password stores work because nothing is imitated. A field's text is seen only
// while it is 'live' (focused and not scrolling); otherwise the canvas draws it.
(() => {
  'use strict';
  // In the order of FieldInput in src/app/semantics.h.
  const INPUTS = [
    {type: 'text', mode: null, capitals: 'sentences', spelling: false},
    {type: 'multiline', mode: null, capitals: 'sentences', spelling: true},
    {type: 'search', mode: 'search', capitals: 'none', spelling: false},
    {type: 'password', mode: null, capitals: 'none', spelling: false},
    {type: 'password', mode: null, capitals: 'none', spelling: false},
    {type: 'text', mode: 'numeric', capitals: 'none', spelling: false},
    {type: 'tel', mode: 'tel', capitals: 'none', spelling: false},
    // Not the browser's date and time pickers: they draw themselves, and '24/11/2026' is what people write.
    // The decimal keypad has a full stop, which is understood between the parts.
    {type: 'text', mode: 'decimal', capitals: 'none', spelling: false},
    {type: 'text', mode: 'decimal', capitals: 'none', spelling: false},
    {type: 'url', mode: 'url', capitals: 'none', spelling: false},
    {type: 'password', mode: 'numeric', capitals: 'none', spelling: false},
  ];
  // Inter: ascender 1984, descender 494, 2048 units an em. Dear ImGui's size is ascender plus descender.
  const LINE = 2478 / 2048, ASCENT = 1984 / 2478;
  const DOTS = CSS.supports('-webkit-text-security', 'disc');  // Chromium, Safari, Firefox from 111 on
  const STORES = ['data-1p-ignore', 'data-bwignore', 'data-lpignore'];  // stores that heed no autocomplete
  const SETTLE = 120;  // milliseconds after the last scroll event until a field shows its own text again

  const act = (...what) => alongside.mirror.act(...what);
  const attribute = (...what) => alongside.elements.attribute(...what);
  let focused = null;  // the field with the focus
  let agreed = null;   // the field that C++ leaves out of its picture
  let live = null;     // the field whose own text is seen
  let aligned = null;  // where the canvas had it when its text was aligned
  let timer = 0;

  function make(node) {
    const element = document.createElement(node.input === 1 ? 'textarea' : 'input');
    element.className = 'field';
    element.dir = 'auto';  // words run as their own letters do
    return element;
  }

  const colour = (abgr) => `rgba(${abgr & 255},${abgr >> 8 & 255},${abgr >> 16 & 255},${(abgr >>> 24) / 255})`;

  // How far below its padding the browser puts the baseline of a first line. Measured, for engines round
  // differently, and Chromium 150 centres an input's line half a pixel lower as soon as there is padding.
  const baselines = new Map();
  function baseline(node) {
    const weight = node.flags & alongside.elements.FLAG.semibold ? 600 : 400, area = node.input === 1;
    const key = [node.fontSize, node.lineHeight, weight, area || node.height, devicePixelRatio].join();
    if (!baselines.has(key)) {
      const probe = document.getElementById('probe').children[area ? 0 : 1], mark = probe.lastElementChild;
      Object.assign(probe.style, {fontSize: node.fontSize + 'px', lineHeight: node.lineHeight + 'px', fontWeight: weight});
      const above = area ? 0 : (node.height - node.lineHeight) / 2, top = area ? probe : probe.firstElementChild;
      if (!area) Object.assign(top.style, {height: node.height + 'px', paddingTop: above + 'px', paddingBottom: above + 'px'});
      baselines.set(key, mark.getBoundingClientRect().bottom - top.getBoundingClientRect().top - above);
    }
    return baselines.get(key);
  }

  // Where the canvas has the element, in CSS pixels: from the nodes, for layout keeps only 1/64 of a pixel.
  function whereDrawn(record) {
    const {records} = alongside.mirror;
    let x = 0, y = 0;
    for (let at = record; at; at = records.get(at.node.parent)) {
      x += at.node.x;
      y += at.node.y;
      const above = records.get(at.node.parent);
      if (above?.node.role === 'scroller') y -= above.element.scrollTop;
    }
    return {x, y};
  }

  // Padding that puts the browser's baseline and left edge where the canvas has them (src/ui/pen/paint.cpp): on whole
  // device pixels, the line box's middle rounded, the left edge rounded down.
  function align(record) {
    const {node, element} = record, {style} = element, ratio = devicePixelRatio;
    const drawn = whereDrawn(record), box = element.getBoundingClientRect();
    const size = Math.round(node.fontSize * LINE * ratio);
    const top = Math.round(Math.fround(ratio * (drawn.y + node.paddingTop + (node.lineHeight - size / ratio) / 2)));
    const ascent = Math.round(ASCENT * size);
    const above = (top + ascent) / ratio - box.top - baseline(node);
    const left = Math.floor(Math.fround(ratio * (drawn.x + node.paddingX))) / ratio - box.left;
    aligned = drawn;
    style.paddingTop = Math.max(0, above) + 'px';
    style.paddingBottom = Math.max(0, node.input === 1 ? node.paddingTop : node.height - above - node.lineHeight) + 'px';
    style.paddingLeft = Math.max(0, left) + 'px';
    style.paddingRight = node.paddingX + 'px';
  }

  function write(record, node) {
    const {element} = record, {style} = element, kind = INPUTS[node.input];
    if (!record.wired) wire(record);
    // A passphrase is for a password store. A PIN and the words of a sheet of paper are not, and browsers offer to keep
    // whatever stands in a field of the type 'password': those are plain fields that show dots.
    const stored = /password$/.test(node.autocomplete), hidden = kind.type === 'password';
    const type = hidden && !stored && DOTS ? 'text' : kind.type;
    if (type !== 'multiline' && element.type !== type) element.type = type;
    element.classList.toggle('hides', hidden && type === 'text');
    for (const store of STORES) attribute(element, store, !stored && 'true');
    const disabled = (node.flags & alongside.elements.FLAG.disabled) !== 0;
    if (element.readOnly !== disabled) element.readOnly = disabled;
    attribute(element, 'inputmode', kind.mode);
    attribute(element, 'autocapitalize', kind.capitals);
    attribute(element, 'spellcheck', String(kind.spelling));
    attribute(element, 'autocorrect', kind.spelling ? null : 'off');
    attribute(element, 'autocomplete', node.autocomplete || 'off');
    attribute(element, 'enterkeyhint', node.enterHint);
    // It belongs to a form even while it is shown, with its account before it: password stores ask for both.
    attribute(element, 'form', stored && 'secret');
    if (stored) document.getElementById('account').value = node.account;
    attribute(element, 'maxlength', node.maxLength || null);
    attribute(element, 'placeholder', node.placeholder);
    style.fontSize = node.fontSize + 'px';
    style.lineHeight = node.lineHeight + 'px';
    style.fontWeight = node.flags & alongside.elements.FLAG.semibold ? 600 : 400;
    // WCAG 2.2, 1.4.12, as src/ui/pen/tokens.h has it.
    const roomy = (node.flags & alongside.elements.FLAG.roomy) !== 0;
    style.letterSpacing = roomy ? '.12em' : '';
    style.wordSpacing = roomy ? '.16em' : '';
    style.color = colour(node.ink);
    style.caretColor = colour(node.caret);
    if (record.revision !== node.revision || !record.node) {
      record.revision = node.revision;
      setValue(record, node.value);
    }
    record.node = node;
    if (record === live) align(record);
  }

  // Never during a composition, which would silently lose the composed text; and no more often than the
  // program really changed it, since writing clears the browser's undo.
  function setValue(record, value) {
    if (record.composing) {
      record.waiting = value;
      return;
    }
    record.sent = value;
    if (record.element.value !== value) record.element.value = value;
  }

  function wire(record) {
    record.wired = true;
    const {element} = record;
    const send = () => {
      if (record.sent === element.value) return;
      record.sent = element.value;
      act('input', record, {text: element.value});
    };
    element.addEventListener('compositionstart', () => { record.composing = true; });
    element.addEventListener('compositionend', () => {
      record.composing = false;
      send();
      if (record.waiting !== undefined) {
        const value = record.waiting;
        delete record.waiting;
        setValue(record, value);
      }
    });
    // Searching goes on under a composition: Android composes every word.
    element.addEventListener('input', () => {
      if (!record.composing || record.node.input === 2) send();
    });
  }

  const isField = (record) => record?.node.role === 'field';

  // --- Live or drawn -------------------------------------------------------------------------------------

  // Called for every change of the focus; tells C++ who shows the text.
  function focus(record, ring) {
    clearTimeout(timer);
    focused = isField(record) ? record : null;
    agreed = focused;
    act('focus', record, {flag: ring, number: focused ? 1 : 0});
  }

  // C++ has drawn a frame in which it knew.
  function shown() {
    if (live === agreed) return;
    live?.element.classList.remove('live');
    live = agreed;
    if (!live) return;
    align(live);
    live.element.classList.add('live');
  }

  // What holds it may have moved, and it within that has not: a sheet that rises, a sentence that appears above it.
  function moved() {
    if (!live) return;
    const {x, y} = whereDrawn(live);
    if (x !== aligned.x || y !== aligned.y) align(live);
  }

  // The browser moves its text at once, the canvas a frame or two later; up to 16 px apart at a pixel ratio
  // of 2. So the canvas draws the text until the scroller stands still.
  function scrolled(scroller) {
    if (!focused || !scroller.element.contains(focused.element)) return;
    if (agreed) {
      agreed = null;
      act('focus', focused, {flag: alongside.focus.ring(), number: 0});
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!focused) return;
      agreed = focused;
      act('focus', focused, {flag: alongside.focus.ring(), number: 1});
    }, SETTLE);
  }

  function dropped(record) {
    if (focused === record) focused = null;
    if (agreed === record) agreed = null;
    if (live === record) live = null;
  }

  globalThis.alongside = Object.assign(globalThis.alongside ?? {}, {fields: {make, write, focus, shown, moved, scrolled, dropped}});
})();
