// The way through the app that comes by every screen, for whoever wants to look at each of them.
import { download, gone, searchFieldOf, see, tap, write, writeSecret } from './acts.mjs';
import { addPerson, choose, choosePassphrase, go, goToPacks, saveTeamFile, startTeam } from './team.mjs';
import { walkDesk } from './walk_desk.mjs';

const THEMES = { light: { colorScheme: 'light', contrast: 'no-preference' }, dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'light', contrast: 'more' } };

/** The screen in light, dark and high contrast, at rest. */
export async function inEveryTheme(tablet, look) {
  for (const [theme, media] of Object.entries(THEMES)) {
    await tablet.page.emulateMedia(media);
    await tablet.still();
    await look(theme);
  }
}

/**
 * @param {() => Promise<Tablet>} open a tablet with an empty profile, the page open
 * @param {(tablet: Tablet, name: string) => Promise<void>} look called at every screen; names are in order and numbered
 * @param {(tablet: Tablet, name: string, error: Error) => Promise<void>} missed called where the way is barred
 */
export async function walk(open, look, missed) {
  let number = 0, tablet;
  async function shot(name, reach = () => {}) {
    const label = `${String(++number).padStart(2, '0')}-${name}`;
    try {
      await reach(tablet.page);
      await look(tablet, label);
    } catch (error) {
      await missed(tablet, label, error);
    }
  }
  const more = (way) => async (page) => {
    await go(page, 'More');
    await page.getByRole('button', { name: way }).first().tap();
  };
  const close = (page) => page.keyboard.press('Escape');
  async function closeAll(page) {
    while (await page.getByRole('dialog').count()) {
      await close(page);
      await tablet.still();
    }
  }

  // --- Practice: everything that a worker sees ----------------------------------------------------------
  tablet = await open();
  await shot('begin');
  await shot('today', (page) => tap(page, 'button', /^Practise with made-up people/));
  await shot('today-lower', (page) => page.getByRole('main').getByRole('heading').last().scrollIntoViewIfNeeded());
  await shot('people', (page) => go(page, 'People'));
  await shot('person', (page) => page.getByRole('button', { name: /^Imogen Farrow/ }).first().tap());
  for (const tab of ['Timeline', 'Follow-ups', 'Details']) await shot(`person-${tab.toLowerCase()}`, (page) => tap(page, 'tab', tab));
  await shot('person-more', async (page) => {
    await tap(page, 'tab', 'Overview');
    await page.getByRole('button', { name: /^More about/ }).tap();
  });
  await shot('person-form', (page) => page.getByRole('button', { name: 'Change details', exact: true }).first().tap());
  await shot('follow-up-form', async (page) => {
    await close(page);
    await tap(page, 'tab', 'Follow-ups');
    await page.getByRole('button', { name: 'Add', exact: true }).first().tap();
  });
  await shot('record-sheet', async (page) => {
    await close(page);
    await tap(page, 'tab', 'Timeline');
    await page.getByRole('button', { name: /One-to-one/ }).first().tap();
  });
  await shot('correct', (page) => tap(page, 'button', 'Correct it'));
  await shot('withdraw', async (page) => {
    await close(page);
    await page.getByRole('dialog').getByRole('button', { name: /^Withdraw/ }).tap();
  });
  await shot('who', async (page) => {
    await tap(page, 'button', 'Keep it');
    await close(page);
    await go(page, 'Today');
    await tap(page, 'button', 'Record');
  });
  await shot('one-to-one', (page) => page.getByRole('dialog').getByRole('button', { name: /^Gloria Penhale/ }).tap());
  await shot('one-to-one-filled', async (page) => {
    await write(page, 'In Gloria’s words', 'I slept until the birds. Nobody rang the bell, and the tea was still hot when I came.');
    await page.getByRole('group', { name: 'Did anything worry you?' }).or(page.getByRole('radiogroup', { name: 'Did anything worry you?' })).getByText('Yes').or(
      page.getByRole('radiogroup', { name: 'Did anything worry you?' }).getByRole('radio', { name: 'Yes' })).first().tap();
  });
  await shot('one-to-one-faults', async (page) => {
    await tap(page, 'button', 'Save');
  });
  const record = async (page, ...buttons) => {
    await go(page, 'Today');
    await tap(page, 'button', 'Record', { first: true });
    for (const name of buttons) await tap(page, 'button', name);
  };
  await shot('acts', async (page) => {
    await tap(page, 'button', 'Finish later');
    await record(page, 'Something else');
    await see(page, 'dialog', 'What would you like to record?');
  });
  await shot('round-form', async (page) => {
    await tap(page, 'button', /^Prepare a ward round/);
    await page.getByRole('dialog').getByRole('button', { name: /^Imogen Farrow/ }).tap();
    await tap(page, 'button', /^Add a question/);
    await write(page, 'Question', 'When can I go out by myself?');
  });
  await shot('debrief', async (page) => {
    await tap(page, 'button', 'Finish later');
    await record(page, 'Something else');
    await tap(page, 'button', /^Debrief/);
    await page.getByRole('dialog').getByRole('button', { name: /^Desmond Pryce/ }).tap();
    await tap(page, 'button', /^When it happened: /);
  });
  await shot('debrief-words', async (page) => {
    await tap(page, 'tab', 'The offer');
    await page.getByRole('radiogroup', { name: 'What did they say?' }).getByRole('radio', { name: 'Yes', exact: true }).tap();
    await tap(page, 'tab', 'In Des’s words');
    await write(page, /^What happened, in/, 'Nobody said what was coming. When the night nurse sat down with me it got quieter.');
  });
  await shot('worry', async (page) => {
    await tap(page, 'button', 'Finish later');
    await record(page, 'Raise a worry');
    await write(page, 'What worries you', 'The stairs by the garden are wet.');
  });
  await shot('worry-warned', async (page) => {
    await tap(page, 'button', 'Save');
    await see(page, 'button', 'Save all the same');
  });
  await shot('today-worry', async (page) => {
    await tap(page, 'button', 'Save all the same');
    await gone(page, 'dialog', /^Worry/);
    await go(page, 'Today');
    await see(page, 'heading', 'Worries that nobody has answered');
  });
  await shot('did-it-happen', async (page) => {
    await go(page, 'People');
    await page.getByRole('searchbox', { name: 'Name or NHS number' }).fill('Eleni');
    await page.getByRole('button', { name: /^Ελένη/ }).first().tap();
    await page.getByRole('searchbox', { name: 'Name or NHS number' }).fill('');
    await tap(page, 'tab', 'Follow-ups');
    await tap(page, 'checkbox', /^Done: Did it happen/);
    await tap(page, 'radio', 'Yes');
  });
  await shot('round-sheet', async (page) => {
    await tap(page, 'button', 'Finish later');
    await go(page, 'Today');
    await tap(page, 'button', /Tomasz Wren, Ward round/, { first: true });
  });
  await shot('reading', async (page) => {
    await tap(page, 'button', 'Read it out');
    await see(page, 'button', 'Write what was said back');
  });
  await shot('groups', async (page) => {
    await tap(page, 'button', 'Close', { first: true });
    await closeAll(page);
    await go(page, 'Groups');
  });
  await shot('group-form', (page) => tap(page, 'button', 'Plan or record a group'));
  await shot('send', async (page) => {
    await tap(page, 'button', 'Finish later');
    await go(page, 'Send');
  });
  await shot('search', async (page) => {
    // A phone's strip has no room for the button.
    const button = page.getByRole('button', { name: /^Search/ });
    if (await button.count()) await button.first().tap();
    else await page.keyboard.press('/');
    await searchFieldOf(page).waitFor();
  });
  await shot('search-hits', (page) => searchFieldOf(page).fill('the'));
  await shot('more', (page) => go(page, 'More'));
  await shot('my-work', more(/^My work/));
  for (const [name, way] of [['directory', /^Directory/], ['reflections', /^Reflections/], ['feedback', /^Feedback/]]) await shot(name, more(way));
  await shot('look', more(/^Look and text size/));
  await shot('look-200', (page) => page.getByText('200', { exact: false }).or(page.getByRole('radio', { name: /200/ })).first().tap());
  await shot('today-200', (page) => go(page, 'Today'));
  await shot('look-100', async (page) => {
    await more(/^Look and text size/)(page);
    await page.getByRole('radio', { name: /100/ }).first().tap();
  });
  await shot('shortcuts', async (page) => {
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('?');
    await see(page, 'dialog', 'Keyboard shortcuts');
  });
  await shot('security', async (page) => {
    await close(page);
    await more(/^Security/)(page);
  });
  await shot('about', more(/^About Alongside/));
  await tablet.remove();

  await walkDesk({ open: async () => { tablet = await open(); return tablet; }, shot, more, close, closeAll });

  // --- A coordinator from the first screen on -----------------------------------------------------------
  tablet = await open();
  const desk = tablet;
  await shot('start-team', (page) => tap(page, 'button', /^Start a team/));
  await tablet.page.reload();
  await tablet.ready();
  let ruth, teamFile;
  await shot('team-today-empty', async (page) => { ruth = await startTeam(page); });
  await shot('team', async (page) => { teamFile = await saveTeamFile(page); });
  await shot('team-agreed', (page) => page.getByRole('heading', { name: 'What the team has agreed' }).scrollIntoViewIfNeeded());
  await shot('packs-empty', (page) => goToPacks(page));
  await shot('desk-people-empty', (page) => go(page, 'People'));

  // --- A worker who joins --------------------------------------------------------------------------------
  tablet = await open();
  await shot('join-file', (page) => tap(page, 'button', /^Join my team/));
  await shot('join-check', (page) => choose(page, [teamFile], () => tap(page, 'button', 'Open the team file')));
  await shot('join-name', (page) => tap(page, 'button', 'All five are the same'));
  await shot('join-words', async (page) => {
    await write(page, 'Your name', 'Femi Larkin');
    await tap(page, 'button', 'Next');
  });
  await shot('join-own-passphrase', async (page) => {
    await tap(page, 'button', 'Use my own instead');
    await writeSecret(page, 'Passphrase', 'correct horse battery');
  });
  let femi, request, pack;
  await shot('join-done', async (page) => {
    await tap(page, 'button', 'Use four offered words instead');
    femi = await choosePassphrase(page);
    await see(page, 'heading', 'Your vault is ready', { timeout: 30_000 });
    request = await download(page, () => tap(page, 'button', 'Save the join request'));
  });
  await shot('worker-today-empty', (page) => tap(page, 'button', 'Start working'));
  await shot('send-not-known', (page) => go(page, 'Send'));
  await shot('send-waiting', async (page) => {
    await addPerson(page, { name: 'Imogen Farrow', ward: 'Rowan' });
    await tablet.context.setOffline(true);
    await go(page, 'Send');
    await tap(page, 'button', 'Seal and send');
    await see(page, 'text', 'Waiting for a network');
    pack = await download(page, () => page.getByRole('button', { name: /^Save as a file, pack 1/ }).tap());
  });
  await shot('lock', async (page) => {
    await page.reload();
    await tablet.ready();
  });
  await shot('lock-wrong', async (page) => {
    await writeSecret(page, /^Your passphrase, /, 'four words of mine');
    await tap(page, 'button', 'Unlock');
    await see(page, 'text', /That did not open it/, { timeout: 30_000 });
  });
  await tablet.remove();

  // --- The coordinator again -----------------------------------------------------------------------------
  tablet = desk;
  await shot('team-join', async (page) => {
    await go(page, 'Team');
    await choose(page, [request], () => tap(page, 'button', 'Bring in a join request'));
    await see(page, 'heading', 'Femi Larkin asks to join');
  });
  await shot('team-two', (page) => tap(page, 'button', 'All five are the same: accept Femi Larkin'));
  await shot('pack-preview', async (page) => {
    await goToPacks(page);
    await choose(page, [pack], () => page.getByRole('button', { name: 'Open files', exact: true }).first().tap());
    await page.getByRole('button', { name: /^Femi, pack 1/ }).tap();
  });
  await shot('pack-refused', async (page) => {
    const back = page.getByRole('button', { name: /^Back to Packs in/ });
    if (await back.count()) await back.tap();
    await choose(page, [{ name: 'holiday.jpg', bytes: Buffer.from([0xff, 0xd8]) }], () => tap(page, 'button', 'Open files'));
    await page.getByRole('button', { name: /^holiday.jpg/ }).tap();
  });
  await tablet.remove();
}
