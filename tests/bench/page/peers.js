// The peers, each used as its own documentation says, on the same records. Every function answers in milliseconds.
(() => {
  'use strict';
  const {record} = globalThis.records;
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const timed = async (act) => {
    const begun = performance.now();
    const result = await act();
    return {ms: performance.now() - begun, result};
  };
  const flat = (n) => {
    const {id, kind, fields} = record(n);
    return {_id: id, kind, ...fields};
  };
  const inParts = async (count, size, act) => {
    for (let at = 0; at < count; at += size) await act(Array.from({length: Math.min(size, count - at)}, (_, i) => flat(at + i)));
  };
  const inMemory = (all, words) => {
    const wanted = words.toLowerCase();
    return all.filter((one) => one.words.toLowerCase().includes(wanted)).length;
  };
  let loaded = [];

  // --- PouchDB -------------------------------------------------------------------------------------------
  const pouch = {
    async fill(count) {
      const db = new PouchDB('pouch', {auto_compaction: true});
      await inParts(count, 1000, (docs) => db.bulkDocs(docs));
      await db.close();
    },
    load: () => timed(async () => {
      pouch.db = new PouchDB('pouch', {auto_compaction: true});
      loaded = (await pouch.db.allDocs({include_docs: true})).rows.map((row) => row.doc);
      return loaded.length;
    }),
    save: (n) => timed(() => pouch.db.put(flat(n))),
    search: (words) => timed(async () => inMemory(loaded, words)),
  };

  // --- Dexie ---------------------------------------------------------------------------------------------
  const dexie = {
    open(name = 'dexie') {
      const db = new Dexie(name);
      db.version(1).stores({records: '_id, person, when'});
      return db;
    },
    async fill(count) {
      const db = dexie.open();
      await inParts(count, 1000, (docs) => db.records.bulkPut(docs));
      db.close();
    },
    load: () => timed(async () => {
      dexie.db = dexie.open();
      loaded = await dexie.db.records.toArray();
      return loaded.length;
    }),
    save: (n) => timed(() => dexie.db.records.put(flat(n))),
    search: (words) => timed(async () => inMemory(loaded, words)),
  };

  // --- sql.js, its file as one value in IndexedDB ----------------------------------------------------------
  const shelf = () => {
    const request = indexedDB.open('sqljs', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('files');
    return asked(request);
  };
  const durable = (db, value) => new Promise((resolve, reject) => {
    const transaction = db.transaction('files', 'readwrite');
    transaction.objectStore('files').put(value, 'records.sqlite');
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
  });
  const sql = {
    async engine() { return sql.made ??= await initSqlJs({locateFile: () => 'sql-wasm.wasm'}); },
    async fill(count) {
      const {Database} = await sql.engine(), db = new Database();
      db.run('create table records (id text primary key, person text, moment text, words text, body text)');
      db.run('begin');
      const insert = db.prepare('insert into records values (?, ?, ?, ?, ?)');
      await inParts(count, 1000, (docs) => docs.forEach((doc) => insert.run([doc._id, doc.person, doc.when, doc.words, JSON.stringify(doc)])));
      insert.free();
      db.run('commit');
      const file = await shelf();
      await durable(file, db.export());
      file.close();
      db.close();
    },
    async load() {
      const {Database} = await sql.engine();
      return timed(async () => {
        sql.file = await shelf();
        const bytes = await asked(sql.file.transaction('files').objectStore('files').get('records.sqlite'));
        sql.db = new Database(bytes);
        return sql.db.exec('select count(*) from records')[0].values[0][0];
      });
    },
    save: (n) => timed(async () => {
      const doc = flat(n);
      sql.db.run('insert into records values (?, ?, ?, ?, ?)', [doc._id, doc.person, doc.when, doc.words, JSON.stringify(doc)]);
      await durable(sql.file, sql.db.export());
    }),
    search: (words) => timed(async () => sql.db.exec('select count(*) from records where words like ?', [`%${words}%`])[0].values[0][0]),
  };

  // --- The floor: one strict put and nothing else ------------------------------------------------------------
  const bare = {
    async open() {
      const request = indexedDB.open('bare', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('records');
      bare.db = await asked(request);
    },
    save: (n) => timed(() => new Promise((resolve, reject) => {
      const transaction = bare.db.transaction('records', 'readwrite', {durability: 'strict'});
      transaction.objectStore('records').put(bytes.slice(), `save ${n}`);
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(transaction.error);
    })),
  };
  const bytes = crypto.getRandomValues(new Uint8Array(700));

  globalThis.peers = {pouch, dexie, sql, bare};
})();
