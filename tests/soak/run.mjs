// ./build.sh soak [SAVES]           a browser killed at random moments while a worker saves and seals and a coordinator
//                                   takes in, until so many saves were acknowledged
// ./build.sh soak full [SAVES]      the same on a disk so small that it fills (/run/small)
// ./build.sh soak failing [SAVES]   the same while the browser's storage fails at random
// ./build.sh soak memory [ROUNDS]   after locking, no word of a vault is in any of the browser's processes
//
// SEED=n goes through the same acts and moments again, as far as a machine does the same twice. Ctrl-C stops it, and it
// still says what it counted. Nothing acknowledged may be lost, nothing torn: what lies in the browser's storage is read
// by another program (tests/tools/vaultreader) after every kill.
import { kills } from './kills.mjs';
import { memory } from './memory.mjs';

const [first = '', second] = process.argv.slice(2);
const mode = ['full', 'failing', 'memory'].includes(first) ? first : 'kills';
const count = Number((mode === 'kills' ? first : second) || (mode === 'memory' ? 50 : 10_000));
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
console.log(`soak ${mode}, ${count}, SEED=${seed}`);

let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { stopped = true; });
const campaign = mode === 'memory' ? memory : kills;
const { line, failed } = await campaign({ mode, count, seed, stopped: () => stopped });
console.log(line);
process.exit(failed ? 1 : 0);
