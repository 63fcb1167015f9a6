// Keeps one whole version of the page, all of it or none. Requests for the inbox are never touched.
'use strict';
const VERSION = '@@version@@';
const CACHE = 'alongside-@@build@@';
const PAGE = 'index.html';
const FILES = @@precache@@;

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    try {
      // From the server, not from the browser's own cache; addAll keeps everything or nothing.
      await cache.addAll(FILES.map((file) => new Request(file, {cache: 'reload'})));
      // The one file without a hash in its name: between two deployments it may be another version's.
      const page = await (await cache.match(PAGE)).text();
      if (!FILES.every((file) => !/^(start|style)\./.test(file) || page.includes(file))) throw new Error('mixed versions');
    } catch (error) {
      await caches.delete(CACHE);
      throw error;
    }
  })());
  // No skipWaiting here: somebody may be typing in the version before.
});

self.addEventListener('message', (event) => {
  if (event.data === 'begin') self.skipWaiting();
  if (event.data === 'version') event.ports[0]?.postMessage(VERSION);
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('alongside-') && name !== CACHE) await caches.delete(name);
    }
  })());
});

self.addEventListener('fetch', (event) => {
  const {request} = event, url = new URL(request.url);
  const folder = new URL(self.registration.scope).pathname;
  if (request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith(folder)) return;
  const name = url.pathname.slice(folder.length);
  if (name.startsWith('inbox/')) return;
  if (request.mode === 'navigate' && (name === '' || name === PAGE)) {
    event.respondWith(stored(PAGE, request));
  } else if (FILES.includes(name)) {
    event.respondWith(stored(name, request));
  }
});

async function stored(name, request) {
  // Not opened: that would make the store anew for a version that has just been replaced.
  return await caches.match(name, {cacheName: CACHE}) ?? fetch(request);
}
