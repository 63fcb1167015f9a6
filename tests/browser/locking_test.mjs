// A tablet that slept, a cover, and what a sign-in page answers: in the browser, with a team of its own.
import { see, tap, writeSecret } from './lib/acts.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { acceptJoin, addPerson, go, joinTeam, saveTeamFile, startTeam, unlock, witness } from './lib/team.mjs';

export default async function (checks) {
  const server = await serve(), desk = await openTablet({ url: server.url }), tablet = await openTablet({ url: server.url });
  try {
    await desk.open();
    await startTeam(desk.page);
    const teamFile = await saveTeamFile(desk.page);
    await tablet.open();
    const { passphrase, request } = await joinTeam(tablet.page, teamFile);
    await acceptJoin(desk.page, request);
    await addPerson(tablet.page, { name: 'Rosamund Achterberg', ward: 'Rowan' });
    const parts = [['a sign-in page answers', signIn], ['a PIN is for no password store', pin], ['a tablet that slept', slept]];
    for (const [name, body] of parts) {
      await checks.part(name, (check) => witness(`locking-${name.replaceAll(' ', '-')}`, { tablet }, () => body(check, tablet, passphrase)));
    }
  } finally {
    await desk.remove();
    await tablet.remove();
    await server.remove();
  }
}

async function signIn(check, { page }) {
  await page.route('**/inbox/**', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Sign in</h1>' }));
  await go(page, 'Send');
  await tap(page, 'button', 'Seal and send');
  await page.getByText(/^Not sent: something else answered/).first().waitFor();
  check('a page that answers 200 has not got the pack', await page.getByText('Not taken', { exact: true }).count() > 0);
  await page.unroute('**/inbox/**');
  await page.route('**/inbox/**', (route) => route.fulfill({ status: 302, headers: { location: '/signin' } }));
  await tap(page, 'button', /^Try again, pack 1/);
  await page.getByText(/^Not sent: something else answered.*302/).first().waitFor();
  check('nor has one that leads elsewhere', true);
  await page.unroute('**/inbox/**');
  await tap(page, 'button', /^Try again, pack 1/);
  await see(page, 'button', /^Send again, pack 1/);
  check('the inbox itself has, and it can be sent or saved again', await page.getByRole('button', { name: /^Save as a file, pack 1/ }).count(), 1);
}

async function pin(check, { page }) {
  await go(page, 'More');
  await tap(page, 'button', /^Security/);
  const field = page.getByLabel('New PIN', { exact: true });
  check('the PIN is hidden, and stands in no form that a store would keep', await field.evaluate((element) =>
    [element.type, element.autocomplete, element.form === null, getComputedStyle(element).webkitTextSecurity].join()), 'text,off,true,disc');
}

/** As when a tablet sleeps: the wall clock goes on, the monotonic one does not, and the page hears of it afterwards. */
async function slept(check, tablet, passphrase) {
  const { page } = tablet;
  await go(page, 'People');
  await page.getByText('Rosamund Achterberg').first().waitFor();
  await page.evaluate(() => {
    const paper = document.getElementById('paper');
    paper.append('Rosamund Achterberg');
    const { now } = Date;
    Date.now = () => now() + 6 * 60_000;
    // What stands in the page in the very next frame, before anything else can happen.
    dispatchEvent(new Event('focus'));
    requestAnimationFrame(() => requestAnimationFrame(() => {
      sessionStorage.setItem('seen', document.getElementById('page').textContent + paper.textContent);
    }));
  });
  await see(page, 'button', 'Unlock');
  check('after six minutes of sleep it is locked', true);
  const seen = await page.evaluate(() => sessionStorage.getItem('seen') ?? '');
  check('and nobody was to be seen meanwhile, nor lay ready for print', /Rosamund/.test(seen), false);
  await unlock(page, passphrase);
  await go(page, 'People');
  await page.getByText('Rosamund Achterberg').first().waitFor();
  check('the passphrase opens it, and everything is there', true);
}
