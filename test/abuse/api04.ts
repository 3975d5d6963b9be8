import { gzipSync } from 'node:zlib';
import { refuseXml } from '../../domain/xml/refuse-xml';
import { startTestApi } from '../api/test-api';
import { valueOf } from '../domain/feel/value-of';
import type { AbuseCase, Chapter } from './abuse-case';

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const attributes = (json: string) =>
  `{"source":"crm","externalId":"much","worktype":"medical-claim","attributes":${json}}`;
const capture = (tries: string, answers: string, body: () => string | Buffer, headers = {}): AbuseCase => ({
  tries,
  answers,
  run: ({ ask }) => ask('source:crm', 'POST /v1/workitems', body(), headers),
});
const asked = (tries: string, answers: string, request: string, body?: object): AbuseCase => ({
  tries,
  answers,
  run: ({ ask }) => ask('admin', request, body),
});
const apply = (tries: string, answers: string, document: () => object): AbuseCase => ({
  tries,
  answers,
  run: ({ ask }) => ask('admin', 'POST /v1/config/apply?dryRun=true', { documents: [document()] }),
});

const doubled = Array.from({ length: 40 }, (_, at) => `x${at + 1}: x${at} + x${at}`).join(', ');
const feel = (tries: string, answers: string, text: string): AbuseCase => ({
  tries: `an expression that ${tries} (FEEL)`,
  answers,
  run: async () =>
    String(valueOf(text, { n: 1, s: `${'a'.repeat(40)}!`, l: Array.from({ length: 1_000 }, (_, at) => at) })),
});

const laughs = `<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><lolz>&c;</lolz>`;
const external = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>';
const bpmn = (xml: string) => ({ kind: 'case-type', key: 'bomb', division: 'claims', bpmn: xml });
const dmn = (xml: string) => ({ kind: 'decision', key: 'bomb', division: 'claims', dmn: xml });
const yamlBomb = `a: &a [x,x,x,x,x,x,x,x,x]
${'bcdefgh'
  .split('')
  .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`).join(',')}]`)
  .join('\n')}
`;

