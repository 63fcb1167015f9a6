// What else a worker does on the ward, as they do it: a worry, a ward round, a debrief, a reflection, consent that is
// withdrawn, feedback in somebody else's hands. Offline, with a killed browser in between; then what reached the
// coordinator, and what did not.
import { choose, go, goToPacks, acceptJoin, addPerson, beginAct, beginRecord, joinTeam, printed, saveForm, saved, saveTeamFile, startTeam, unlock, witness } from './lib/team.mjs';
import { download, gone, searchFieldOf, see, tap, write, writeSecret } from './lib/acts.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';

const PIN = '4711';
const SAY = 'The corridor light is on all night.';
const QUESTION = 'What has to happen before I go home?';
const AGREED = 'Ask estates about the light';
const WORRY = 'The stairs by the garden are wet';
const PRIVATE = 'They held my arms behind the green cupboard';
const REFLECTION = 'The evening stayed with me';
const KETTLE = 'The kettle was too hot';
const CAME_OF_IT = 'She has a bed of beans there';
const FEEDBACK = 'You waited with me';

export default async function ({ check }) {
  const server = await serve();
  const desk = await openTablet({ url: server.url, ratio: 1 }), tablet = await openTablet({ url: server.url, ratio: 1 });
  try {
    await witness('ward', { desk, tablet }, () => ward(check, desk, tablet));
    check('no page reported an error or broke the policy', [...desk.errors, ...tablet.errors]
      .filter((error) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED)/.test(error)).join(' | '), '');
  } finally {
    await Promise.all([desk.remove(), tablet.remove()]);
    await server.remove();
  }
}

