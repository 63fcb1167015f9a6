// A borough's made-up people and the three reports that refer them: RiO (UTF-8 with a mark, coded columns), IAPTUS
// (Windows-1252, semicolons) and EMIS (quoted line breaks, leading zeros, times of day). Deterministic: what the files
// say is written down here before any program reads them.
const FORENAMES = ['Abena', 'Bronwen', 'Callum', 'Delphine', 'Efosa', 'Freya', 'Gethin', 'Hanan', 'Idris', 'Jocasta', 'Keziah', 'Lachlan',
  'Meera', 'Niamh', 'Oluchi', 'Piran', 'Quentin', 'Rukhsana', 'Saoirse', 'Tobiah', 'Ursula', 'Vikram', 'Winifred', 'Yusra', 'Zoltan'];
const SURNAMES = ['Ablett', 'Brockway', 'Cheriyan', 'Dunmore', 'Eastaugh', 'Fenwright', 'Garrowby', 'Hollowell', 'Ikande', 'Jessamy', 'Kilbride',
  'Lovelock', 'Mbeki-Shaw', 'Nettleship', 'Oyelade', 'Pargeter', 'Quilliam', 'Rothwell', 'Santangelo', 'Trevanion'];
export const WARDS = ['Rowan', 'Hazel', 'Willow'];
const TEAMS = ['Home treatment', 'Early intervention', 'Community north', 'Liaison'];
const REASONS = ['Lonely since the move', 'Wants to go out again', 'Hears voices, would like to meet others who do', 'Coming home after a long stay'];

/** A generator of its own, so that the files are the same everywhere. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(state / 4_294_967_296 * sides);
  };
}

/** NHS numbers of the range that is kept for tests, with their check digit (weights 10 to 2, modulo 11). */
function* nhsNumbers() {
  for (let n = 100_000; ; n++) {
    const nine = `999${n}`;
    const rest = 11 - [...nine].reduce((sum, digit, i) => sum + digit * (10 - i), 0) % 11;
    if (rest !== 10) yield nine + (rest === 11 ? 0 : rest);
  }
}

const day = (n) => new Date(Date.UTC(2026, 8, 1) + n * 86_400_000).toISOString().slice(0, 10);  // from 1 September 2026
const british = (iso) => iso.split('-').reverse().join('/');
const born = (throwOne) => `${1950 + throwOne(55)}-${String(1 + throwOne(12)).padStart(2, '0')}-${String(1 + throwOne(28)).padStart(2, '0')}`;

/** @returns 200 referrals, 90 of RiO, 60 of IAPTUS, 50 of EMIS; the last five of EMIS are of people whom RiO refers too */
function referrals() {
  const throwOne = dice(20261123), numbers = nhsNumbers(), all = [];
  for (let i = 0; i < 200; i++) {
    const source = i < 90 ? 'rio' : i < 150 ? 'iaptus' : 'emis';
    const known = i >= 195 ? all[i - 195] : null;
    const forename = FORENAMES[i % 25], surname = SURNAMES[(i * 7 + Math.floor(i / 25)) % 20];
    all.push({ source, number: source === 'emis' ? `00${4000 + i}` : `${source === 'rio' ? 'R' : ''}${7000 + i}`,
      received: day(i % 80), nhs: known?.nhs ?? numbers.next().value, name: known?.name ?? `${forename} ${surname}`,
      born: known?.born ?? born(throwOne), client: source === 'emis' ? String(i).padStart(6, '0') : String(310_000 + i),
      ward: source === 'rio' ? WARDS[throwOne(3)] : '', team: TEAMS[throwOne(4)], reason: REASONS[throwOne(4)],
      referrer: `Dr ${SURNAMES[throwOne(20)]}`, risks: i % 9 === 0 && source !== 'iaptus' ? 'Has not eaten for two days at a time' : '',
      partner: source === 'iaptus' && i % 5 === 0 ? 'Café Quarrymen' : '', known: known !== null });
  }
  return all;
}

const quoted = (cell) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const table = (rows, separator, end) => rows.map((row) => row.map((cell) => quoted(String(cell))).join(separator)).join(end) + end;

/** What a row of the report must not do: come in. */
const SPOILT = { nhs: '9990000001', received: '31/02/2026', none: '' };

function rioFile(own) {
  const row = (r) => [r.number, british(r.received), r.client, r.nhs, r.name.split(' ')[0], r.name.split(' ').slice(1).join(' '), british(r.born),
    `W${WARDS.indexOf(r.ward)}`, r.ward, `RX${WARDS.indexOf(r.ward)}`, r.team, r.referrer, r.reason, r.risks];
  const spoilt = [row({ ...own[0], number: 'R9001', nhs: SPOILT.nhs }), row({ ...own[1], number: SPOILT.none })];
  const rows = [['Referral ID', 'Referral Received Date', 'Client ID', 'NHS Number', 'Forename', 'Surname', 'Date of Birth', 'Ward_Code',
    'Ward_Description', 'Ward_National_Code', 'Referring Team', 'Referrer Name', 'Reason For Referral', 'Risk'], ...own.map(row), ...spoilt, row(own[3])];
  return { name: 'rio-referrals.csv', bytes: Buffer.from('\uFEFF' + table(rows, ',', '\r\n')), refused: 2, twice: 1 };
}

/** Every letter of these files is one byte in Windows-1252, and the same as in Latin-1. */
function iaptusFile(own) {
  const row = (r) => [r.number, british(r.received), r.client, r.name, british(r.born), r.nhs, r.team, r.referrer, r.reason, r.partner];
  const spoilt = [[...row({ ...own[2], number: '9101' })].with(1, SPOILT.received)];
  const rows = [['Referral Number', 'Date Referral Received', 'IAPTUS ID', 'Full Name', 'Date of Birth', 'NHS No', 'Referral Source', 'Referred By',
    'Presenting Problem', 'VCSE'], ...own.map(row), ...spoilt];
  return { name: 'report 23-11-2026.csv', bytes: Buffer.from(table(rows, ';', '\r\n'), 'latin1'), refused: 1, twice: 0 };
}

function emisFile(own) {
  const spaced = (nhs) => `${nhs.slice(0, 3)} ${nhs.slice(3, 6)} ${nhs.slice(6)}`;
  const row = (r) => [r.number, `${british(r.received)} 09:30`, r.client, 'F81001', r.name, british(r.born), spaced(r.nhs), r.team, r.referrer,
    `${r.reason}\nTold “at the surgery”`, r.risks];
  const rows = [['URN', 'Referral Date', 'EMIS Number', 'ODS Code', 'Patient Name', 'DOB', 'NHS Number', 'Team', 'Referrer', 'Free Text', 'Alerts'], ...own.map(row)];
  return { name: 'EMIS export.csv', bytes: Buffer.from(table(rows, ',', '\n')), refused: 0, twice: 0 };
}

/** @returns {{referrals: object[], files: {source: string, name: string, bytes: Buffer, refused: number, twice: number}[]}} */
export function borough() {
  const all = referrals(), of = (source) => all.filter((one) => one.source === source);
  return { referrals: all, files: [{ source: 'RiO', ...rioFile(of('rio')) }, { source: 'IAPTUS', ...iaptusFile(of('iaptus')) },
    { source: 'EMIS', ...emisFile(of('emis')) }] };
}
