// npm's jose opens our packs, and we open those that it makes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompactSign, GeneralEncrypt, compactVerify, generalDecrypt, importJWK } from 'jose';

const packtool = join(process.env.ALONGSIDE_NATIVE ?? '.build/native', 'packtool');
const count = 100;
const dir = mkdtempSync(join(tmpdir(), 'alongside-npm-jose-'));
let passed = 0;
let failed = 0;

function check(what, good) {
  if (good) passed += 1;
  else {
    failed += 1;
    console.log(`FAILED: ${what}`);
  }
}

const text = (...path) => readFileSync(join(dir, ...path), 'utf8');
const jwk = (name) => JSON.parse(text(`${name}.jwk`));
const revisionsOf = (payload) => JSON.stringify(JSON.parse(payload).revisions);

try {
  execFileSync(packtool, ['keys', dir]);
  execFileSync(packtool, ['seal', dir, `${count}`, '3', join(dir, 'ours')]);
  const coordinator = await importJWK(jwk('coordinator'), 'ECDH-ES+A256KW');
  const recovery = await importJWK(jwk('recovery'), 'ECDH-ES+A256KW');
  const verifying = await importJWK(jwk('worker-signing.pub'), 'ES256');
  for (let n = 1; n <= count; n += 1) {
    try {
      const jwe = JSON.parse(text('ours', `${n}.json`));
      const options = { keyManagementAlgorithms: ['ECDH-ES+A256KW'], contentEncryptionAlgorithms: ['A256GCM'] };
      const { plaintext, protectedHeader } = await generalDecrypt(jwe, n % 2 ? coordinator : recovery, options);
      const { payload, protectedHeader: signed } = await compactVerify(plaintext, verifying, { algorithms: ['ES256'] });
      const jws = createHash('sha256').update(plaintext).digest('base64url');
      const read = Buffer.from(payload).toString('utf8');
      check(`pack ${n} opened by npm jose`,
        read === text('ours', `${n}.payload`) && revisionsOf(read) === JSON.stringify(JSON.parse(text('ours', `${n}.revisions`)))
        && jws === text('ours', `${n}.jws`) && protectedHeader.typ === 'alongside-pack+jwe'
        && signed.typ === 'alongside-pack+json' && signed.kid === jwk('worker-signing').kid);
    } catch (problem) {
      check(`pack ${n} opened by npm jose: ${problem.message}`, false);
    }
  }

  const signing = await importJWK(jwk('worker-signing'), 'ES256');
  const to = [];
  for (const name of ['coordinator.pub', 'recovery.pub']) {
    to.push([await importJWK(jwk(name), 'ECDH-ES+A256KW'), { alg: 'ECDH-ES+A256KW', kid: jwk(name).kid }]);
  }
  mkdirSync(join(dir, 'theirs'));
  for (let n = 1; n <= count; n += 1) {
    const payload = readFileSync(join(dir, 'ours', `${n}.payload`));
    const jws = await new CompactSign(payload)
      .setProtectedHeader({ alg: 'ES256', kid: jwk('worker-signing').kid, typ: 'alongside-pack+json' }).sign(signing);
    const sealing = new GeneralEncrypt(new TextEncoder().encode(jws))
      .setProtectedHeader({ enc: 'A256GCM', typ: 'alongside-pack+jwe', cty: 'jose' });
    for (const [key, header] of to) sealing.addRecipient(key).setUnprotectedHeader(header);
    writeFileSync(join(dir, 'theirs', `${n}.json`), JSON.stringify(await sealing.encrypt()));
  }
  execFileSync(packtool, ['open', dir, join(dir, 'theirs'), join(dir, 'read')]);
  for (let n = 1; n <= count; n += 1) {
    const refused = join(dir, 'read', `${n}.refused`);
    const why = existsSync(refused) ? readFileSync(refused, 'utf8').trim() : 'other content';
    check(`pack ${n} made by npm jose: ${why}`,
      existsSync(join(dir, 'read', `${n}.revisions`)) && text('read', `${n}.revisions`) === text('ours', `${n}.revisions`));
  }
} finally {
  rmSync(dir, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
