// A borough's day as it would be worked: reports in, the allocation meeting, five tablets that take their people, work and
// send, everything merged in any order. A tablet's browser is only open while somebody works with it.
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { download, see, tap, write } from './acts.mjs';
import { openTablet } from './tablet.mjs';
import { acceptJoin, beginRecord, choose, go, goToPacks, joinTeam, saved, saveForm, saveTeamFile, startTeam, unlock } from './team.mjs';

export const MONDAY = '2026-11-23T08:40:00Z';
export const WORKERS = ['Asha Quaye', 'Birgit Sollers', 'Cormac Fenn', 'Dalia Whitlock', 'Ewan Prothero'];

export const first = (name) => name.split(' ')[0];

export class Day {
  /** Who was given to whom, as the meeting went: a person's name to a worker's. */
  given = new Map();
  packs = [];

  constructor(server, desk, referrals) {
    const names = [...new Map(referrals.map(({ nhs, name }) => [nhs, name])).values()];
    Object.assign(this, { server, desk, tablets: [], shared: new Set(names.filter((name, i) => names.indexOf(name) !== i)) });
  }

  get page() { return this.desk.page; }

  async begin() {
    await this.desk.open();
    this.ruth = await startTeam(this.page, { wards: 'Rowan\nHazel\nWillow' });
    const teamFile = await saveTeamFile(this.page);
    for (const name of WORKERS) {
      const tablet = await openTablet({ url: this.server.url, ratio: 1, clock: MONDAY });
      this.tablets.push({ name, tablet, errors: [] });
      const { request, passphrase } = await joinTeam(await tablet.open(), teamFile, { name });
      this.tablets.at(-1).passphrase = passphrase;
      await acceptJoin(this.page, request, name);
      await tablet.close();
    }
  }

  /** The desk locks itself while somebody is at a tablet for long. */
  async atTheDesk() {
    await this.page.reload();
    await this.desk.ready();
    await unlock(this.page, this.ruth.passphrase);
  }

  // --- The meeting ------------------------------------------------------------------------------------------

  /** Whoever stands first is told, asked and placed, with each worker in turn. */
  async meet(allocations) {
    const { page } = this;
    await go(page, 'Today');
    await tap(page, 'button', 'Open the board');
    const list = page.getByRole('list', { name: 'New' });
    for (let i = 0; i < allocations; i++) {
      const row = list.getByRole('button').first();
      await row.waitFor();
      const name = /^[\p{L}-]+ [\p{L}-]+/u.exec(await row.evaluate((element) => element.ariaLabel ?? element.textContent))[0];
      const worker = WORKERS[i % WORKERS.length];
      await row.tap();
      for (const question of [`Was peer support explained to ${first(name)}?`, `Does ${first(name)} want it?`])
        await page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: 'Yes', exact: true }).tap();
      await see(page, 'text', 'They can be allocated.');
      await page.getByRole('radio', { name: new RegExp(`^${worker}`) }).tap();
      await tap(page, 'button', `Place ${first(name)} with ${first(worker)}`);
      await see(page, 'button', new RegExp(`^Take back: ${name}, With ${worker}`));
      this.given.set(name, worker);
    }
    await tap(page, 'button', 'End the meeting');
    for (const one of this.tablets) {
      one.allocation = await download(page, () => tap(page, 'button', `Seal and save the allocation for ${one.name}`));
      await see(page, 'button', `Make the allocation again for ${one.name}`);
    }
    await saved(page);
  }

  // --- The tablets ------------------------------------------------------------------------------------------

  /** Each takes its people, sees two of them and sends; the last one's vault is also on a copied tablet. */
  async work() {
    for (const one of this.tablets) {
      await this.at(one, async (page) => {
        await go(page, 'More');
        await choose(page, [one.allocation], () => tap(page, 'button', /^Open a file from your coordinator/));
        await tap(page, 'button', 'Take in');
        await tap(page, 'button', 'To your people');
        await saved(page);
      });
    }
    const last = this.tablets.at(-1), profile = mkdtempSync(join(tmpdir(), 'alongside-copied-'));
    cpSync(last.tablet.profile, profile, { recursive: true });
    const copied = await openTablet({ url: this.server.url, ratio: 1, clock: MONDAY, profile });
    await copied.close();
    const copy = { ...last, tablet: copied, copy: true };
    for (const one of [...this.tablets, copy]) {
      const people = this.of(one.name);
      await this.at(one, async (page) => {
        for (const name of one.copy ? people.slice(2, 3) : people.slice(0, 2)) await this.see(page, name);
        if (people.includes(this.both)) await this.call(page, this.both, 'Sunny');
        await go(page, 'Send');
        this.packs.push({ ...await download(page, () => tap(page, 'button', 'Save as a file')), from: one });
        await saved(page);
      });
    }
    this.tablets.push(copy);
  }

  of(worker) { return [...this.given].filter(([, with_]) => with_ === worker).map(([name]) => name); }

  /** Whose details a worker and the coordinator both change: nobody else is called so. Of thirty people ten have a name of
   * their own, and the last worker, whose tablet is copied, has six: somebody is always found. */
  get both() { return WORKERS.slice(0, -1).flatMap((name) => this.of(name)).find((name) => !this.shared.has(name)); }

  async at(one, act) {
    await one.tablet.start();
    await unlock(await one.tablet.open(), one.passphrase);
    await act(one.tablet.page);
    one.errors.push(...one.tablet.errors);
    await one.tablet.close();
  }

  async see(page, name) {
    await beginRecord(page, name);
    await see(page, 'dialog', /^One-to-one/);
    await write(page, /^In .*’s words$/, `${first(name)} spoke of the allotment.`);
    await saveForm(page);
    await saved(page);
  }

  /** Changes in somebody's details what they like to be called. */
  async call(page, name, called) {
    await go(page, 'People');
    await page.getByRole('searchbox', { name: 'Name or NHS number' }).fill(name);
    await page.getByRole('main').getByRole('button', { name: new RegExp(`^${name}`) }).first().tap();
    await page.getByRole('button', { name: /^More about/ }).tap();
    await tap(page, 'button', 'Change details');
    await write(page, 'Likes to be called', called);
    await saveForm(page);
    await saved(page);
  }

  // --- Everything comes together -----------------------------------------------------------------------------

  async merge(order) {
    const { page } = this;
    await goToPacks(page);
    await choose(page, order.map((i) => this.packs[i]), () => tap(page, 'button', 'Open files', { first: true }));
    await tap(page, 'button', /^Take all \d+ in$/);
  }

  async remove() {
    for (const { tablet } of this.tablets) await tablet.remove();
  }
}
