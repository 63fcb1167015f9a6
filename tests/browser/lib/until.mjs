// Asking until it is so: nothing in these tests waits for a length of time that a slow machine could outlast.
const PATIENCE = 30_000, MOMENT = 50;
export const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** What `asked` answers, once that is true. `failure`: the words for when it never was. */
export async function until(asked, failure, patience = PATIENCE) {
  for (const deadline = Date.now() + patience; ; await pause(MOMENT)) {
    const answer = await asked();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(failure());
  }
}
