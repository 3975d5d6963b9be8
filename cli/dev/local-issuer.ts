import { SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

/** The issuer of the embedded stack: tokens for its local people, signed with a key that lies in the data folder. */
export interface LocalIssuer {
  /** A token for a subject: an agent's, `admin`, or `source:<key>`. */
  tokenFor(subject: string): Promise<string>;
}

const lifetime = '30d';

/** A new private key (ES256) as the text of a JWK file. */
export async function newIssuerKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return JSON.stringify({ ...jwk, alg: 'ES256', use: 'sig', kid: await calculateJwkThumbprint(jwk) });
}

export async function localIssuer(keyFileText: string): Promise<LocalIssuer> {
  const jwk = JSON.parse(keyFileText) as JWK;
  const key = await importJWK(jwk, 'ES256');
  return {
    tokenFor: (subject) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'ES256', ...(jwk.kid ? { kid: jwk.kid } : {}) })
        .setIssuer('urn:casewright:local')
        .setAudience('casewright')
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(lifetime)
        .sign(key),
  };
}
