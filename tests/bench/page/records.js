// The records that everything is measured with: one-to-ones of about 600 bytes, the same for each, from a seed.
(() => {
  'use strict';
  const WORDS = `about after again allotment always asked autumn because before birds bus called careful chair coffee
    corridor cup daughter dinner door early evening felt football found friend garden going guitar heard home hope
    hour kettle kitchen laughed leave letter long made medicines meeting morning music night nurse open outside painted
    paper patient phone plan quiet rain ready remember rights room said sister sleep slept slowly small song sorry
    spring street talk tea thinking told tomorrow train tribunal upset visit voice waited walk ward warm watch weekend
    window words work worried write yesterday young`.split(/\s+/);
  const PEOPLE = 150;

  function generator(seed) {  // mulberry32
    let state = seed >>> 0;
    return () => {
      state = state + 0x6d2b79f5 | 0;
      let t = Math.imul(state ^ state >>> 15, 1 | state);
      t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
      return ((t ^ t >>> 14) >>> 0) / 4294967296;
    };
  }

  const hex = (number, digits) => number.toString(16).padStart(digits, '0');
  const personId = (n) => `01a1e000-0000-7000-8000-${hex(n, 12)}`;
  const recordId = (n) => `01a1e100-0000-7000-8000-${hex(n, 12)}`;

  function person(n) {
    return {id: personId(n), kind: 'person', fields: {name: `Person ${n}`, ward: ['Rowan', 'Hazel', 'Elm'][n % 3], status: 'active'}};
  }

  function record(n) {
    const random = generator(n + 1), pick = (list) => list[Math.floor(random() * list.length)];
    let words = '';
    while (words.length < 330) words += (words ? ' ' : '') + pick(WORDS);
    const day = `2026-${hex2(1 + n % 12)}-${hex2(1 + n % 28)}`;
    return {id: recordId(n), kind: 'session', fields: {person: personId(n % PEOPLE), when: `${day}T${hex2(9 + n % 8)}:${hex2(n * 5 % 60)}`,
      minutes: 5 * (1 + n % 12), mechanism: '01', location: 'E02', attendance: '5', themes: [pick(['ward', 'sleep', 'leave', 'family']), 'home'],
      seenBy: ['ward', 'coordinator'], worry: false, words, next: `${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)}`, nextOn: day}};
  }
  const hex2 = (n) => String(n).padStart(2, '0');

  globalThis.records = {person, record, personId, people: PEOPLE};
})();
