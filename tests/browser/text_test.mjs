// What somebody writes: input methods, dictation, corrections made by the keyboard, emoji, words from right to left,
// long notes, what kind of keyboard comes up, and the passphrase in the eyes of a password store.
import { tap, write } from './lib/acts.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { beginRecord, go, witness } from './lib/team.mjs';

const EMOJI = '👩🏾‍🤝‍👩🏼 🏳️‍🌈 é 👍🏽 5️⃣';
const ARABIC = 'قالت: أريد العودة إلى البيت (الجمعة 24)';
const HEBREW = 'שלום, roz אמרה';

export default async function (checks) {
  const server = await serve(), tablet = await openTablet({ url: server.url, ratio: 1 });
  const warnings = [];
  tablet.page.on('console', (message) => /not contained in a form/.test(message.text()) && warnings.push(message.text()));
  try {
    await tablet.open();
    await checks.part('a passphrase field', (check) => passphrase(check, tablet, warnings));
    await tablet.page.reload();
    await tablet.ready();
    await tap(tablet.page, 'button', /^Practise with made-up people/);
    await tablet.page.getByRole('navigation').waitFor();
    const parts = [['dictation and corrections', corrections], ['undo and selection', selection],
      ['every script survives', scripts], ['a long note', longNote], ['the keyboard leaves room', keyboardRoom],
      ['the right keyboard for each field', keyboards]];
    for (const [name, body] of parts) await checks.part(name, (check) =>
      witness(`text-${name.replaceAll(' ', '-')}`, { tablet }, () => body(check, tablet)));
    await checks.part('a field that moves while it is in use', (check) => moved(check, server));
    checks.check('no error on the way', tablet.errors.join(' | '), '');
  } finally {
    await tablet.remove();
    await server.remove();
  }
}

async function openWords(tablet) {
  await go(tablet.page, 'Today');
  await beginRecord(tablet.page, 'Gloria Penhale');
  const words = tablet.page.getByRole('textbox', { name: 'In Gloria’s words' });
  await words.tap();
  await tablet.still();
  return words;
}

/** Finish later, and take it up again: what the program has, not what the element still shows. */
async function again(tablet) {
  const { page } = tablet;
  await tap(page, 'button', 'Finish later');
  await go(page, 'Today');
  await page.getByRole('button', { name: /One-to-one with Gloria/ }).first().tap();
  const words = page.getByRole('textbox', { name: 'In Gloria’s words' });
  await words.waitFor();
  await tablet.still();
  return words.inputValue();
}

const closeForm = (page) => tap(page, 'button', 'Finish later');

// A window that grows by one pixel moved the sheet by half of one, and the field in it, which had not moved within the
// sheet, kept its text where it had been: beside the canvas's by a device pixel.
async function moved(check, server) {
  const tablet = await openTablet({ url: server.url, ratio: 1.5 });
  try {
    const page = await tablet.open();
    await tap(page, 'button', /^Practise with made-up people/);
    const words = await openWords(tablet);
    const padding = () => words.evaluate(({ style }) => `${style.paddingLeft} ${style.paddingTop}`);
    for (const [width, height] of [[1181, 820], [1183, 821], [1185, 815]]) {
      await page.setViewportSize({ width, height });
      await tablet.still();
      const kept = await padding();
      await words.blur();
      await tablet.still();
      await words.focus();
      await tablet.still();
      check(`at ${width} x ${height} its text stands where it would if it were entered anew`, kept, await padding());
    }
  } finally {
    await tablet.remove();
  }
}

async function corrections(check, tablet) {
  const { page } = tablet, words = await openWords(tablet), keyboard = await tablet.context.newCDPSession(page);
  const dictated = 'She said that the ward was quiet at night, and that nobody rang the bell. '.repeat(12);
  await page.keyboard.insertText(dictated);
  await tablet.still();
  await check.soon('a paragraph that arrives at once is there', () => words.inputValue(), dictated);
  await words.fill('I met teh nurse');
  // As a keyboard corrects a word: composed anew, over what stands there, and committed.
  await keyboard.send('Input.imeSetComposition', { text: 'the', selectionStart: 3, selectionEnd: 3, replacementStart: 6, replacementEnd: 9 });
  await keyboard.send('Input.insertText', { text: 'the' });
  await tablet.still();
  await check.soon('a word that the keyboard corrects is corrected', () => words.inputValue(), 'I met the nurse');
  await words.evaluate((element) => element.setSelectionRange(2, 5));
  await page.evaluate(() => document.execCommand('insertText', false, 'saw'));
  await tablet.still();
  await check.soon('and one that a spelling checker replaces', () => words.inputValue(), 'I saw the nurse');
  check('the program has the same', await again(tablet), 'I saw the nurse');
  await keyboard.detach();
  await page.getByRole('textbox', { name: 'In Gloria’s words' }).fill('');
  await closeForm(page);
}

async function selection(check, tablet) {
  const { page } = tablet, words = await openWords(tablet);
  await words.fill('one two three');
  await words.evaluate((element) => element.setSelectionRange(4, 7));
  await page.keyboard.type('2');
  await tablet.still();
  await check.soon('what was selected is replaced', () => words.inputValue(), 'one 2 three');
  await check.soon('and the caret stays where it is', () => words.evaluate((element) => element.selectionStart), 5);
  await page.keyboard.press('Shift+End');
  await tablet.still();
  await check.soon('a selection outlives the frames', () => words.evaluate((element) => `${element.selectionStart}-${element.selectionEnd}`), '5-11');
  await page.keyboard.press('Control+x');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+v');
  await tablet.still();
  await check.soon('cut and pasted', () => words.inputValue(), ' threeone 2');
  for (let i = 0; i < 2; i++) await page.keyboard.press('Control+z');
  await tablet.still();
  await check.soon('undone', () => words.inputValue(), 'one 2 three');
  for (let i = 0; i < 2; i++) await page.keyboard.press('Control+Shift+z');
  await tablet.still();
  await check.soon('and done again', () => words.inputValue(), ' threeone 2');
  await words.selectText();
  await page.keyboard.insertText('first\r\nsecond');
  await tablet.still();
  check('lines of another system are lines', await again(tablet), 'first\nsecond');
  await closeForm(page);
}

