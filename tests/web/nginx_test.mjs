// The web server as a trust would run it: web/nginx.conf itself, in front of the web root that dist made.
// The last line counts: N passed, N failed.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';

const www = process.env.ALONGSIDE_WWW ?? '.build/dist/www';
const state = mkdtempSync(join(tmpdir(), 'alongside-nginx-'));
let passed = 0;
let failed = 0;

function check(what, got, wanted) {
  const good = wanted instanceof RegExp ? wanted.test(String(got)) : got === wanted;
  if (good) passed++;
  else failed++;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${what}${good ? '' : `: got ${got}, wanted ${wanted}`}`);
}

// fetch() hides encodings and will not send odd requests, so plain HTTP. A server that refuses a large body may
// close the connection while it is being sent; its answer still counts.
function ask(path, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, path, method, headers, agent: false });
    let answered = false;
    request.on('response', (response) => {
      answered = true;
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    request.on('error', (error) => answered || reject(error));
    request.end(body);
  });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function listening() {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      return await ask('/');
    } catch (error) {
      if (Date.now() > deadline || server.exitCode !== null) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

const port = await freePort();
const server = spawn('bash', ['.toolchain/serve.sh', www, state, String(port)], { stdio: ['ignore', 'inherit', 'inherit'] });
process.on('exit', () => {
  server.kill();
  rmSync(state, { recursive: true, force: true });
});

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' data: blob:; "
  + "style-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function checkSafe(where, headers) {
  check(`${where}: policy`, headers['content-security-policy'], policy);
  check(`${where}: nosniff`, headers['x-content-type-options'], 'nosniff');
  check(`${where}: no frames`, headers['x-frame-options'], 'DENY');
  check(`${where}: no referrer`, headers['referrer-policy'], 'no-referrer');
  check(`${where}: opener`, headers['cross-origin-opener-policy'], 'same-origin');
  check(`${where}: resource`, headers['cross-origin-resource-policy'], 'same-origin');
  check(`${where}: permissions`, headers['permissions-policy'], /camera=\(\).*microphone=\(\)/);
  check(`${where}: server tells no version`, headers.server, 'nginx');
}

// The page and its files.
const page = await listening();
check('the page', page.status, 200);
check('the page: type', page.headers['content-type'], 'text/html; charset=utf-8');
check('the page: asked for again', page.headers['cache-control'], 'no-cache');
checkSafe('the page', page.headers);

const files = readdirSync(www);
const named = (start, end) => files.find((name) => name.startsWith(start) && name.endsWith(end));
const types = {
  '.js': 'text/javascript; charset=utf-8', '.wasm': 'application/wasm', '.css': 'text/css; charset=utf-8',
  '.otf': 'font/otf', '.png': 'image/png', '.svg': 'image/svg+xml',
};
for (const [suffix, type] of Object.entries(types)) {
  const name = files.find((file) => /\.[0-9a-f]{8}\./.test(file) && file.endsWith(suffix));
  const answer = await ask(`/${name}`);
  check(`${suffix}: there`, answer.status, 200);
  check(`${suffix}: type`, answer.headers['content-type'], type);
  check(`${suffix}: kept for ever`, answer.headers['cache-control'], 'public, max-age=31536000, immutable');
}
for (const [name, type] of [['sw.js', types['.js']], ['manifest.webmanifest', /^application\/manifest\+json/]]) {
  const answer = await ask(`/${name}`);
  check(`${name}: type`, answer.headers['content-type'], type);
  check(`${name}: asked for again`, answer.headers['cache-control'], 'no-cache');
}

// Made smaller beforehand.
const wasm = named('alongside.', '.wasm');
for (const [accept, encoding, suffix] of [['br, gzip', 'br', '.br'], ['gzip', 'gzip', '.gz'], ['identity', undefined, '']]) {
  const answer = await ask(`/${wasm}`, { headers: { 'accept-encoding': accept } });
  check(`wasm for '${accept}': encoding`, answer.headers['content-encoding'], encoding);
  check(`wasm for '${accept}': type`, answer.headers['content-type'], 'application/wasm');
  check(`wasm for '${accept}': bytes`, answer.body.equals(readFileSync(join(www, wasm + suffix))), true);
  if (encoding) check(`wasm for '${accept}': varies`, answer.headers.vary, 'Accept-Encoding');
}

const missing = await ask('/nothing.0123abcd.js');
check('a missing file', missing.status, 404);
check('a missing file is not kept', missing.headers['cache-control'], 'no-cache');
checkSafe('a missing file', missing.headers);
check('a file outside', (await ask('/../nginx.conf')).status, 400);
check('POST to the page', (await ask('/', { method: 'POST', body: 'x' })).status, 405);

// The inbox.
const name = `/inbox/${randomUUID()}.json`;
const pack = JSON.stringify({ ciphertext: 'x'.repeat(100_000) });
const put = (path, body, headers = {}) => ask(path, { method: 'PUT', body, headers: { 'content-length': Buffer.byteLength(body), ...headers } });
const first = await put(name, pack);
check('a new pack', first.status, 201);
checkSafe('a new pack', first.headers);
check('a pack arrives whole', readFileSync(join(state, name), 'utf8') === pack, true);
check('the same name again', (await put(name, '{"other":1}')).status, 409);
check('the first pack is still there', readFileSync(join(state, name), 'utf8') === pack, true);
for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'MKCOL', 'MOVE', 'COPY', 'PROPFIND']) {
  const answer = await ask(name, { method });
  check(`${method} in the inbox`, answer.status, 405);
  check(`${method} in the inbox gives nothing away`, answer.body.includes('ciphertext'), false);
}
const refused = await ask(name);
check('reading: what is allowed', refused.headers.allow, 'PUT');
checkSafe('reading the inbox', refused.headers);
for (const path of ['/inbox', '/inbox/']) check(`listing ${path}`, (await ask(path)).status, 403);
for (const bad of ['x.json', `${randomUUID()}.txt`, `${randomUUID()}.json.html`, `${randomUUID().toUpperCase()}.json`,
  `a/${randomUUID()}.json`, '------------------------------------.json', `..%2f${randomUUID()}.json`]) {
  check(`PUT ${bad.slice(0, 12)}…${bad.slice(-6)}`, (await put(`/inbox/${bad}`, pack)).status, /^40[0-9]$/);
}
check('PUT over the page', (await put('/index.html', 'x')).status, 405);
check('an empty pack', (await put(`/inbox/${randomUUID()}.json`, '')).status, 411);
check('a pack without a length', (await ask(`/inbox/${randomUUID()}.json`, { method: 'PUT', headers: { 'transfer-encoding': 'chunked' }, body: pack })).status, 411);
check('a pack of 60 MB', (await put(`/inbox/${randomUUID()}.json`, Buffer.alloc(60 << 20, 'a'))).status, 201);
const large = await ask(`/inbox/${randomUUID()}.json`, { method: 'PUT', headers: { 'content-length': 65 << 20, expect: '100-continue' } }).catch((error) => ({ status: error.code }));
check('a pack of 65 MB', large.status, 413);
check('only whole packs lie in the inbox', readdirSync(join(state, 'inbox')).length, 2);

server.kill();
await new Promise((resolve) => server.once('exit', resolve));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
