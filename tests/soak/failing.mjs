// A browser's storage that fails at random: a write is refused, a transaction is aborted after its writes went in, or the
// connection is gone; once the page has begun. Runs in the page before its own scripts, and uses nothing from here.
export function storageFails({ seed, share }) {
  let state = seed;
  const chance = () => {
    if (!globalThis.__mounted) return 1;
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const { put } = IDBObjectStore.prototype, { transaction } = IDBDatabase.prototype;
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name !== 'FILE_DATA') return put.apply(this, given);  // what settles the browser's log: refused as a whole, below
    if (chance() < share / 3) throw new DOMException('made up: no room', 'QuotaExceededError');
    const request = put.apply(this, given);
    if (chance() < share / 3) request.addEventListener('success', () => { try { request.transaction.abort(); } catch { /* it was over */ } });
    return request;
  };
  IDBDatabase.prototype.transaction = function (...given) {
    if (given[1] === 'readwrite' && chance() < share / 3) throw new DOMException('made up: the connection is closing', 'InvalidStateError');
    return transaction.apply(this, given);
  };
}
