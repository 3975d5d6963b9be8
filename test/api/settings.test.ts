import { readSettings } from '../../api/settings';

const database = { DATABASE_URL: 'postgres://localhost/x' };
const provider = (issuer: string) => ({
  ...database,
  CASEWRIGHT_OIDC_ISSUER: issuer,
  CASEWRIGHT_OIDC_AUDIENCE: 'casewright',
});

test.each(['http://login.example.com', 'http://127.0.0.1.example.com', 'ftp://login.example.com', 'file:///etc/keys'])(
  'the API does not start with %s as its identity provider: anybody on the way could sign in as anybody',
  (issuer) => {
    expect(() => readSettings(provider(issuer))).toThrow('CASEWRIGHT_OIDC_ISSUER: is no https address');
    const keys = { ...provider('https://login.example.com'), CASEWRIGHT_OIDC_JWKS_URI: issuer };
    expect(() => readSettings(keys)).toThrow('CASEWRIGHT_OIDC_JWKS_URI: is no https address');
  },
);

test.each(['https://login.example.com/realms/work', 'http://127.0.0.1:9000', 'http://localhost:9000'])(
  '%s is an identity provider',
  (issuer) => {
    expect(readSettings(provider(issuer)).oidc?.issuer).toBe(issuer);
  },
);
