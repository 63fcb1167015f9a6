// A worker's week offline (lib/week.mjs), and then what of it reached the coordinator: every record equal field by field,
// but for what consent keeps back, which is nowhere in the opened pack.
import { choose, go, goToPacks, saved, unlock, witness } from './lib/team.mjs';
import { download, see, tap } from './lib/acts.mjs';
import { serve } from './lib/server.mjs';
import { openTablet } from './lib/tablet.mjs';
import { vaultOf } from './lib/vaults.mjs';
import { KEPT, MAGGIE, MONDAY, Week } from './lib/week.mjs';

const KINDS = ['person', 'session', 'followup', 'concern', 'round', 'debrief', 'learning', 'plan', 'goal', 'group', 'signpost', 'resource', 'move',
  'handover', 'carer', 'rights', 'consent', 'feedback', 'reflection', 'supervision', 'evidence', 'wardDay'];

export default async function ({ check }) {
  const server = await serve(), open = () => openTablet({ url: server.url, ratio: 1, clock: MONDAY });
  const desk = await open(), tablet = await open();
  try {
    await witness('week', { desk, tablet }, async () => {
      const week = new Week(desk, tablet);
      await week.live();
      check(`forty acts at least in the week: ${week.acts}`, week.acts >= 40);
      await compare(check, week);
    });
    check('no page reported an error or broke the policy', [...desk.errors, ...tablet.errors]
      .filter((error) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED)/.test(error)).join(' | '), '');
  } finally {
    await Promise.all([desk.remove(), tablet.remove()]);
    await server.remove();
  }
}

/** The pack is handed over as a file and taken in; then both tablets are read. */
async function compare(check, { desk, tablet, femi, ruth }) {
  await go(tablet.page, 'Send');
  const pack = await download(tablet.page, () => tap(tablet.page, 'button', 'Save as a file'));
  await saved(tablet.page);
  const { page } = desk;
  // It has locked itself in that time, as it should.
  await page.reload();
  await desk.ready();
  await unlock(page, ruth.passphrase);
  await goToPacks(page);
  await choose(page, [pack], () => tap(page, 'button', 'Open files'));
  await tap(page, 'button', 'Take in');
  await see(page, 'button', 'Save the receipt for Femi');
  await saved(page);
  const here = await vaultOf(tablet.page, femi.passphrase), there = await vaultOf(page, ruth.passphrase, [pack.bytes]);
  sameRecords(check, here.records, there);
}

function sameRecords(check, own, { records, packs }) {
  const [revisions] = packs, text = (record) => JSON.stringify(record.fields);
  const kinds = new Set(own.map(({ kind }) => kind));
  check('every kind of act left a record', KINDS.filter((kind) => !kinds.has(kind)).join(), '');
  const maggie = own.find(({ fields }) => fields.name === MAGGIE).rec;
  // A round of visits asks nobody who may see it: its meetings wait on the tablet until somebody does.
  const unasked = (record) => record.kind === 'session' && record.fields.attendance === '5' && !record.fields.seenBy;
  const stays = (record) => text(record).includes(KEPT) || unasked(record) || (record.fields.person === maggie && record.kind !== 'consent');
  check('somebody of the round of visits was not asked yet', own.some(unasked));
  const leave = own.filter((record) => !stays(record)), arrived = new Map(records.map((record) => [record.rec, record]));
  check(`of ${own.length} records ${leave.length} were to leave, three quarters of a week at least`, leave.length * 4 >= own.length * 3);
  for (const record of leave) {
    const there = arrived.get(record.rec);
    check(`${record.kind} arrived, field by field`, JSON.stringify(there), JSON.stringify(record));
  }
  check('nothing else arrived', records.filter(({ rec }) => !leave.some((record) => record.rec === rec)).map(text).join(' '), '');
  check('what consent keeps back is nowhere in the opened pack', JSON.stringify(revisions).includes(KEPT), false);
  check('nor is the person of what was learned without a name',
    revisions.filter(({ kind }) => kind === 'learning').map((one) => JSON.stringify(one)).filter((one) => one.includes('Rosalind') || one.includes('Roz')).length, 0);
  check('the worry travels first', revisions[0]?.kind, 'concern');
}