async function ward(check, desk, tablet) {
  await desk.open();
  await startTeam(desk.page);
  const teamFile = await saveTeamFile(desk.page);
  await tablet.open();
  const femi = await joinTeam(tablet.page, teamFile);
  await acceptJoin(desk.page, femi.request);
  let { page } = tablet;
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await tablet.context.setOffline(true);
  await addPerson(page, { name: 'Rosalind Achterberg', preferred: 'Roz', ward: 'Rowan' });
  await addPerson(page, { name: 'Cuthbert Ngata', ward: 'Hazel' });

  // --- A worry: two taps from anywhere, and it says that it tells nobody ----------------------------------
  await go(page, 'Send');
  await go(page, 'Today');
  await page.getByRole('button', { name: 'Record', exact: true }).first().tap();
  await tap(page, 'button', 'Raise a worry');
  await see(page, 'text', /This app calls nobody/);
  await check.soon('a worry says whom to ring', async () => await page.getByText(/020\s7946\s0101/).count() > 0);
  await write(page, 'What worries you', WORRY);
  await tap(page, 'button', 'Save');
  await see(page, 'text', /Nobody has been told yet/);
  await tap(page, 'button', 'Save all the same');
  await gone(page, 'dialog', /^Worry/);
  await saved(page);
  await tablet.kill();
  await tablet.start();
  await tablet.context.setOffline(true);
  await tablet.open();
  page = tablet.page;
  await unlock(page, femi.passphrase);
  await go(page, 'Today');
  await see(page, 'heading', 'Worries that nobody has answered');
  await check.soon('a worry is on Today until somebody has answered, also after the browser was killed', async () => await page.getByText(WORRY).count() > 0);
  await check.soon('and says that nobody was told', async () => await page.getByText('Nobody told').count() > 0);

  // --- A ward round: prepared, printed, read, written back ------------------------------------------------
  await beginAct(page, 'Rosalind Achterberg', 'Prepare a ward round');
  await tap(page, 'button', /^When: /);
  await write(page, 'What I want to say', SAY);
  await tap(page, 'button', /^Add a question/);
  await write(page, 'Question', QUESTION);
  await saveForm(page);
  await go(page, 'Today');
  await page.getByRole('button', { name: /Rosalind Achterberg, Ward-round sheet/ }).first().tap();
  const paper = await printed(page, () => tap(page, 'button', 'Print without the name'));
  check('on paper the own words come first, in quotes', paper.indexOf(`“${SAY}”`) >= 0 && paper.indexOf(SAY) < paper.indexOf(QUESTION));
  check('a question has its box', paper.includes(`☐ ${QUESTION}`));
  check('and no name stands on it unless it is wanted', !/Achterberg|Roz/.test(paper));
  await tap(page, 'button', 'Read it out');
  await see(page, 'button', 'Write what was said back');
  await see(page, 'text', `“${SAY}”`);
  await check.soon('turned towards other people, it shows no places and nothing about anybody else',
    async () => await page.getByRole('navigation').count() + await page.getByText(/not sent/).count() + await page.getByText(/Cuthbert/).count(), 0);
  await page.getByRole('checkbox', { name: new RegExp(`^${QUESTION.slice(0, 20)}`) }).tap();
  await tap(page, 'button', 'Write what was said back');
  await write(page, 'What was said back', 'A timer, from Monday.');
  await tap(page, 'button', /^Add one, What was agreed/);
  await write(page, 'What', AGREED);
  await saveForm(page);
  await tap(page, 'button', 'Close');
  await go(page, 'People');
  await page.getByRole('button', { name: /^Rosalind Achterberg/ }).first().tap();
  await tap(page, 'tab', 'Follow-ups');
  await check.soon('what was agreed is a follow-up', () => page.getByRole('button', { name: new RegExp(AGREED) }).count().then((many) => many > 0));

  // --- A suggestion, and what came of it --------------------------------------------------------------------
  await beginAct(page, 'Rosalind Achterberg', 'Suggest something');
  await write(page, 'What you suggested', 'Orchard allotment');
  await saveForm(page);
  await go(page, 'People');
  await page.getByRole('button', { name: /^Rosalind Achterberg/ }).first().tap();
  await tap(page, 'tab', 'Follow-ups');
  await tap(page, 'checkbox', 'Done: Did it happen: Orchard allotment');
  await see(page, 'dialog', 'Orchard allotment');
  await tap(page, 'radio', 'Yes');
  await write(page, 'What came of it', CAME_OF_IT);
  await saveForm(page);
  await check.soon('the question whether it happened leads to the answer, and is done with it',
    () => page.getByRole('checkbox', { name: 'Not done after all: Did it happen: Orchard allotment' }).count(), 1);

  // --- A debrief that stays between the two, and a reflection ---------------------------------------------
  await beginAct(page, 'Rosalind Achterberg', 'Debrief');
  await tap(page, 'button', /^When it happened: /);
  await tap(page, 'tab', 'The offer');
  await page.getByRole('radiogroup', { name: 'What did they say?' }).getByRole('radio', { name: 'Yes', exact: true }).tap();
  await tap(page, 'tab', 'In Roz’s words');
  await write(page, /^What happened, in/, PRIVATE);
  await tap(page, 'tab', 'What Roz allows');
  await tap(page, 'radio', /^Nothing: between us/);
  await saveForm(page);
  await go(page, 'More');
  await page.getByRole('button', { name: /^Reflections/ }).tap();
  await tap(page, 'button', 'Write a reflection');
  await write(page, 'What stays with you', REFLECTION);
  await saveForm(page);

  // --- Consent withdrawn: what is not sent yet stays ------------------------------------------------------
  await beginRecord(page, 'Cuthbert Ngata');
  await write(page, 'In Cuthbert’s words', KETTLE);
  await saveForm(page);
  await beginAct(page, 'Cuthbert Ngata', 'Ask for consent');
  await tap(page, 'radio', 'Peer support');
  await tap(page, 'radio', 'Not any more');
  await saveForm(page);
  await go(page, 'People');
  await page.getByRole('button', { name: /^Cuthbert Ngata/ }).first().tap();
  await check.soon('that consent was withdrawn stands on the person’s page', () => page.getByText('Does not want peer support any more').count().then((many) => many > 0));

  // --- Feedback in their own hands: nothing else can be reached -------------------------------------------
  await go(page, 'More');
  await page.getByRole('button', { name: /^Security/ }).tap();
  await writeSecret(page, 'New PIN', PIN);
  await tap(page, 'button', 'Set the PIN');
  await go(page, 'More');
  await page.getByRole('button', { name: /^Feedback/ }).tap();
  await tap(page, 'button', 'Ask for feedback');
  await see(page, 'dialog', 'How was it for you?');
  await check.soon('in somebody else’s hands there are no places, no names and no search', async () => await page.getByRole('navigation').count() + await page.getByText(/Femi|Rosalind|Cuthbert/).count(), 0);
  await page.keyboard.press('/');
  await write(page, 'What was good', FEEDBACK);
  await tap(page, 'button', 'Save');
  await gone(page, 'dialog', 'How was it for you?');
  await check.soon('giving it back asks for the PIN', () => page.getByRole('navigation').count(), 0);
  await writeSecret(page, 'Quick PIN', PIN);
  await page.getByRole('navigation').waitFor({ timeout: 30_000 });

  // --- What leaves, and what does not -----------------------------------------------------------------------
  await go(page, 'Send');
  const pack = await download(page, () => tap(page, 'button', 'Save as a file'));
  await goToPacks(desk.page);
  await choose(desk.page, [pack], () => tap(desk.page, 'button', 'Open files'));
  await tap(desk.page, 'button', 'Take in');
  const found = async (words) => {
    await desk.page.getByRole('button', { name: /^Search/ }).first().tap();
    const field = searchFieldOf(desk.page);
    await field.fill(words);
    await desk.still();
    return desk.page.getByRole('main').getByRole('list').getByRole('listitem').count();
  };
  for (const [what, words] of [['the worry', 'stairs by the garden'], ['the ward-round sheet', 'corridor light'], ['what was agreed', 'Ask estates'], ['what came of a suggestion', 'bed of beans'], ['the feedback', 'waited with me']])
    await check.soon(`${what} arrived`, async () => await found(words) > 0);
  for (const [what, words] of [['the private debrief', 'green cupboard'], ['the reflection', 'evening stayed'], ['what was recorded before consent was withdrawn', 'kettle']])
    check(`${what} did not leave the tablet`, await found(words), 0);
}
