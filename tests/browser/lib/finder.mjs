// Elements by role and name in a browser that Playwright cannot drive: as much of Playwright's locators, under the same
// names, as the acts in this folder use, over Puppeteer's page. What is found is what assistive technology would be
// given; what is pressed is pressed with a pointer, after a look whether it would be hit.
import { teach } from './taught.mjs';
import { until } from './until.mjs';
import { watchFromInside } from './watched.mjs';

const sought = (words, exact = false) =>
  (words instanceof RegExp ? { source: words.source, flags: words.flags } : words === undefined ? null : { words, exact });

/** What can be sought within: a page, or what was found. */
class Within {
  constructor(page, steps) {
    this.page = page;
    this.steps = steps;
  }

  after(step) { return new Found(this.page, [...this.steps, step]); }
  locator(css) { return this.after({ by: 'css', css }); }
  getByRole(role, { name, exact, selected, checked } = {}) { return this.after({ by: 'role', role, name: sought(name, exact), selected, checked }); }
  getByText(text, { exact } = {}) { return this.after({ by: 'text', name: sought(text, exact) }); }
  getByLabel(text, { exact } = {}) { return this.after({ by: 'label', name: sought(text, exact) }); }
}

class Found extends Within {
  filter({ hasText }) { return this.after({ by: 'has', name: sought(hasText) }); }
  first() { return this.after({ by: 'at', at: 0 }); }
  nth(at) { return this.after({ by: 'at', at }); }
  or(other) { return this.after({ by: 'or', steps: other.steps }); }

  count() { return this.page.ask((steps) => globalThis.__seek(steps).length, this.steps); }
  allTextContents() { return this.page.ask((steps) => globalThis.__seek(steps).map((one) => one.textContent), this.steps); }
  async evaluateAll(body) { return (await this.all()).evaluate(body); }
  innerText() { return this.theOne((element) => element.innerText); }
  ariaSnapshot() { return this.innerText(); }
  inputValue() { return this.theOne((element) => element.value); }
  selectText() {
    return this.theOne((element) => {
      element.focus();
      element.select();
    });
  }

  async waitFor({ state = 'visible', timeout } = {}) {
    await until(() => this.page.ask((steps, what) => {
      const found = globalThis.__seek(steps);
      return what === 'detached' ? !found.length : what === 'attached' ? found.length > 0 : found.some(globalThis.__shown);
    }, this.steps, state), () => `not ${state}: ${JSON.stringify(this.steps)}`, timeout);
  }

  all() { return this.page.handle((steps) => globalThis.__seek(steps), this.steps); }

  /** The only element that fits, once it is there. */
  async element() {
    let many = 0;
    return until(async () => {
      const found = await this.all();
      many = await found.evaluate((all) => all.length);
      return many === 1 ? found.evaluateHandle((all) => all[0]) : null;
    }, () => `${many} elements fit ${JSON.stringify(this.steps)}`);
  }
  async theOne(body) { return (await this.element()).evaluate(body); }

  /** With a pointer, in its middle, once it stands still and nothing lies over it. */
  async click() {
    const place = await until(() => this.theOne(async (element) => {
      const frame = () => new Promise((resolve) => { requestAnimationFrame(() => resolve(element.getBoundingClientRect())); });
      element.scrollIntoView({ block: 'nearest' });
      const before = await frame(), now = await frame(), x = now.x + now.width / 2, y = now.y + now.height / 2;
      const hit = document.elementFromPoint(x, y);
      return before.x === now.x && before.y === now.y && hit && element.contains(hit) ? { x, y } : null;
    }), () => `a pointer does not reach ${JSON.stringify(this.steps)}`);
    await this.page.driven.mouse.click(place.x, place.y);
  }
  tap() { return this.click(); }
}

/**
 * A page of Puppeteer's, with the calls of Playwright's that the acts use. `arrived` answers with the next file that is
 * saved, { name, path }; `lay` puts { name, buffer } on the disk and answers with its path.
 */
export class FoundPage extends Within {
  constructor(driven, { arrived, lay }) {
    super(null, []);
    Object.assign(this, { page: this, driven, arrived, lay });
    this.keyboard = {
      insertText: (text) => driven.keyboard.type(text),
      async press(chord) {
        const keys = chord.split('+'), last = keys.pop();
        for (const key of keys) await driven.keyboard.down(key);
        await driven.keyboard.press(last);
        for (const key of keys.reverse()) await driven.keyboard.up(key);
      },
    };
  }

  // Not by a script that is run before the page's own: while a page is loaded again Firefox 140 sometimes runs it among
  // what is left of the one before it.
  async ask(body, ...given) {
    await this.taught();
    return this.driven.evaluate(body, ...given);
  }
  async handle(body, ...given) {
    await this.taught();
    return this.driven.evaluateHandle(body, ...given);
  }
  async taught() {
    await this.driven.evaluate(watchFromInside);
    await this.driven.evaluate(teach);
  }
  evaluate(body, ...given) { return this.ask(body, ...given); }

  goto(url) { return this.loaded(() => this.driven.goto(url)); }
  reload() { return this.loaded(() => this.driven.reload()); }
  async loaded(act) {
    const loaded = new Promise((resolve) => { this.driven.once('load', resolve); });
    await act();
    await loaded;
  }
  screenshot({ path }) { return this.driven.screenshot({ path }); }

  async waitForEvent(event) {
    if (event === 'filechooser') return this.chooser();
    if (event !== 'download') throw new Error(`nobody listens for ${event}`);
    const { name, path } = await this.arrived();
    return { suggestedFilename: () => name, path: async () => path };
  }

  // The system's own dialog cannot be worked from outside: it is not opened, and the page's element is given the files.
  async chooser() {
    const asked = () => this.ask(() => globalThis.__choosers), before = await asked();
    await until(async () => await asked() !== before, () => 'no file was asked for');
    const paths = (files) => files.map((file) => (typeof file === 'string' ? file : this.lay(file)));
    return { setFiles: async (files) => (await this.locator('#chooser').element()).uploadFile(...paths(files)) };
  }
}
