import { readFile } from 'node:fs/promises';
import { type CryptoKey, importJWK, type JWK, SignJWT } from 'jose';

export const LOCAL_ISSUER = 'urn:casewright:local';
export const AUDIENCE = 'casewright';
const ALGORITHM = 'ES256';
const VALID_FOR = '30 days';

/** The issuer of the embedded stack: a key in a file of the data folder. */
export interface LocalIssuer {
  publicKey: CryptoKey;
  algorithm: typeof ALGORITHM;
  mint(subject: string): Promise<string>;
}

/** Throws when the file holds no private ES256 key. */
export async function readLocalIssuer(keyFile: string): Promise<LocalIssuer> {
  const jwk = JSON.parse(await readFile(keyFile, 'utf8')) as JWK;
  const { kty, crv, x, y } = jwk;
  const privateKey = await importKey(jwk);
  const publicKey = await importKey({ kty, crv, x, y });
  return {
    publicKey,
    algorithm: ALGORITHM,
    mint: (subject) =>
      new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) })
        .setIssuer(LOCAL_ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        // To the millisecond, so that who signs out everywhere can sign in again at once.
        .setIssuedAt(Date.now() / 1_000)
        .setExpirationTime(VALID_FOR)
        .sign(privateKey),
  };
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, ALGORITHM);
  if (key instanceof Uint8Array) throw new TypeError('the key of the local issuer is no ES256 key');
  return key;
}
