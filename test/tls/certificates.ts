import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of an authority of the test's own, and of what it has signed. */
export interface Certificates {
  authority: string;
  /** Of nobody's. */
  otherAuthority: string;
  /** For 127.0.0.1. */
  server: Pair;
  /** For `temporal.example` and no address. */
  named: Pair;
  client: Pair;
}

interface Pair {
  certificate: string;
  key: string;
}

export function makeCertificates(folder: string): Certificates {
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => void execFileSync('openssl', args, { stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const authority = (name: string) => {
    openssl('req', '-x509', ...key, '-subj', `/CN=${name}`, '-keyout', at(`${name}.key`), '-out', at(`${name}.pem`));
    return at(`${name}.pem`);
  };
  const signed = (name: string, alternative: string): Pair => {
    const pair = { certificate: at(`${name}.pem`), key: at(`${name}.key`) };
    openssl(
      'req',
      ...key.slice(0, 4),
      '-nodes',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      pair.key,
      '-out',
      at(`${name}.csr`),
    );
    writeFileSync(at(`${name}.ext`), `subjectAltName=${alternative}\n`);
    const by = ['-CA', at('authority.pem'), '-CAkey', at('authority.key'), '-CAcreateserial', '-days', '2'];
    openssl('x509', '-req', '-in', at(`${name}.csr`), ...by, '-extfile', at(`${name}.ext`), '-out', pair.certificate);
    return pair;
  };
  return {
    authority: authority('authority'),
    otherAuthority: authority('other'),
    server: signed('server', 'IP:127.0.0.1'),
    named: signed('named', 'DNS:temporal.example'),
    client: signed('client', 'DNS:client.example'),
  };
}
