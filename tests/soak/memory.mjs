// Words of a vault, sought in the memory of every process of the browser (/proc/PID/mem): see run.mjs. What a test types or
// asks for by name passes through the browser's own pipes and stays in them, so the words were written in an earlier life
// of the browser, and in this one they come out of the vault alone: nothing here names them to the page.
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { tap, write } from '../browser/lib/acts.mjs';
import { serve } from '../browser/lib/server.mjs';
import { openTablet } from '../browser/lib/tablet.mjs';
import { acceptJoin, addPerson, beginRecord, go, joinTeam, saved, saveForm, saveTeamFile, startTeam, unlock } from '../browser/lib/team.mjs';
import { pause } from '../browser/lib/until.mjs';

/** The browser's own process and all that descend from it: renderers do not say whose profile they have. */
function family(main) {
  const parents = new Map();
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      parents.set(Number(pid), Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]));
    } catch {
      // it ended meanwhile
    }
  }
  const own = (pid) => pid === main || (parents.has(pid) && pid > 1 && own(parents.get(pid)));
  return [...parents.keys()].filter(own);
}

/** How often each word stands in the memory of a process, as one byte a letter and as two. */
function found(pid, words) {
  const sought = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  const longest = Math.max(...sought.map(({ length }) => length)), counts = words.map(() => 0);
  let maps, memory;
  try {
    maps = readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n');
    memory = openSync(`/proc/${pid}/mem`, 'r');
  } catch {
    return counts;  // it ended meanwhile
  }
  const block = Buffer.alloc(1 << 22);
  for (const line of maps) {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) r[w-]/.exec(line) ?? [];
    if (!from || /\[v(var|dso|syscall)/.test(line) || from.length > 12) continue;
    for (let at = Number(`0x${from}`); at < Number(`0x${to}`); at += block.length - longest) {
      let size = 0;
      try {
        size = readSync(memory, block, 0, Math.min(block.length, Number(`0x${to}`) - at), at);
      } catch {
        continue;  // nothing lies there
      }
      sought.forEach((bytes, i) => {
        const part = block.subarray(0, size);
        for (let hit = part.indexOf(bytes); hit >= 0; hit = part.indexOf(bytes, hit + 1)) counts[i >> 1]++;
      });
    }
  }
  closeSync(memory);
  return counts;
}

/** In all processes together, by word. */
function inAll(tablet, words) {
  const [main] = tablet.pids({ main: true });
  return family(main).map((pid) => found(pid, words)).reduce((all, one) => all.map((sum, i) => sum + one[i]), words.map(() => 0));
}

const PERSON = 'Rosamund Achterberg', WORD = 'quillfeathermarrowdyke';

export async function memory({ count, stopped }) {
  const server = await serve(), began = Date.now();
  const begun = { url: server.url, ratio: 1, stays: true }, desk = await openTablet(begun), tablet = await openTablet(begun);
  let rounds = 0, seenBefore = 0;
  const left = [];
  try {
    await desk.open();
    await startTeam(desk.page);
    await tablet.open();
    const femi = await joinTeam(tablet.page, await saveTeamFile(desk.page));
    await acceptJoin(desk.page, femi.request);
    await desk.close();
    await addPerson(tablet.page, { name: PERSON });
    await beginRecord(tablet.page, PERSON);
    await write(tablet.page, /^In .* words$/, `It was the ${WORD} again.`);
    await saveForm(tablet.page);
    await saved(tablet.page);
    await tablet.restart();
    await tablet.open();
    for (; rounds < count && !stopped(); rounds++) {
      await unlock(tablet.page, femi.passphrase);
      await go(tablet.page, 'People');
      await tablet.page.locator('[role=list] button').first().tap();
      await tap(tablet.page, 'tab', 'Timeline');
      await tablet.still();
      const before = inAll(tablet, ['Achterberg', WORD]);
      seenBefore += before.every(Boolean) ? 1 : 0;
      await tap(tablet.page, 'button', /^Lock/, { first: true });
      await tablet.page.getByRole('button', { name: 'Unlock' }).waitFor();
      await tablet.ready();
      await pause(1000);
      const after = inAll(tablet, ['Achterberg', WORD]);
      if (after.some(Boolean)) left.push(`round ${rounds + 1}: ${after.join(' and ')} of ${before.join(' and ')}`);
    }
  } finally {
    await tablet.remove();
    await desk.remove();
    await server.remove();
  }
  const line = `memory: ${rounds} rounds of unlocking, reading and locking in ${Math.round((Date.now() - began) / 1000)} s; the words were found ` +
    `before locking in ${seenBefore}, afterwards in ${left.length}${left.length ? ` (${left.slice(0, 8).join('; ')})` : ''}`;
  return { line, failed: left.length > 0 || seenBefore !== rounds || rounds === 0 };
}
