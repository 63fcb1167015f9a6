// In the person's own words, in any script: what the page draws beside what the browser itself sets, by picture.
import { tap } from './lib/acts.mjs';
import { darkness, decode, shift } from './lib/picture.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { addPerson, beginRecord, go, startTeam, witness } from './lib/team.mjs';

const SCRIPTS = {
  Tamil: ['கவிதா முருகன்', 'நான் இன்று நன்றாக தூங்கினேன். நான் நலம்.'],
  Urdu: ['فاطمہ قریشی', 'میں گھر جانا چاہتی ہوں۔ آج 24 تاریخ ہے اور Rowan وارڈ میں شور تھا۔'],
  Bengali: ['শাহিনা বেগম', 'আমি আজ ভালো ঘুমিয়েছি। আমি বাড়ি যেতে চাই।'],
  Gujarati: ['હેતલ પટેલ', 'મારે ઘરે જવું છે. આજે સારું લાગે છે.'],
  Punjabi: ['ਗੁਰਪ੍ਰੀਤ ਕੌਰ', 'ਮੈਂ ਅੱਜ ਚੰਗੀ ਤਰ੍ਹਾਂ ਸੁੱਤੀ। ਮੈਂ ਘਰ ਜਾਣਾ ਹੈ।'],
  Hebrew: ['נועה לוי', 'אני רוצה לחזור הביתה ביום שישי (24).'],
  Korean: ['김민서', '오늘은 잘 잤어요. 집에 가고 싶어요.'],
  Chinese: ['王秀英', '我今天睡得很好。我想回家看我的女儿，她在等我。'],
  Amharic: ['ሰላማዊት ተስፋዬ', 'ዛሬ ጥሩ እንቅልፍ ተኛሁ። ወደ ቤት መሄድ እፈልጋለሁ።'],
  Georgian: ['ნინო ბერიძე', 'დღეს კარგად მეძინა. სახლში მინდა წასვლა.'],
  Armenian: ['Անի Պետրոսյան', 'Այսօր լավ քնեցի։ Ուզում եմ տուն գնալ։'],
  'emoji and accents': ['Zoe\u0308 Nguye\u0302\u0303n', 'I felt 😀 then 👩🏾‍🤝‍👩🏼, cafe\u0301 5️⃣ and 🏳️‍🌈 at the end.'],
};

export default async function (checks) {
  const server = await serve(), tablet = await openTablet({ url: server.url, ratio: 2 });
  try {
    await tablet.open();
    await startTeam(tablet.page);
    for (const [script, [name, words]] of Object.entries(SCRIPTS))
      await checks.part(script, (check) => witness(`letters-${script}`, { tablet }, () => inOneScript(check, tablet, name, words)));
    await checks.part('a list of all of them', (check) => listed(check, tablet));
    checks.check('no error on the way', tablet.errors.join(' | '), '');
  } finally {
    await tablet.remove();
    await server.remove();
  }
}

/** A picture of what stands in a box, without its frame. */
async function inkOf(page, { x, y, width, height }, inset = 6) {
  const png = await page.screenshot({ clip: { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset } });
  return decode(png);
}
const ink = (picture) => darkness(picture).reduce((sum, row) => sum + row.reduce((all, one) => all + (one > 0.3 ? one : 0), 0), 0);
/** The first and last column that has ink, in CSS pixels of a picture at two a pixel. */
function extent(picture) {
  const rows = darkness(picture);
  let first = Infinity, last = -1;
  for (const row of rows) row.forEach((value, x) => { if (value > 0.3) { first = Math.min(first, x); last = Math.max(last, x); } });
  return last < 0 ? 0 : (last - first + 1) / 2;
}

async function inOneScript(check, tablet, name, words) {
  const { page } = tablet;
  await addPerson(page, { name, ward: 'Rowan' });
  await beginRecord(page, name);
  const field = page.locator('textarea.field').first();
  await field.waitFor();
  await field.tap();
  await page.keyboard.insertText(words);
  await field.evaluate((element) => { element.style.caretColor = 'transparent'; });
  await tablet.still();
  const box = await field.boundingBox();
  const live = await inkOf(page, box);
  await field.blur();
  await tablet.still();
  const drawn = await inkOf(page, await field.boundingBox());
  const moved = shift(live, drawn), share = ink(drawn) / ink(live);
  check(`what is drawn stands where the field had it (${moved.x}, ${moved.y} device pixels off)`, Math.abs(moved.x) <= 6 && Math.abs(moved.y) <= 2);
  check(`and has as much ink (${share.toFixed(2)})`, share > 0.85 && share < 1.18);
  const before = extent(live), after = extent(drawn);
  check(`and is as wide (${before} and ${after})`, Math.abs(before - after) <= Math.max(2, before * 0.015));
  await tap(page, 'button', 'Finish later');
  await page.locator('textarea.field').first().waitFor({ state: 'detached' });
}

async function listed(check, tablet) {
  const { page } = tablet;
  await go(page, 'People');
  for (const [script, [name]] of Object.entries(SCRIPTS)) {
    const row = page.getByRole('main').getByRole('button', { name: new RegExp(`^${name.normalize('NFD').slice(0, 3)}|^${name.slice(0, 4)}`) }).first();
    await row.scrollIntoViewIfNeeded();
    await tablet.still();
    const box = await row.boundingBox();
    check(`${script}: the row is there`, box !== null);
  }
  // Folded search finds them as they are written.
  for (const [script, [name]] of Object.entries(SCRIPTS)) {
    await page.getByRole('searchbox', { name: 'Name or NHS number' }).fill(name.split(' ')[0]);
    await tablet.still();
    await check.soon(`${script}: found by the first name`, async () => (await page.getByRole('main').getByRole('button', { name: new RegExp(name.split(' ')[0].normalize('NFC')) }).count())
      || (await page.getByRole('main').getByRole('button', { name: new RegExp(name.split(' ')[0]) }).count()), 1);
  }
}
