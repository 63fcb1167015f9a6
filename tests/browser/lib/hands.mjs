// How somebody works a page: with a finger, with the keys alone, or through the accessibility tree alone. Each hand
// takes the same targets ({ role, name, within, first }), so that one round can be gone through with any of them.
// Looking is Playwright's, by role and name; only the last hand looks through the browser's own tree as well.

import { until } from './until.mjs';

/** Where the target is, as Playwright finds it. Text, statuses and alerts have no names, secrets have no role. */
export function locate(page, { role, name, within, first }) {
  const scope = within ? locate(page, within) : page;
  const exact = typeof name === 'string' ? { name, exact: true } : name ? { name } : {};
  let found;
  if (role === 'text') found = scope.getByText(name, { exact: typeof name === 'string' });
  else if (role === 'secret') found = scope.getByLabel(name, { exact: typeof name === 'string' });
  else if (role === 'status' || role === 'alert') found = scope.getByRole(role).filter({ hasText: name });
  // A list item has a name only when it holds other things; otherwise it is its text.
  else if (role === 'listitem' && name) found = scope.getByRole(role, exact).or(scope.getByRole(role).filter({ hasText: name }));
  else found = scope.getByRole(role, exact);
  return first ? found.first() : found;
}

const shown = (target) => `${target.role} ${target.name ?? ''}${target.within ? ` in ${shown(target.within)}` : ''}`;

// --- A finger, a mouse --------------------------------------------------------------------------------------------

export const finger = {
  press: (page, target) => locate(page, target).tap(),
  async write(page, target, text) {
    const field = locate(page, target);
    await field.tap();
    await field.selectText();
    await page.keyboard.insertText(text);
  },
  close: (page) => locate(page, { role: 'button', name: 'Close', first: true }).tap(),
};

/** A mouse, for pages without touch. */
export const mouse = { ...finger,
  press: (page, target) => locate(page, target).click(),
  async write(page, target, text) {
    const field = locate(page, target);
    await field.click();
    await field.selectText();
    await page.keyboard.insertText(text);
  },
  close: (page) => locate(page, { role: 'button', name: 'Close', first: true }).click(),
};

// --- The keys alone --------------------------------------------------------------------------------------

// Nobody presses Tab more often than this for one thing.
const PATIENCE = 150;

/** Goes there with Tab, and with arrows inside radio groups and tabs, as the page's own order has it. */
async function reach(page, target) {
  const find = () => locate(page, target).elementHandle();
  let wanted = await find(), arrows = false;
  for (let i = 0; i < PATIENCE; i++) {
    const where = await wanted.evaluate((element) => {
      const { activeElement: at } = document;
      if (!element.isConnected) return 'gone';
      if (at === element) return 'there';
      const group = element.getAttribute('role') === 'tab' ? '[role=tablist]' : element.type === 'radio' ? '[role=radiogroup]' : null;
      if (!group || !element.closest(group)?.contains(at) || at.type !== element.type) return 'elsewhere';
      return element.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING ? 'ArrowLeft' : 'ArrowRight';
    });
    if (where === 'gone') {
      wanted = await find();  // the page has moved on meanwhile
      continue;
    }
    if (where === 'there') {
      const ring = await page.evaluate(() => document.activeElement.matches(':focus-visible'));
      if (!ring) throw new Error(`${shown(target)} has the focus, and nobody sees it`);
      return { element: wanted, arrows };
    }
    arrows = where !== 'elsewhere';
    await page.keyboard.press(arrows ? where : 'Tab');
  }
  throw new Error(`the Tab key does not come to ${shown(target)} in ${PATIENCE} steps`);
}

export const keys = {
  async press(page, target) {
    const { element, arrows } = await reach(page, target);
    const kind = await element.evaluate(({ type }) => type);
    // An arrow has chosen the radio already.
    if (kind === 'radio' && arrows) return;
    await page.keyboard.press(kind === 'radio' || kind === 'checkbox' ? 'Space' : 'Enter');
  },
  async write(page, target, text) {
    await reach(page, target);
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  },
  close: (page) => page.keyboard.press('Escape'),
};

// --- The accessibility tree alone ------------------------------------------------------------------------

const sessions = new WeakMap();
async function tree(page) {
  if (!sessions.has(page)) sessions.set(page, page.context().newCDPSession(page));
  const session = await sessions.get(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return { session, nodes: new Map(nodes.map((node) => [node.nodeId, node])) };
}

// What Chromium calls them.
const TREE_ROLES = { secret: ['textbox'], searchbox: ['searchbox'], text: ['StaticText'], heading: ['heading'] };

/** Nodes of the browser's own tree that assistive technology is given, by role and name. */
function among(nodes, { role, name, within }) {
  const roles = TREE_ROLES[role] ?? [role];
  // What is said of an item is what it holds.
  const said = (node) => node.name?.value || (role === 'listitem' ? node.childIds.map((id) => said(nodes.get(id))).join(' ').trim() : '');
  const fits = (node) => !node.ignored && roles.includes(node.role?.value) && (name === undefined ||
    (typeof name === 'string' ? said(node) === name : name.test(said(node))));
  const found = [...nodes.values()].filter(fits);
  if (!within) return found;
  const holders = new Set(among(nodes, within).map(({ nodeId }) => nodeId));
  const inside = (node) => node && (holders.has(node.parentId) || inside(nodes.get(node.parentId)));
  return found.filter(inside);
}

/** The one node of this role and name, as an object of the page. */
async function object(page, target) {
  let many = 0;
  return until(async () => {
    const { session, nodes } = await tree(page), found = among(nodes, target);
    many = found.length;
    if (many !== 1 && !(many && target.first)) return null;
    const { object: { objectId } } = await session.send('DOM.resolveNode', { backendNodeId: found[0].backendDOMNodeId });
    return { session, objectId };
  }, () => `the accessibility tree has ${many} of ${shown(target)}`);
}

async function call(page, target, body) {
  const { session, objectId } = await object(page, target);
  // As the browser does it for a screen reader: a person's act, without a place on the screen.
  const { exceptionDetails } = await session.send('Runtime.callFunctionOn', { objectId, functionDeclaration: body, userGesture: true });
  if (exceptionDetails) throw new Error(`${shown(target)}: ${exceptionDetails.text}`);
}

export const ears = {
  press: (page, target) => call(page, target, 'function () { this.click(); }'),
  async write(page, target, text) {
    await call(page, target, 'function () { this.focus(); this.select(); }');
    await page.keyboard.insertText(text);
  },
  close: (page) => ears.press(page, { role: 'button', name: 'Close', first: true }),
  async sees(page, target) {
    return among((await tree(page)).nodes, target).length > 0;
  },
};
