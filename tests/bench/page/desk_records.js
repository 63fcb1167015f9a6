// A coordinator's records: a team of forty and its 500 people, what was recorded of them in 400 days, from a seed.
(() => {
  'use strict';
  const WORKERS = 40, PEOPLE = 500, PARTNERS = 12, DAYS = 400, TODAY = Date.UTC(2026, 10, 23);
  const WAYS = ['received', 'accepted', 'waiting', 'allocated', 'attempted', 'active', 'closed'];
  const {record, personId} = globalThis.records;

  const day = (ago) => new Date(TODAY - ago * 86_400_000).toISOString().slice(0, 10);
  const worker = (n) => `Worker ${n % WORKERS}`;

  function person(n) {
    return {id: personId(n), kind: 'person', fields: {name: `Person ${n}`, ward: ['Rowan', 'Hazel', 'Elm', ''][n % 4], status: n % 5 ? 'active' : 'discharged',
      born: day(7000 + n * 31), rio: String(100_000 + n)}};
  }

  /** Four in five have a worker; the others wait or have just come; and each had an ended one before. */
  function referral(n) {
    const ended = n >= PEOPLE, reached = ended ? WAYS.length : n % 5 ? 6 : 1 + n / 5 % 3, ago = ended ? DAYS : 10 + n % 90;
    return {kind: 'referral', fields: {person: personId(n % PEOPLE), source: ['rio', 'iaptus', 'emis'][n % 3], number: String(n), received: day(ago),
      team: `Team ${n % 9}`, reason: 'Asked for somebody who has been there.', explained: true, agrees: true, ...(n % 4 ? {} : {partner: `Partner ${n % PARTNERS}`}),
      ...(reached > 3 ? {worker: worker(n)} : {}),
      steps: WAYS.slice(1, reached).map((to, i) => ({to, on: day(ago - i - 1), who: 'Femi Larkin'}))}};
  }

  function about(n) {
    const whom = n * 7 % PEOPLE, by = whom % WORKERS, when = `${day(1 + n % DAYS)}T${String(9 + n % 8).padStart(2, '0')}:15`;
    if (n % 100 === 0)
      return {by, kind: 'concern', fields: {person: personId(whom), what: 'Seemed very low on the stairs.', when, told: 'The nurse in charge',
        ...(n % 1000 ? {done: true, answeredBy: 'The nurse in charge', closed: true, closedWith: 'Seen by the ward.'} : {})}};
    if (n % 10 === 0)
      return {by, kind: 'followup', fields: {person: personId(whom), what: 'Ask about the course', due: day(n % 60 - 10), ...(n % 60 ? {done: true} : {})}};
    const one = record(n);
    return {by, kind: 'session', fields: {...one.fields, person: personId(whom), when}};
  }

  const many = (count, one) => Array.from({length: count}, (_, n) => one(n));

  /** `count` records about people, after the people themselves and their referrals. */
  const all = (count) => [...many(PEOPLE, person), ...many(2 * PEOPLE, referral),
    ...many(WORKERS, (n) => ({kind: 'colleague', fields: {name: worker(n), wholeTime: '0.8', wardDays: [{weekday: 'mon', ward: 'Rowan'}]}})),
    ...many(PARTNERS, (n) => ({kind: 'partner', fields: {name: `Partner ${n}`, planned: 4}})), ...many(count, about)];

  globalThis.deskRecords = {all, workers: WORKERS};
})();
