// A pack by other people's tools, well made and not by anybody of the team.
import { CompactSign, GeneralEncrypt, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';

/** A pack that other people's tools made well, by the keys of a stranger. */
export async function forged(teamFile, pack, { to }) {
  const team = JSON.parse(Buffer.from(teamFile.bytes.toString().split('.')[1], 'base64url'));
  const pair = async (alg) => generateKeyPair(alg, { crv: 'P-256', extractable: true });
  const thumbprint = async (key) => calculateJwkThumbprint(await exportJWK(key));
  const signing = await pair('ES256'), elsewhere = await pair('ECDH-ES+A256KW');
  const kid = await thumbprint(signing.publicKey);
  const payload = JSON.stringify({ fmt: 'alongside-pack', v: 1, schema: 1, kind: 'records', iss: kid, team: team.id, revisions: [] });
  const jws = await new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg: 'ES256', kid, typ: 'alongside-pack+json' }).sign(signing.privateKey);
  const sealing = new GeneralEncrypt(Buffer.from(jws)).setProtectedHeader({ enc: 'A256GCM', typ: 'alongside-pack+jwe', cty: 'jose' });
  const coordinator = await importJWK(team.roster[0].agreement, 'ECDH-ES+A256KW');
  for (const key of [to === 'the coordinator' ? coordinator : (await pair('ECDH-ES+A256KW')).publicKey, elsewhere.publicKey]) {
    sealing.addRecipient(key).setUnprotectedHeader({ alg: 'ECDH-ES+A256KW', kid: await thumbprint(key) });
  }
  return Buffer.from(JSON.stringify(await sealing.encrypt()));
}
