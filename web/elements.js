// One semantic node as one real element: its role, its name, its states. Which nodes there are is mirror.js's.
(() => {
  'use strict';
  const LEAVES = new Set(['heading', 'text', 'status', 'alert', 'button', 'link', 'tab']);  // their name is their text
  const TICKS = new Set(['checkbox', 'switch', 'radio']);
  const FLAG = {disabled: 1, checked: 2, selected: 4, expandable: 8, expanded: 16, invalid: 32, required: 64, live: 128,
    pressable: 256, semibold: 512, children: 1024, controls: 2048,
    inert: 4096, modal: 8192, movable: 16384, menu: 32768,
    roomy: 65536, swipes: 131072, drags: 262144};

  function make(tag, role, className) {
    const element = document.createElement(tag);
    element.className = className;
    if (role) element.setAttribute('role', role);
    if (tag === 'button') element.type = 'button';
    return element;
  }

  // `element` is placed; `inner` holds children, after `own`. `above` is the role of what holds it.
  function create(key, node, above) {
    const record = {key, node: null, hash: 0};
    // A list may hold nothing but items: a line with a name that divides it ('Now') is one.
    const role = node.role === 'separator' && above === 'list' ? 'listitem' : node.role;
    if (role === 'button' || role === 'link' || role === 'tab') {
      record.element = make('button', role === 'button' ? null : role, 'leaf');
    } else if (TICKS.has(role)) {
      record.element = make('input', role === 'switch' ? role : null, 'leaf');
      record.element.type = role === 'radio' ? 'radio' : 'checkbox';
    } else if (role === 'field') {
      record.element = alongside.fields.make(node);
    } else if (role === 'scroller') {
      record.element = make('div', null, 'scroller');
      record.inner = record.element.appendChild(make('div', null, 'content'));
      record.element.addEventListener('scroll', () => alongside.gestures.scrolled(record), {passive: true});
    } else {
      record.element = make('div', role === 'text' ? null : role, LEAVES.has(role) ? 'leaf' : 'holder');
    }
    record.inner ??= record.element;
    if (LEAVES.has(role)) {
      record.own = record.inner.appendChild(document.createTextNode(''));
    } else if (role === 'listitem' || role === 'cell' || role === 'columnheader') {
      record.own = record.inner.appendChild(make('span', null, 'leaf cover'));
    }
    return record;
  }

  const attribute = (element, name, value) => {
    if (value === null || value === undefined || value === '' || value === false) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
  };

  function place(record, node) {
    const {style} = record.element;
    const old = record.node;
    if (old?.x !== node.x) style.left = node.x + 'px';
    if (old?.y !== node.y) style.top = node.y + 'px';
    if (old?.width !== node.width) style.width = node.width + 'px';
    if (old?.height !== node.height) style.height = node.height + 'px';
  }

  function name(record, node) {
    const {role, flags} = node;
    if (LEAVES.has(role)) {
      if (record.own.data !== node.name) record.own.data = node.name;
    } else if (record.own && !(flags & FLAG.children)) {
      if (record.own.textContent !== node.name) record.own.textContent = node.name;
      attribute(record.element, 'aria-label', null);
    } else {
      if (record.own) record.own.textContent = '';
      attribute(record.element, 'aria-label', node.name);
    }
    let note = null;
    if (node.description) {
      record.note ??= document.getElementById('notes').appendChild(make('p', null, ''));
      record.note.id = note = 'about' + record.key;
      if (record.note.textContent !== node.description) record.note.textContent = node.description;
    } else if (record.note) {
      record.note.remove();
      record.note = null;
    }
    attribute(record.element, 'aria-describedby', note);
  }

  function write(record, node) {
    const {role, flags} = node, {element} = record;
    const has = (flag) => (flags & flag) !== 0;
    if (element.inert !== has(FLAG.inert)) element.inert = has(FLAG.inert);
    element.toggleAttribute('data-swipes', has(FLAG.swipes));
    element.toggleAttribute('data-drags', has(FLAG.drags));
    place(record, node);
    name(record, node);
    attribute(element, 'aria-disabled', has(FLAG.disabled) && 'true');
    attribute(element, 'aria-expanded', has(FLAG.expandable) ? String(has(FLAG.expanded)) : null);
    attribute(element, 'aria-invalid', has(FLAG.invalid) && 'true');
    attribute(element, 'aria-required', has(FLAG.required) && role !== 'button' && 'true');
    if (role === 'tab') {
      attribute(element, 'aria-selected', String(has(FLAG.selected)));
      element.tabIndex = has(FLAG.selected) ? 0 : -1;  // one stop of the Tab key; arrows go on from there
    } else {
      attribute(element, 'aria-current', has(FLAG.selected) && (element.closest('[role=navigation]') ? 'page' : 'true'));
    }
    if (role === 'dialog') attribute(element, 'aria-modal', has(FLAG.modal) && 'true');
    if (role === 'heading') attribute(element, 'aria-level', node.level || 2);
    if (role === 'listitem' || role === 'radio' || role === 'tab') {
      attribute(element, 'aria-setsize', node.size || null);
      attribute(element, 'aria-posinset', node.position || null);
    } else if (role === 'row') {
      attribute(element, 'aria-rowindex', node.position || null);
      attribute(element, 'tabindex', has(FLAG.pressable) ? '0' : null);
    } else if (role === 'table') {
      attribute(element, 'aria-rowcount', node.size || null);
    } else if (role === 'separator') {
      const moves = has(FLAG.movable);
      attribute(element, 'tabindex', moves ? '0' : null);
      attribute(element, 'aria-orientation', moves && 'vertical');
      attribute(element, 'aria-valuenow', moves && node.position);
      attribute(element, 'aria-valuemax', moves && node.size);
    } else if (role === 'progressbar') {
      attribute(element, 'aria-valuetext', node.value);
    } else if (role === 'status' || role === 'text' || role === 'alert') {
      attribute(element, 'aria-live', has(FLAG.live) ? null : role === 'text' ? null : 'off');
      if (role === 'text' && has(FLAG.live)) element.setAttribute('aria-live', 'polite');
    } else if (role === 'scroller') {
      attribute(element, 'role', node.name ? 'group' : null);
      attribute(element, 'tabindex', node.contentHeight > node.height && !has(FLAG.controls) ? '0' : null);
      record.inner.style.height = node.contentHeight + 'px';
    } else if (role === 'field') {
      alongside.fields.write(record, node);
    }
    if (TICKS.has(role)) {
      element.checked = has(FLAG.checked);
      if (role === 'radio') {
        const group = element.closest('[role=radiogroup]');
        element.name = 'group' + (group ? alongside.mirror.of(group).key : record.key);
      }
    }
  }

  globalThis.alongside = Object.assign(globalThis.alongside ?? {},
    {elements: {FLAG, TICKS, attribute, create, make, write}});
})();
