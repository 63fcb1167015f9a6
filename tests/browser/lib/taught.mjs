// What a page is taught so that finder.mjs can ask it: which elements have a role and a name, and whether a file was
// asked for. Runs in the page and uses nothing from here.
export function teach() {
  if (globalThis.__seek) return;
  const IMPLIED = { BUTTON: 'button', TEXTAREA: 'textbox', MAIN: 'main', H1: 'heading', H2: 'heading' };
  const INPUTS = { checkbox: 'checkbox', radio: 'radio', search: 'searchbox', password: null };
  const plain = (text) => text.replace(/\s+/g, ' ').trim();
  const roleOf = (element) => element.getAttribute('role') ??
    (element.tagName === 'INPUT' ? (element.type in INPUTS ? INPUTS[element.type] : 'textbox') : IMPLIED[element.tagName]);
  const NAMED_BY_WORDS = new Set(['button', 'tab', 'link', 'heading', 'cell', 'columnheader', 'row']);
  const nameOf = (element) => plain(element.getAttribute('aria-label') ?? (NAMED_BY_WORDS.has(roleOf(element)) ? element.textContent : ''));
  const fits = (text, name) => !name || (name.source !== undefined ? new RegExp(name.source, name.flags).test(text)
    : name.exact ? text === plain(name.words) : text.toLowerCase().includes(plain(name.words).toLowerCase()));
  const given = (element) => !element.closest('[inert], [hidden], [aria-hidden=true]') && element.checkVisibility({ visibilityProperty: true });
  const holds = (element, name) => !/^(SCRIPT|STYLE|NOSCRIPT|HEAD|TITLE)$/.test(element.tagName) && fits(plain(element.textContent), name);

  const BY = {
    css: (all, { css }) => all.flatMap((one) => [...one.querySelectorAll(css)]),
    role: (all, { role, name, selected, checked }) => all.flatMap((one) => [...one.querySelectorAll('*')]).filter((element) =>
      roleOf(element) === role && given(element) && fits(nameOf(element), name) &&
      (selected === undefined || (element.getAttribute('aria-selected') === 'true') === selected) &&
      (checked === undefined || (element.checked ?? element.getAttribute('aria-checked') === 'true') === checked)),
    // The innermost element that holds the words.
    text: (all, { name }) => all.flatMap((one) => [...one.querySelectorAll('*')]).filter((element) =>
      element.textContent && holds(element, name) && ![...element.children].some((child) => holds(child, name))),
    label: (all, { name }) => all.flatMap((one) => [...one.querySelectorAll('[aria-label]')]).filter((element) => fits(plain(element.ariaLabel), name)),
    has: (all, { name }) => all.filter((element) => fits(plain(element.textContent), name)),
    at: (all, { at }) => all.slice(at, at + 1),
    or: (all, { steps }) => [...all, ...seek(steps)].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)),
  };
  function seek(steps) {
    return [...new Set(steps.reduce((all, step) => BY[step.by](all, step), [document.documentElement]))];
  }
  globalThis.__seek = seek;
  globalThis.__shown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };

  globalThis.__choosers = 0;
  const { click } = HTMLInputElement.prototype;
  HTMLInputElement.prototype.click = function () {
    if (this.type !== 'file') return click.call(this);
    if (!navigator.userActivation.isActive) console.error('a file was asked for without anybody’s act');
    globalThis.__choosers++;
  };
}
