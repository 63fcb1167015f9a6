// Where the focus is, where it goes when a dialog opens, and where it returns to.
(() => {
  'use strict';
  let last = null;     // the record that has the focus, as C++ knows it
  let held = null;     // the element that had it before a frame
  let from;            // and the key of its record
  let around = null;   // if it vanishes in this frame: where to go on, nearest first
  let keyboard = false;
  const openers = new Map();  // dialog element -> key of the record that had the focus before
  const places = new Map();   // key of a dialog that another took the place of -> key of what had the focus in it

  const CONTROLS = 'button, input, textarea, [tabindex="0"]';
  const PLACES = '[role=dialog], [role=main]';

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
    from = last?.key;
    around = null;
  }

  function dropping(record) {
    around ??= neighbours(held);  // while all is in its place
    alongside.fields.dropped(record);
  }

  const reachable = (element) => element.isConnected && !element.closest('[inert]');

  // What stands after it in its list, then what stands before it.
  function neighbours(element) {
    const all = [...element.closest('[role=list]')?.querySelectorAll(CONTROLS) ?? []], at = all.indexOf(element);
    return [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0)).reverse()];
  }

  // A page or sheet that has just come is entered at its title, so that it is read out.
  function enter(place) {
    const title = place?.querySelector('[role=heading]');
    if (title && !title.hasAttribute('tabindex')) title.tabIndex = -1;
    give(title ?? place?.querySelector(CONTROLS));
  }

  function give(element) {
    if (!element || document.activeElement === element) return;
    element.focus();
  }

  // After the elements are in their places. `wanted`: C++ asks for the focus to be there.
  function after(wanted) {
    const {layers, records} = alongside.mirror;
    const dialogs = [...layers.dialogs.children], top = dialogs.at(-1);
    let back = null, opener = from, closed = false;
    for (const [dialog, key] of openers) {
      if (dialog.isConnected) continue;
      openers.delete(dialog);
      places.set(alongside.mirror.of(dialog).key, from);
      if (closed) continue;  // the lowest of them decides
      closed = true;
      opener = key;
      back = records.get(key);
    }
    const opened = dialogs.filter((dialog) => !openers.has(dialog));
    // One that takes another's place gives the focus back to where that one came from.
    for (const dialog of opened) openers.set(dialog, opener);
    const again = opened.includes(top) ? records.get(places.get(alongside.mirror.of(top).key)) : null;
    if (!dialogs.length) places.clear();

    if (wanted && reachable(wanted.element)) give(wanted.element);
    else if (again && top.contains(again.element)) give(again.element);
    else if (opened.includes(top) && !top.contains(document.activeElement)) give(top.querySelector(CONTROLS));
    else if (back && reachable(back.element)) give(back.element);
    else if (held?.isConnected && held !== document.body && document.activeElement !== held) give(held);
    const lost = held !== document.body && !held?.isConnected;
    if (document.activeElement === document.body && (lost || closed)) {
      // Another kind of element for the same thing, or what stood beside it, or where we are now.
      const next = [records.get(from)?.element, ...around ?? []].find((element) => element && reachable(element));
      if (next) give(next);
      else enter(top ?? [...layers.page.querySelectorAll(PLACES)].find(reachable));
      if (document.activeElement === document.body) tell(null);
    }
    held = null;
  }

  // --- Steps within the page -----------------------------------------------------------------------------

  // The first thing to press or fill in of the item before or after, or of the first or last one.
  function alongList(element, key) {
    const list = element.closest('[role=list], [role=table]'), kind = '[role=listitem], [role=row]';
    const items = [...list?.querySelectorAll(kind) ?? []].filter((item) => item.matches(CONTROLS) || item.querySelector(CONTROLS));
    const at = items.findIndex((item) => item.contains(element));
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1}[key];
    if (at < 0 || !items[to]) return false;
    give(items[to].matches(CONTROLS) ? items[to] : items[to].querySelector(CONTROLS));
    return true;
  }

  function alongTabs(element, key) {
    const tabs = [...element.parentElement.querySelectorAll('[role=tab]')], at = tabs.indexOf(element);
    const to = {ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1}[key];
    if (to === undefined) return false;
    give(tabs.at(to % tabs.length));
    return true;
  }

  // The 'Next' key of an on-screen keyboard.
  function nextField(element) {
    const all = [...(element.closest(PLACES) ?? document).querySelectorAll(CONTROLS)].filter((one) => one.tabIndex >= 0);
    const after = all.slice(all.indexOf(element) + 1);
    give(after.find((one) => one.matches('.field')) ?? after[0]);
  }

  globalThis.alongside = Object.assign(globalThis.alongside ?? {}, {focus: {alongList, alongTabs, begin, before, after, dropping, nextField, ring}});
})();
