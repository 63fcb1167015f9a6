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
    while (record && !PRESSABLE.has(record.node.role) && !(record.node.flags & (FLAG.pressable | FLAG.movable)))
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
    if (!record || record.node.role === 'field' || moves(record)) return;
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
    } else if (moves(record) && /^Arrow(Left|Right)$/.test(key)) {
      event.preventDefault();
      nudged(record, key);
    } else if (plain && record?.node.role === 'tab' && focus.alongTabs(event.target, key)) {
      event.preventDefault();
    } else if (plain && record?.node.role !== 'radio' && STEPS.has(key) && focus.alongList(event.target, key)) {
      event.preventDefault();
    } else if (plain && record?.node.role !== 'radio' && /^Arrow(Left|Right)$/.test(key) && days()) {
      event.preventDefault();
      act('swipe', days(), {number: key === 'ArrowRight' ? 1 : -1});
    } else if (key.length === 1 && key !== ' ' && plain) {
      act('shortcut', null, {text: key});
    }
  }

  // A divider between a list and a page: dragged by pointer, moved by the arrow keys.
  const STEP = 16;
  function moves(record) { return record && record.node.flags & alongside.elements.FLAG.movable; }
  function dragged(event) {
    const record = alongside.mirror.of(event.target);
    if (!moves(record) || event.button !== 0) return;
    const {element} = record;
    element.setPointerCapture(event.pointerId);
    const move = ({clientX}) => act('move', record, {number: clientX});
    const end = ({clientX}) => {
      element.removeEventListener('pointermove', move);
      for (const kind of ['pointerup', 'pointercancel']) element.removeEventListener(kind, end);
      act('move', record, {number: clientX, flag: true});
    };
    element.addEventListener('pointermove', move);
    for (const kind of ['pointerup', 'pointercancel']) element.addEventListener(kind, end);
  }
  function nudged(record, key) {
    const {left, width} = record.element.getBoundingClientRect();
    act('move', record, {number: left + width / 2 + (key === 'ArrowRight' ? STEP : -STEP), flag: true});
  }

  // A row that is taken across the page: once the pointer has gone so far that it is no tap. A finger that goes up or
  // down scrolls instead (touch-action in style.css), and the browser says pointercancel.
  const TAKEN = 10;
  function taken(event) {
    const record = pressable(event.target);
    if (!record || !(record.node.flags & alongside.elements.FLAG.drags) || event.button !== 0 || !event.isPrimary) return;
    const {element} = record, {pointerId} = event;
    let going = false;
    const move = ({clientX, clientY}) => {
      const across = Math.abs(clientX - event.clientX), down = Math.abs(clientY - event.clientY);
      if (!going && Math.max(across, event.pointerType === 'mouse' ? down : 0) < TAKEN) return;
      if (!going) element.setPointerCapture(pointerId);
      going = true;
      act('drag', record, {number: clientX, down: clientY});
    };
    const end = ({type, clientX, clientY}) => {
      element.removeEventListener('pointermove', move);
      for (const kind of ['pointerup', 'pointercancel']) element.removeEventListener(kind, end);
      if (!going) return;
      const there = type === 'pointerup';
      act('drag', record, {number: there ? clientX : -1, down: there ? clientY : -1, flag: true});
      // It was no click, although the browser says so next.
      const stop = (click) => click.stopPropagation();
      addEventListener('click', stop, true);
      setTimeout(() => removeEventListener('click', stop, true));
    };
    element.addEventListener('pointermove', move);
    for (const kind of ['pointerup', 'pointercancel']) element.addEventListener(kind, end);
  }

  // Across days: a finger, or an arrow key from anywhere on the page. Up and down stay the browser's (touch-action in
  // style.css), which then says pointercancel, and so does a second finger.
  const FAR = 60;
  function days() {
    const {of, layers} = alongside.mirror;
    return layers.dialogs.childElementCount ? null : of(layers.page.querySelector('[data-swipes]'));
  }
  function swiped(event) {
    const record = days();
    if (event.pointerType === 'mouse' || !event.isPrimary || !record?.element.contains(event.target)) return;
    const end = ({type, clientX, clientY}) => {
      for (const kind of ['pointerup', 'pointercancel']) removeEventListener(kind, end);
      const across = clientX - event.clientX, down = clientY - event.clientY;
      if (type === 'pointerup' && Math.abs(across) > FAR && Math.abs(across) > 2 * Math.abs(down))
        act('swipe', record, {number: across < 0 ? 1 : -1});
    };
    for (const kind of ['pointerup', 'pointercancel']) addEventListener(kind, end);
  }

  // A right click, or a long press where that is the same. Fields and everything else keep the browser's own menu.
  function asked(event) {
    const record = pressable(event.target);
    if (!record || !(record.node.flags & alongside.elements.FLAG.menu)) return;
    event.preventDefault();
    act('menu', record);
  }

  // The browser's Back leads to the sight before, as Escape does, instead of leaving the page. C++ says how many there are
  // before this one; each is a step in the browser's history, made by the tap that led there (steps that nobody asked for are
  // passed over) and holding nothing but its number. There may be more of them than needed, never fewer.
  const LETS_GO = 255;
  let steps = Number(history.state) || 0, going = false;
  function depth(wanted) {
    if (wanted < LETS_GO) {
      while (steps < wanted) history.pushState(++steps, '');
    } else if (steps && !going) {
      going = true;
      history.go(-steps);
    }
  }
  function wentBack(event) {
    const now = Number(event.state) || 0, back = now < steps;
    steps = now;
    if (going) going = false;
    else if (back) act('escape', null, {flag: true});
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
    document.addEventListener('pointerdown', dragged);
    document.addEventListener('pointerdown', taken);
    document.addEventListener('pointerdown', swiped);
    document.addEventListener('contextmenu', asked);
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => press(null));
  }

  function scrolled(record) {
    act('scroll', record, {number: record.element.scrollTop});
    alongside.fields.scrolled(record);
  }

  globalThis.alongside = Object.assign(globalThis.alongside ?? {}, {gestures: {begin, scrolled, depth}});
})();
