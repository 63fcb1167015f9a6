// Counts and prints; a browser test is a function that is given `check`.
import { until } from './until.mjs';

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
      await until(async () => {
        try {
          [got, thrown] = [await read(), null];
        } catch (error) {
          thrown = error;  // it may be on its way
        }
        return !thrown && fits(got, wanted);
      }, () => what).catch(() => {});  // what was got is said below
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
