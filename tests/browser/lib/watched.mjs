// What a page under test is watched for from inside, in either engine. Both functions run in the page and use nothing
// from here.

/** Counts frames (`__frames`) and keeps those that are still to come (`__coming`); says which policy was broken. */
export function watchFromInside() {
  if (globalThis.__coming) return;
  const { requestAnimationFrame: request, cancelAnimationFrame: cancel } = globalThis;
  globalThis.__frames = 0;
  globalThis.__coming = new Set();
  globalThis.__passing = (callback) => request(callback);  // one that is not counted
  globalThis.requestAnimationFrame = (callback) => {
    const id = request((time) => {
      globalThis.__coming.delete(id);
      globalThis.__frames++;
      callback(time);
    });
    globalThis.__coming.add(id);
    return id;
  };
  globalThis.cancelAnimationFrame = (id) => {
    globalThis.__coming.delete(id);
    cancel(id);
  };
  document.addEventListener('securitypolicyviolation', (event) =>
    console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
}

/**
 * Nothing moves any more: none of the page's frames was drawn or is to come, while three of the browser's own went by
 * and 150 ms with them. A machine that is slow at drawing is waited for; a page in the background draws none.
 */
export async function settle() {
  const moment = () => new Promise((resolve) => {
    globalThis.__passing(() => setTimeout(resolve));
    setTimeout(resolve, 500);
  });
  for (let frames = -1, calm = 0, since = 0; calm < 3 || performance.now() - since < 150;) {
    await moment();
    if (globalThis.__coming.size === 0 && frames === globalThis.__frames) calm++;
    else [frames, calm, since] = [globalThis.__frames, 0, performance.now()];
  }
}
