// The web server as a trust would run it: web/nginx.conf itself, in front of the web root that dist made.
// The last line counts: N passed, N failed.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
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
function ask(path, { method = 'GET', headers = {}, body, tls } = {}) {
  return new Promise((resolve, reject) => {
    const request = (tls ? https : http).request({ port, path, method, headers, agent: false, ...tls });
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

async function listening(options) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      return await ask('/', options);
    } catch (error) {
      if (Date.now() > deadline || server.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

const port = await freePort();
let server;
/** `conf`: web/nginx.conf as somebody changed it who followed its comments. */
async function start({ conf, ...options } = {}) {
  const env = { ...process.env };
  if (conf) writeFileSync(env.ALONGSIDE_CONF = join(state, 'changed.conf'), conf);
  server = spawn('bash', ['.toolchain/serve.sh', www, state, String(port)], { stdio: ['ignore', 'inherit', 'inherit'], env });
  return await listening(options);
}
async function stop() {
  server.kill();
  await new Promise((resolve) => server.once('exit', resolve));
}
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
const page = await start();
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


// Two of one name at the same time: both are on their way before either has arrived.
function putSlowly(path, body) {
  let finish;
  const answer = new Promise((resolve, reject) => {
    const request = http.request({ port, path, method: 'PUT', agent: false, headers: { 'content-length': body.length } });
    request.on('response', (response) => { response.resume(); response.on('end', () => resolve(response.statusCode)); });
    request.on('error', reject);
    const half = new Promise((done) => request.write(body.subarray(0, body.length >> 1), done));
    finish = async () => { await half; request.end(body.subarray(body.length >> 1)); };
  });
  return { answer, finish };
}
for (const size of [1000, 3_000_000]) {
  for (let round = 0; round < 8; round++) {
    const at = `/inbox/${randomUUID()}.json`, bodies = [0, 1, 2].map((n) => Buffer.alloc(size, `${n}`));
    const both = bodies.map((body) => putSlowly(at, body));
    await Promise.all(both.map(({ finish }) => finish()));
    const answers = await Promise.all(both.map(({ answer }) => answer));
    const first = answers.indexOf(201);
    check(`three of one name at once, ${size} bytes, round ${round}: one is taken`, [...answers].sort().join(), '201,409,409');
    check(`three of one name at once, ${size} bytes, round ${round}: its bytes lie there`, first >= 0 && readFileSync(join(state, at)).equals(bodies[first]), true);
  }
}

// More than a ward ever sends at once.
const codes = [];
for (let i = 0; i < 10; i++) {
  const some = await Promise.all(Array.from({ length: 40 }, () => put(`/inbox/${randomUUID()}.json`, '{"x":1}')));
  codes.push(...some.map(({ status }) => status));
}
check('packs in a great hurry: many are taken', codes.filter((code) => code === 201).length >= 150, true);
check('packs in a great hurry: then it asks to wait', codes.filter((code) => code === 429).length > 50, true);
check('packs in a great hurry: and says nothing else', codes.every((code) => code === 201 || code === 429), true);
check('the page itself is not slowed down', (await ask('/')).status, 200);
await stop();
const waiting = await start();
check('the server begins again where it was stopped', waiting.status, 200);
const held = Array.from({ length: 70 }, () => putSlowly(`/inbox/${randomUUID()}.json`, Buffer.alloc(1000, 'x')));
const refusedAtOnce = (await Promise.all(held.map(async ({ answer, finish }, i) => {
  await new Promise((resolve) => setTimeout(resolve, 300 + i));
  await finish().catch(() => {});
  return await answer.catch(() => 0);
})));
check('seventy connections of one address at once: sixty-four are taken', refusedAtOnce.filter((code) => code === 201).length, 64);
check('seventy connections of one address at once: the others are asked to wait', refusedAtOnce.filter((code) => code === 429).length, 6);
await stop();

// As its comments say: a word that tablets show.
const conf = readFileSync('web/nginx.conf', 'utf8');
function choose(text, variable) {
  const map = new RegExp(`(map \\S+ \\${variable} \\{\\n)    default 0;\\n    #(default 1;\\n)    #(.*\\n)`);
  if (!map.test(text)) throw new Error(`${variable} is not written as its test knows it`);
  return text.replace(map, '$1    $2    $3');
}
await start({ conf: choose(conf, '$alongside_stranger') });
const with_ = (word) => put(`/inbox/${randomUUID()}.json`, pack, word ? { 'inbox-token': word } : {});
check('a word is asked for: none', (await with_()).status, 403);
check('a word is asked for: another', (await with_('a-word-of-your-own-and-more')).status, 403);
check('a word is asked for: in other letters', (await with_('A-WORD-OF-YOUR-OWN')).status, 403);
check('a word is asked for: the right one', (await with_('a-word-of-your-own')).status, 201);
check('a word is asked for: the page opens without it', (await ask('/')).status, 200);
await stop();

// A certificate on each tablet.
const made = join(state, 'tls');
const openssl = (...given) => execFileSync('openssl', given, { stdio: ['ignore', 'ignore', 'pipe'] });
execFileSync('mkdir', ['-p', made]);
const key = (name) => join(made, `${name}.key`), certificate = (name) => join(made, `${name}.pem`);
for (const authority of ['trust', 'other']) {
  openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', `/CN=${authority}`, '-keyout', key(authority), '-out', certificate(authority));
  const name = `tablet-${authority}`, request = join(made, `${name}.csr`);
  openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${name}`, '-keyout', key(name), '-out', request);
  openssl('x509', '-req', '-in', request, '-CA', certificate(authority), '-CAkey', key(authority), '-CAcreateserial', '-days', '2', '-out', certificate(name));
}
const secure = choose(conf, '$alongside_uncertified').replace('listen 8080;', `listen 8080 ssl;
    ssl_certificate ${certificate('trust')};
    ssl_certificate_key ${key('trust')};
    ssl_client_certificate ${certificate('trust')};
    ssl_verify_client optional;`);
const shown = (name) => ({ rejectUnauthorized: false, ...(name ? { key: readFileSync(key(name)), cert: readFileSync(certificate(name)) } : {}) });
check('a certificate is asked for: the page opens without one', (await start({ conf: secure, tls: shown() })).status, 200);
const putWith = (name) => ask(`/inbox/${randomUUID()}.json`, { method: 'PUT', body: pack, headers: { 'content-length': Buffer.byteLength(pack) }, tls: shown(name) });
check('a certificate is asked for: none', (await putWith()).status, 403);
check('a certificate is asked for: of another authority', (await putWith('tablet-other')).status, /^40[03]$/);
check('a certificate is asked for: of the trust', (await putWith('tablet-trust')).status, 201);
await stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
