// What lies in a page's databases, as IDBFS put it there.

/** Every file: its name, time, and bytes. @returns {Promise<{name: string, time: number, bytes: Buffer}[]>} */
export async function files(page) {
  const found = await page.evaluate(async () => {
    const asked = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const kept = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([asked(kept.getAllKeys()), asked(kept.getAll())]);
        keys.forEach((key, i) => {
          const { contents, timestamp } = values[i];
          if (!contents) return;  // a folder
          all.push({ name: key, time: timestamp?.getTime(), bytes: btoa(Array.from(contents, (byte) => String.fromCharCode(byte & 255)).join('')) });
        });
      }
      database.close();
    }
    return all;
  });
  return found.map(({ bytes, ...file }) => ({ ...file, bytes: Buffer.from(bytes, 'base64') }));
}

/** Names, sizes and times of all that is stored, in one line. */
export const stored = async (page) => (await files(page)).map(({ name, bytes, time }) => `${name}:${bytes.length}:${time}`).join();

/** Turns one byte in the middle of a file of the vault. The page itself must not be open. */
export async function damage(page, url, pattern) {
  await page.goto(new URL('manifest.webmanifest', url).href);
  const name = (await files(page)).map((file) => file.name).filter((one) => pattern.test(one)).sort().at(-1);
  return page.evaluate(async (key) => {
    const asked = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const value = await asked(database.transaction(store).objectStore(store).get(key));
        if (!value) continue;
        value.contents[value.contents.length >> 1] ^= 1;
        await asked(database.transaction(store, 'readwrite').objectStore(store).put(value, key));
      }
      database.close();
    }
    return key;
  }, name);
}