async function scripts(check, tablet) {
  const { page } = tablet;
  for (const [what, text] of [['emoji', EMOJI], ['Arabic', ARABIC], ['Hebrew with Latin in it', HEBREW]]) {
    const words = await openWords(tablet);
    await words.fill('');
    await page.keyboard.insertText(text);
    await tablet.still();
    await check.soon(`${what}: as it was written`, () => words.inputValue(), text);
    check(`${what}: as the program keeps it`, await again(tablet), text);
    await closeForm(page);
  }
}

async function longNote(check, tablet) {
  const { page } = tablet, words = await openWords(tablet);
  await words.fill('');
  const small = (await words.boundingBox()).height;
  for (let i = 1; i <= 40; i++) {
    await page.keyboard.insertText(`${i}. It went on.`);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type('The last line.');
  await tablet.still();
  const field = await words.evaluate((element) => ({ shown: element.clientHeight, whole: element.scrollHeight }));
  check('a long note grows with its words', field.shown > small * 3 && field.whole <= field.shown + 2);
  const caret = await caretOf(words);
  check('and the line that is written stays in view', caret > 0 && caret < page.viewportSize().height);
  await words.fill('');
  await closeForm(page);
}

/** How far down the page the end of the text is. */
const caretOf = (words) => words.evaluate((element) => {
  const box = element.getBoundingClientRect(), { paddingBottom, lineHeight } = getComputedStyle(element);
  return box.bottom - parseFloat(paddingBottom) - parseFloat(lineHeight) / 2;
});

// No headless browser has an on-screen keyboard: the visual viewport says that one is there.
async function keyboardRoom(check, tablet) {
  const { page } = tablet, words = await openWords(tablet);
  const keyboard = (height) => page.evaluate((value) => {
    Object.defineProperty(visualViewport, 'height', { configurable: true, get: () => value });
    visualViewport.dispatchEvent(new Event('resize'));
  }, height);
  const next = page.getByRole('textbox', { name: /^(What|Next step)$/ });
  await next.focus();
  await keyboard(420);
  await tablet.still();
  const inView = async (field) => {
    const box = await field.boundingBox();
    return box.y >= 0 && box.y + Math.min(box.height, 60) <= 420;
  };
  await check.soon('a field at the foot comes into what the keyboard leaves', () => inView(next));
  await words.focus();
  await tablet.still();
  await check.soon('and so does the next one that is used', () => inView(words));
  await check.soon('the text is the browser’s own there', () => words.evaluate((element) => element.classList.contains('live')));
  await keyboard(820);
  await tablet.still();
  await closeForm(page);
}

async function keyboards(check, tablet) {
  const { page } = tablet;
  const kind = (name) => page.getByRole('textbox', { name, exact: true }).evaluate((element) =>
    [element.type, element.inputMode, element.enterKeyHint, element.autocomplete].map((one) => one || '-').join(' '));
  await go(page, 'People');
  await tap(page, 'button', 'Add somebody', { first: true });
  await check.soon('a name', () => kind('Full name'), 'text - next off');
  await check.soon('a date', () => kind('Date of birth'), 'text decimal next off');
  await check.soon('an NHS number', () => kind('NHS number'), 'text numeric next off');
  await page.keyboard.press('Escape');
  await check.soon('search', () => page.getByRole('searchbox').first().evaluate((element) => `${element.type} ${element.inputMode} ${element.enterKeyHint}`), 'search search search');
  await openWords(tablet);
  await check.soon('a note has spelling and capitals', () => page.getByRole('textbox', { name: 'In Gloria’s words' }).evaluate((element) =>
    `${element.spellcheck} ${element.autocapitalize} ${element.enterKeyHint || '-'}`), 'true sentences -');
  await tap(page, 'button', /^When/);
  await check.soon('a day', () => kind('Another day'), 'text decimal done off');
  await check.soon('a time', () => kind('Another time'), 'text decimal done off');
  await closeForm(page);
}

async function passphrase(check, tablet, warnings) {
  const { page } = tablet;
  await tap(page, 'button', /^Start a team/);
  await write(page, 'Name of the team', 'Northbrook');
  await write(page, 'Your name', 'Ruth Abara');
  await tap(page, 'button', 'Next');
  await tap(page, 'button', 'Use my own instead');
  const field = page.getByLabel('Passphrase', { exact: true });
  await field.tap();
  await tablet.still();
  await check.soon('it is a new password to a password store', () => field.evaluate((element) => `${element.type} ${element.autocomplete}`), 'password new-password');
  await check.soon('in a form, with the name whose it is', () => field.evaluate((element) =>
    [...element.form.elements].map((one) => `${one.autocomplete}:${one.value}`).join()), 'username:Ruth Abara,new-password:');
  await page.keyboard.insertText('correct horse battery');
  await tap(page, 'button', 'Show it');
  await tablet.still();
  await check.soon('shown, it stays in the form', () => field.evaluate((element) => `${element.type} ${element.form !== null}`), 'text true');
  check('the browser has nothing to say against it', warnings.join(' | '), '');
}
