// Put in front of alongside.js. Chrome (121 and later), Firefox and Safari answer 'saved' before the disk has
// it, unless they are asked otherwise; IDBFS does not ask.
(() => {
  const {prototype} = IDBDatabase, {transaction} = prototype;
  prototype.transaction = function (stores, mode = 'readonly', options = {}) {
    return transaction.call(this, stores, mode, mode === 'readwrite' ? {...options, durability: 'strict'} : options);
  };
})();
