// What people do, told to C++ by node. A click is the only way to activate anything, whether it comes from a
// finger, a mouse, a key, a screen reader or a test.
(() => {
  'use strict';
  const PRESSABLE = new Set(['button', 'link', 'checkbox', 'switch', 'radio', 'tab', 'field']);
  const STEPS = new Set(['ArrowUp', 'ArrowDown', 'Home', 'End']);
  const act = (...what) => alongside.mirror.act(...what);

  // The nearest node that can be pressed.
  function pressable(target) {
    const {of, records} = alongside.mirror, {FLAG} = alongside.elements;
    let record = target instanceof Element ? of(target) : null;
    while (record && !PRESSABLE.has(record.node.role) && !(record.node.flags & FLAG.pressable))
      record = records.get(record.node.parent);
    return record ?? null;
  }

  let hovered = null, pressed = null;
  function hover(record) {
    if (record === hovered) return;
    hovered = record;
    act('hover', record);
  }
  function press(record) {
    if (record === pressed) return;
    pressed = record;
    act('press', record);
  }

  function clicked(event) {
    const record = pressable(event.target);
    if (!record || record.node.role === 'field') return;
    if (record.node.flags & alongside.elements.FLAG.disabled) event.preventDefault();
    else act('click', record);
  }

  function keyed(event) {
    if (event.isComposing || event.keyCode === 229) return;  // an input method's, even where isComposing is late
    const record = alongside.mirror.of(event.target), {key} = event;
    const chord = event.ctrlKey || event.metaKey, plain = !chord && !event.altKey, {focus} = alongside;
    if (key === 'Escape') {
      act('escape');
    } else if (chord && !event.altKey && (key === 's' || key === 'Enter')) {
      event.preventDefault();
      act('shortcut', null, {text: 'save'});
    } else if (record?.node.role === 'field') {
      if (key !== 'Enter' || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      act('submit', record);
      if (record.node.enterHint === 'next') focus.nextField(event.target);
    } else if (record?.node.role === 'row' && (key === 'Enter' || key === ' ')) {
      event.preventDefault();
      event.target.click();
    } else if (plain && record?.node.role === 'tab' && focus.alongTabs(event.target, key)) {
      event.preventDefault();
    } else if (plain && record?.node.role !== 'radio' && STEPS.has(key) && focus.alongList(event.target, key)) {
      event.preventDefault();
    } else if (key.length === 1 && key !== ' ' && plain) {
      act('shortcut', null, {text: key});
    }
  }

  // The system's back gesture closes a sheet, as Escape does, instead of leaving the page. One step in the
  // browser's history stands for any number of sheets.
  let step = false;
  function sheetOpened() {
    if (!step) history.pushState('sheet', '');
    step = true;
  }
  function wentBack() {
    step = false;
    const {childElementCount: open} = alongside.mirror.layers.dialogs;
    if (open) act('escape');
    if (open > 1) sheetOpened();  // for those below it
  }

  function begin() {
    alongside.focus.begin();
    addEventListener('popstate', wentBack);
    document.addEventListener('click', clicked);
    document.addEventListener('keydown', keyed);
    document.addEventListener('pointerover', (event) => {
      if (event.pointerType !== 'touch') hover(pressable(event.target));
    });
    document.documentElement.addEventListener('pointerleave', () => hover(null));
    document.addEventListener('pointerdown', (event) => press(pressable(event.target)));
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => press(null));
  }

  function scrolled(record) {
    act('scroll', record, {number: record.element.scrollTop});
    alongside.fields.scrolled(record);
  }

  globalThis.alongside = Object.assign(globalThis.alongside ?? {}, {gestures: {begin, scrolled, sheetOpened}});
})();
