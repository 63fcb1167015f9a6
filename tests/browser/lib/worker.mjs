// Somebody who works with a tablet for days: how an act is done, how a night passes, how a battery falls out.
import { tap, see } from './acts.mjs';
import { beginAct, beginRecord, go, saveForm, unlock } from './team.mjs';

const DAY = 86_400_000;

export class Worker {
  acts = 0;

  constructor(desk, tablet) { Object.assign(this, { desk, tablet }); }

  get page() { return this.tablet.page; }

  // --- Nights and crashes ---------------------------------------------------------------------------------

  async nextMorning() {
    this.tablet.ahead += DAY;
    await this.tablet.restart();
    await this.tablet.open();
    await unlock(this.page, this.femi.passphrase);
  }

  async crash() {
    await this.tablet.kill();
    await this.tablet.start();
    await this.tablet.open();
    await unlock(this.page, this.femi.passphrase);
  }

  // --- How one act goes -------------------------------------------------------------------------------------

  /** About somebody, from their page; `fill` answers what the form asks. */
  async about(person, act, dialog, fill) {
    await beginAct(this.page, person, act);
    await this.form(dialog, fill);
  }

  /** About nobody, from the list of acts. */
  async general(act, dialog, fill) {
    await go(this.page, 'Today');
    await tap(this.page, 'button', 'Record', { first: true });
    await tap(this.page, 'button', 'Something else');
    await this.page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${act}`) }).tap();
    await this.form(dialog, fill);
  }

  async form(dialog, fill) {
    await see(this.page, 'dialog', dialog);
    await fill(this.page);
    await saveForm(this.page);
    this.acts++;
  }

  async session(person, fill) {
    await beginRecord(this.page, person);
    await this.form(/^One-to-one/, fill);
  }

  yes(page, question) {
    return page.getByRole('switch', { name: question, exact: true }).or(page.getByRole('checkbox', { name: question, exact: true }))
      .or(page.getByRole('radiogroup', { name: question, exact: true }).getByRole('radio', { name: 'Yes', exact: true })).first().tap();
  }

  async timeline(person, what) {
    await go(this.page, 'People');
    await tap(this.page, 'button', new RegExp(`^${person}`), { first: true });
    await tap(this.page, 'tab', 'Timeline');
    await this.page.getByRole('tab', { name: 'Timeline', selected: true }).waitFor();
    await this.page.getByRole('button', { name: what }).last().tap();
  }
}