export const api4: Chapter = {
  api: 'API4',
  title: 'Unrestricted resource consumption',
  file: 'test/abuse/api04.ts',
  cases: [
    capture('a body of 300 KB', '413 PAYLOAD_TOO_LARGE', () => attributes(`{"Case_ID":"${'x'.repeat(300_000)}"}`)),
    capture(
      'a body that stands for more than it weighs (gzip)',
      '415 UNSUPPORTED_MEDIA_TYPE',
      () => gzipSync('x'.repeat(10_000_000)),
      { 'content-encoding': 'gzip' },
    ),
    capture('a nesting of 40', '400 INVALID_INPUT TOO_DEEP', () => attributes(nested(40))),
    capture('a nesting of 20,000', '400 INVALID_INPUT TOO_DEEP', () => attributes(nested(20_000))),
    capture('1,001 keys', '400 INVALID_INPUT TOO_MANY_KEYS', () =>
      attributes(JSON.stringify(Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`k${at}`, 1])))),
    ),
    capture('a number beyond numbers', '400 INVALID_INPUT TOO_BIG', () =>
      attributes('{"Case_ID":"a","Claim_Value":1e999}'),
    ),
    {
      tries: 'a line of a batch of 300 KB, between two others',
      answers: '201, 413, 201',
      run: async ({ read }) => {
        const line = (id: string, text: string) =>
          JSON.stringify({
            source: 'crm',
            externalId: id,
            worktype: 'medical-claim',
            attributes: { Case_ID: text, Claim_Value: 1 },
          });
        const body = [line('line-1', 'a'), line('line-2', 'x'.repeat(300_000)), line('line-3', 'a')].join('\n');
        const { text } = await read('source:crm', 'POST /v1/workitems/batch', body, {
          'content-type': 'application/x-ndjson',
        });
        const lines = text
          .trim()
          .split('\n')
          .map((each) => JSON.parse(each) as { status: number });
        return lines.map(({ status }) => status).join(', ');
      },
    },
    asked('a page of 1,000', '400 INVALID_INPUT TOO_BIG', 'GET /v1/workitems?limit=1000'),
    asked('a page of none', '400 INVALID_INPUT TOO_SMALL', 'GET /v1/workitems?limit=0'),
    asked('a cursor that is none', '400 INVALID_INPUT INVALID_CURSOR', 'GET /v1/workitems?cursor=AAAA'),
    asked('5,001 items in one job', '400 INVALID_INPUT TOO_BIG', 'POST /v1/bulk', {
      action: 'cancel',
      items: Array.from({ length: 5_001 }, (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`),
    }),
    {
      tries: 'an address of 20,000 characters',
      answers: 'HTTP/1.1 431 Request Header Fields Too Large',
      run: ({ raw }) => raw(`GET /v1/me?${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`),
    },
    {
      tries: 'a text of YAML that stands for gigabytes by its aliases',
      answers: '400 INVALID_YAML',
      run: ({ ask }) => ask('admin', 'POST /v1/config/apply', yamlBomb, { 'content-type': 'application/yaml' }),
    },
    {
      tries: 'an attribute that a pattern would take exponential time over',
      answers: '400 INVALID_INPUT INVALID_ATTRIBUTE',
      run: ({ ask }) =>
        ask('source:rush', 'POST /v1/workitems', {
          externalId: 'redos',
          worktype: 'rush',
          attributes: { Code: `${'a'.repeat(50_000)}!` },
        }),
    },
    apply('a BPMN file of a billion laughs', '400 INVALID_INPUT INVALID_MODEL', () => bpmn(laughs)),
    apply('a BPMN file with an external entity', '400 INVALID_INPUT INVALID_MODEL', () => bpmn(external)),
    apply('a BPMN file nested 61 deep', '400 INVALID_INPUT INVALID_MODEL', () => bpmn('<a>'.repeat(61))),
    apply('a DMN file of a billion laughs', '400 INVALID_INPUT INVALID_MODEL', () => dmn(laughs)),
    apply('a DMN file with an external entity', '400 INVALID_INPUT INVALID_MODEL', () => dmn(external)),
    apply('a DMN file of fifty thousand faults', '400 INVALID_INPUT INVALID_MODEL', () =>
      dmn(
        `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="a" name="a">${'<x a="1">&y;</x>'.repeat(50_000)}</definitions>`,
      ),
    ),
    {
      tries: 'a file with a tag of 201 attributes, and one of 100,001 tags',
      answers: 'has a tag with more than 200 attributes; has more than 100000 tags',
      run: async () => {
        const wide = `<a ${Array.from({ length: 201 }, (_, at) => `a${at}="1"`).join(' ')}/>`;
        return `${refuseXml(wide)}; ${refuseXml('<a/>'.repeat(100_001))}`;
      },
    },
    feel('counts for ever', 'STEP_BUDGET', 'some i in n..1000000000 satisfies i < 0'),
    feel('matches by a pattern that backtracks', 'false', 'matches(s, "^(a+)+$")'),
    feel('doubles a text in each entry', 'OUTPUT_LIMIT', `{x0: s, ${doubled}}.x40`),
    feel('calls itself for ever', 'RECURSION_LIMIT', '{f: function(x, g) g(x + 1, g), r: f(n, f)}.r'),
    feel('nests what it makes', 'STEP_BUDGET', 'for i in l, j in l return now()'),
    {
      tries: 'more requests than a principal may make, while another one goes on',
      answers: '429 TOO_MANY_REQUESTS with Retry-After, the other: 200',
      run: async () => {
        const small = await startTestApi({ CASEWRIGHT_REQUESTS_PER_MINUTE: '3' });
        try {
          const me = (user: string) => small.call(user, 'get', '/v1/me');
          for (let tries = 0; tries < 3; tries += 1) await me('admin');
          const { status, body, headers } = await me('admin');
          const wait = Number(headers['retry-after']);
          const isWithin = wait > 0 && wait <= 60;
          return `${status} ${body.code} ${isWithin ? 'with' : 'without'} Retry-After, the other: ${(await me('ana')).status}`;
        } finally {
          await small.stop();
        }
      },
    },
  ],
};
