import { createServer } from 'node:http';
import type { lookup, LookupAddress } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { outboundRules } from '../../domain/receiver/outbound-rules';
import { httpPost } from '../../outbound/http-post';
import { judgedLookup } from '../../outbound/judged-lookup';
import type { AbuseCase, Chapter } from './abuse-case';

const receiver = (tries: string, code: string, url: string): AbuseCase => ({
  tries: `a webhook to ${tries}: ${url}`,
  answers: `400 INVALID_INPUT ${code}`,
  run: ({ ask }) =>
    ask('admin', 'POST /v1/config/apply?dryRun=true', {
      documents: [{ kind: 'webhook', key: 'ssrf', division: 'claims', url, events: ['overdue'] }],
    }),
});

/** What a name that is looked up for a connection comes to. */
function resolved(...addresses: LookupAddress[]): Promise<string> {
  const resolver = ((_name: string, _options: object, callback: (error: null, all: LookupAddress[]) => void) =>
    callback(null, addresses)) as unknown as typeof lookup;
  const judged = judgedLookup(new URL('https://crm.example/'), outboundRules(undefined), resolver);
  return new Promise((resolve) =>
    judged('crm.example', { all: true }, (error) =>
      resolve(error ? String((error as { fault?: { code: string } }).fault?.code) : 'connected'),
    ),
  );
}

const good = { address: '93.184.216.34', family: 4 };
const rebound = (tries: string, answers: string, run: () => Promise<string>): AbuseCase => ({ tries, answers, run });

export const api7: Chapter = {
  api: 'API7',
  title: 'Server side request forgery',
  file: 'test/abuse/api07.ts',
  cases: [
    receiver('loopback in decimal', 'UNCLEAR_HOST', 'https://2130706433/'),
    receiver('loopback in octal', 'UNCLEAR_HOST', 'https://0177.0.0.1/'),
    receiver('loopback in hexadecimal', 'UNCLEAR_HOST', 'https://0x7f.1/'),
    receiver('loopback in short', 'UNCLEAR_HOST', 'https://127.1/'),
    receiver('loopback mapped into IPv6', 'ADDRESS_FORBIDDEN', 'https://[::ffff:7f00:1]/'),
    receiver('loopback by NAT64', 'ADDRESS_FORBIDDEN', 'https://[64:ff9b::7f00:1]/'),
    receiver('the metadata of a cloud', 'ADDRESS_FORBIDDEN', 'https://169.254.169.254/latest/meta-data/'),
    receiver('the metadata of a cloud by IPv6', 'ADDRESS_FORBIDDEN', 'https://[fd00:ec2::254]/'),
    receiver('the platform of a cloud', 'ADDRESS_FORBIDDEN', 'https://168.63.129.16/'),
    receiver('a private network', 'ADDRESS_FORBIDDEN', 'https://10.0.0.8/'),
    receiver('a link-local address', 'ADDRESS_FORBIDDEN', 'https://[fe80::1]/'),
    receiver('every address', 'ADDRESS_FORBIDDEN', 'https://0.0.0.0/'),
    receiver('a host behind a user', 'INVALID_URL', 'https://crm.example@127.0.0.1/'),
    receiver('digits in full width', 'UNCLEAR_HOST', 'https://\uff11\uff12\uff17.0.0.1/'),
    receiver('a file', 'INVALID_URL', 'file:///etc/passwd'),
    receiver('gopher', 'INVALID_URL', 'gopher://127.0.0.1:5432/_x'),
    receiver('a host without TLS', 'HTTPS_ONLY', 'http://crm.example/'),
    {
      tries: 'a webhook to a port of the installation itself',
      answers: '400 INVALID_INPUT PORT_FORBIDDEN',
      run: ({ ask, api }) => {
        const url = `http://127.0.0.1:${new URL(api.databaseUrl).port}/`;
        const documents = [{ kind: 'webhook', key: 'ssrf', division: 'claims', url, events: ['overdue'] }];
        return ask('admin', 'POST /v1/config/apply?dryRun=true', { documents });
      },
    },
    {
      tries: 'a look-up whose host an attribute chooses',
      answers: '400 INVALID_INPUT INVALID_URL',
      run: ({ ask }) => {
        const documents = [
          { kind: 'lookup', key: 'ssrf', division: 'claims', url: 'https://{Case_ID}.example/', attributes: {} },
        ];
        return ask('admin', 'POST /v1/config/apply?dryRun=true', { documents });
      },
    },
    rebound('a name that has come to mean loopback (rebinding)', 'connected, then ADDRESS_FORBIDDEN', async () => {
      const before = await resolved(good);
      return `${before}, then ${await resolved({ address: '127.0.0.1', family: 4 })}`;
    }),
    rebound('a name with a good address and a bad one', 'ADDRESS_FORBIDDEN', () =>
      resolved(good, { address: '169.254.169.254', family: 4 }),
    ),
    rebound('a receiver that redirects to the installation', '302, and 1 call', async () => {
      let calls = 0;
      const server = createServer((request, response) => {
        calls += 1;
        response.writeHead(302, { location: `http://${request.headers.host ?? ''}/again` }).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const post = { headers: {}, body: '{}', withinMs: 5_000 };
      const status = await httpPost(`http://127.0.0.1:${port}/`, post, outboundRules('1'));
      server.closeAllConnections();
      server.close();
      return `${status}, and ${calls} call`;
    }),
  ],
};
