// What a tablet holds, read by another program than the page: every file of its vault, opened with the passphrase by
// tests/tools/vaultreader.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { files } from './stored.mjs';

/**
 * @param {import('playwright-core').Page} page with one vault, or with one of `whose`
 * @param {string} passphrase the vault's
 * @param {Buffer[]} packs to be opened with the vault's keys
 * @returns {Promise<{worker: string, records: {rec: string, kind: string, versions: number, void: boolean, fields: object}[],
 *   packs: object[][], outbox: {seq: number, kept: boolean}[], damage: string|null, lost: number,
 *   ledger: {seq: number, revisions: number}[]}>}
 */
export async function vaultOf(page, passphrase, packs = [], whose = '') {
  return vaultIn(await files(page), passphrase, packs, whose);
}

/** The same of files that were read before. */
export function vaultIn(stored, passphrase, packs = [], whose = '') {
  // IDBFS names files by where they are mounted; a vault is a folder of 32 hex digits.
  const named = stored.map(({ name, bytes }) => [/[0-9a-f]{32}\/.*$/.exec(name)?.[0], bytes.toString('base64url')]);
  const input = JSON.stringify({ files: Object.fromEntries(named.filter(([name]) => name)), passphrase, packs: packs.map(String), whose });
  const native = process.env.ALONGSIDE_NATIVE ?? '.build/native';
  return JSON.parse(execFileSync(join(native, 'vaultreader'), { input, maxBuffer: 1 << 28, encoding: 'utf8' }));
}
