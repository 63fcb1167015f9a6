// The service worker's other end. A newer version is offered, and begins only when the person says so.
(() => {
  'use strict';
  let registration = null, leaving = null;

  async function begin(ready, leave) {
    leaving = leave;
    if (!navigator.serviceWorker) return;
    const offer = () => {
      if (registration.waiting && navigator.serviceWorker.controller) ready();
    };
    try {
      registration = await navigator.serviceWorker.register('sw.js', {updateViaCache: 'none'});
    } catch (error) {
      console.info('offline use:', error.message);
      return;
    }
    offer();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', offer);
    });
    // A tablet may keep the page open for days: it asks when it comes to the front, hourly at most.
    let asked = Date.now();
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || !navigator.onLine || Date.now() - asked < 3600000) return;
      asked = Date.now();
      registration.update().catch(() => {});
    });
  }

  function applyUpdate() {
    if (!registration?.waiting) return leaving?.();  // it went meanwhile: the page begins anew all the same
    navigator.serviceWorker.addEventListener('controllerchange', () => leaving(), {once: true});
    registration.waiting.postMessage('begin');
  }

  globalThis.alongside = Object.assign(globalThis.alongside ?? {}, {offline: {begin, applyUpdate}});
})();
