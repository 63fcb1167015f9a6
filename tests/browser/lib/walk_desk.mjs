// The way by every screen of the coordinator's desk, in practice.
import { see, tap } from './acts.mjs';
import { go } from './team.mjs';

/** @param {{ open, shot, more, close, closeAll }} way as walk.mjs has it; `open` makes the next tablet the one that is looked at */
export async function walkDesk({ open, shot, more, close, closeAll }) {
  // --- Practice at the coordinator's desk ---------------------------------------------------------------
  let tablet = await open();
  await shot('desk-today', async (page) => {
    await tap(page, 'button', /^Practise with made-up people/);
    await more(/^Practise as the coordinator/)(page);
    await go(page, 'Today');
    await see(page, 'heading', 'Needs you');
  });
  await shot('desk-referrals', (page) => go(page, 'Referrals'));
  await shot('desk-waiting', async (page) => {
    await tap(page, 'button', 'Waiting and intervals');
    await tap(page, 'radio', 'Team');
  });
  await shot('report-file', async (page) => {
    await go(page, 'Referrals');
    await tap(page, 'button', 'Bring in a report');
  });
  await shot('report-columns', async (page) => {
    await tap(page, 'button', 'Try a made-up report');
    await see(page, 'button', 'See what would become of each row');
  });
  await shot('report-rows', async (page) => {
    await tap(page, 'button', 'See what would become of each row');
    await page.getByRole('button', { name: /^Take .* referrals? in/ }).waitFor();
  });
  await shot('board', async (page) => {
    await go(page, 'Today');
    await tap(page, 'button', 'Open the board');
  });
  await shot('board-person', (page) => page.getByRole('button', { name: /^Mina Torvald/ }).first().tap());
  await shot('board-decided', async (page) => {
    const back = page.getByRole('button', { name: 'Back to The meeting' });
    if (await back.count()) await back.tap();
    await page.getByRole('button', { name: /^Kwame Ashdown/ }).first().tap();
    await tap(page, 'button', 'Place Kwame with Femi');
    await see(page, 'button', /^Take back: Kwame Ashdown/);
  });
  await shot('board-chair', async (page) => {
    await tap(page, 'button', 'Who is in the chair, and who is there');
    await see(page, 'dialog', 'Who is in the chair?');
  });
  await shot('board-over', async (page) => {
    await close(page);
    await tap(page, 'button', 'End the meeting');
    await see(page, 'heading', 'To hand over');
  });
  await shot('risks', async (page) => {
    await go(page, 'Today');
    await tap(page, 'button', /^Look now/);
    await see(page, 'heading', 'Risk board');
  });
  await shot('risk-tell', (page) => tap(page, 'button', 'Tell somebody, Fergus Lyle'));
  await shot('risks-closed', async (page) => {
    await tap(page, 'button', 'Not now');
    await page.getByRole('radio', { name: /^Closed/ }).tap();
  });
  await shot('partners', more(/^Partners/));
  await shot('partner', (page) => tap(page, 'button', /^Common Ground/));
  await shot('reports', async (page) => {
    await more(/^Reports/)(page);
    await see(page, 'heading', 'By worker');
  });
  await shot('reports-lower', (page) => page.getByRole('main').getByRole('heading').last().scrollIntoViewIfNeeded());
  await shot('leaving', async (page) => {
    await tap(page, 'button', 'Save as FHIR');
    await see(page, 'dialog', 'This file is not sealed');
  });
  await tablet.remove();

  // --- The desk's packs, team and people, in practice ---------------------------------------------------------
  tablet = await open();
  await shot('desk-packs', async (page) => {
    await tap(page, 'button', /^Practise with made-up people/);
    await page.getByRole('navigation').waitFor();
    await more(/^Practise as the coordinator/)(page);
    await see(page, 'button', 'Referrals');
    await more(/^Packs in/)(page);
  });
  await shot('settle', (page) => page.getByRole('list', { name: 'To settle' }).getByRole('button').first().tap());
  await shot('desk-undo', async (page) => {
    const back = page.getByRole('button', { name: 'Back to Packs in' });  // on a phone
    if (await back.count()) await back.tap();
    await tap(page, 'button', /^Undo /, { first: true });
  });
  await shot('desk-team', async (page) => {
    await tap(page, 'button', 'Leave it in');
    await go(page, 'Team');
  });
  await shot('desk-member', (page) => tap(page, 'button', /^Leon Marsh-Cole/));
  await shot('desk-end', (page) => tap(page, 'button', 'They leave the team'));
  await shot('desk-give', async (page) => {
    await tap(page, 'button', 'Not now');
    await tap(page, 'button', 'Give their people to others');
  });
  await shot('desk-team-file', async (page) => {
    await closeAll(page);
    await tap(page, 'button', 'Back to Team');
    await tap(page, 'button', 'Change the team file');
  });
  await shot('desk-trail', async (page) => {
    await tap(page, 'button', 'Back to Team');
    await tap(page, 'button', 'Who looked, who took what away');
  });
  await shot('desk-pairs', async (page) => {
    await go(page, 'People');
    await tap(page, 'button', /may be one person/);
  });
  await tablet.remove();
}
