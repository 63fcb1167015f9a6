// Counts and prints; a browser test is a function that is given `check`.
const PATIENCE = 15_000, MOMENT = 50;

const fits = (got, wanted) => (wanted instanceof RegExp ? wanted.test(String(got)) : Object.is(got, wanted));

export class Checks {
  passed = 0;
  failed = 0;

  check = (what, got, wanted = true) => {
    const good = fits(got, wanted);
    if (good) this.passed++;
    else this.failed++;
    console.log(`${good ? 'ok  ' : 'FAIL'} ${what}${good ? '' : `: got ${shown(got)}, wanted ${shown(wanted)}`}`);
    return good;
  };

  constructor() {
    /** What an act leads to comes when it comes: `read` is asked until its answer is the one that is wanted. */
    this.check.soon = async (what, read, wanted = true) => {
      let got, thrown = null;
      for (const deadline = Date.now() + PATIENCE; ; await new Promise((resolve) => { setTimeout(resolve, MOMENT); })) {
        try {
          [got, thrown] = [await read(), null];
        } catch (error) {
          thrown = error;  // it may be on its way
        }
        if ((!thrown && fits(got, wanted)) || Date.now() > deadline) break;
      }
      if (thrown) throw thrown;
      return this.check(what, got, wanted);
    };
  }

  /** A part that must not stop the others; whatever it throws is one failure. */
  async part(name, body) {
    console.log(`--- ${name}`);
    try {
      await body(this.check);
    } catch (error) {
      this.failed++;
      console.log(`FAIL ${name}: ${String(error?.stack ?? error).split('\n').slice(0, 12).join('\n     ')}`);
    }
  }
}

const shown = (value) => (value instanceof RegExp ? String(value) : JSON.stringify(value));
