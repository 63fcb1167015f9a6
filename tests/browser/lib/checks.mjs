// Counts and prints; a browser test is a function that is given `check`.
export class Checks {
  passed = 0;
  failed = 0;

  check = (what, got, wanted = true) => {
    const good = wanted instanceof RegExp ? wanted.test(String(got)) : Object.is(got, wanted);
    if (good) this.passed++;
    else this.failed++;
    console.log(`${good ? 'ok  ' : 'FAIL'} ${what}${good ? '' : `: got ${shown(got)}, wanted ${shown(wanted)}`}`);
    return good;
  };

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
