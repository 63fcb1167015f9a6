// Where the focus is, where it goes when a dialog opens, and where it returns to.
(() => {
  'use strict';
  let last = null;     // the record that has the focus, as C++ knows it
  let held = null;     // the element that had it before a frame
  let lost = false;    // its record vanished in this frame
  let keyboard = false;
  const openers = new Map();  // dialog element -> key of the record that had the focus before

  const CONTROLS = 'button, input, textarea, [tabindex="0"]';

  // Browsers say :focus-visible for every text field; the ring is for people who came by keyboard.
  const ring = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return false;
    return last?.node.role === 'field' ? keyboard : element.matches(':focus-visible');
  };

  function tell(record) {
    last = record;
    alongside.fields.focus(record, ring());
  }

  function begin() {
    addEventListener('keydown', () => { keyboard = true; }, true);
    addEventListener('pointerdown', () => { keyboard = false; }, true);
    document.addEventListener('focusin', (event) => tell(alongside.mirror.of(event.target)));
    document.addEventListener('focusout', (event) => {
      if (!event.relatedTarget && last) tell(null);
    });
  }

  function before() {
    held = document.activeElement;
    lost = false;
  }

  function dropping(record) {
    if (record === last) lost = true;
    alongside.fields.dropped(record);
  }

  function give(element) {
    if (!element || document.activeElement === element) return;
    element.focus();
  }

  // After the elements are in their places. `wanted`: C++ asks for the focus to be there.
  function after(wanted) {
    const {layers, records} = alongside.mirror;
    const dialogs = [...layers.dialogs.children], top = dialogs.at(-1);
    let back = null;
    for (const [dialog, opener] of openers) {
      if (dialog.isConnected) continue;
      back = records.get(opener);
      openers.delete(dialog);
    }
    const opened = dialogs.filter((dialog) => !openers.has(dialog));
    for (const dialog of opened) openers.set(dialog, last?.key);
    if (opened.length) alongside.gestures.sheetOpened();

    if (wanted && !wanted.element.closest('[inert]')) give(wanted.element);
    else if (opened.includes(top) && !top.contains(document.activeElement)) give(top.querySelector(CONTROLS));
    else if (back && !back.element.closest('[inert]')) give(back.element);
    else if (held?.isConnected && held !== document.body && document.activeElement !== held) give(held);
    if (lost && document.activeElement === document.body) tell(null);
    held = null;
  }

  globalThis.alongside = Object.assign(globalThis.alongside ?? {}, {focus: {begin, before, after, dropping, ring}});
})();
