import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestApi, type TestApi } from './test-api';

let api: TestApi;
let reply: (response: ServerResponse) => void;
const asked: unknown[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    asked.push(JSON.parse(Buffer.concat(chunks).toString()));
    reply(response);
  });
});
const says = (intent: string, confidence: number) => {
  reply = (response) =>
    void response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ label: intent, score: confidence }));
};

const bpmn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="f" targetNamespace="t"><process id="p"><manualTask id="a"/></process></definitions>`;
const type = (key: string, more: object) => ({ kind: 'case-type', key, division: 'claims', bpmn, ...more });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  api = await startTestApi();
  const documents = [
    { kind: 'division', key: 'claims' },
    { kind: 'agent', key: 'ana', division: 'claims' },
    {
      kind: 'lookup',
      key: 'nlu',
      division: 'claims',
      url: `${origin}/classify`,
      method: 'POST',
      body: { text: 'attributes.text', customer: 'attributes.customer', channel: 'attributes.channel' },
      attributes: { intent: 'payload.label', confidence: 'payload.score' },
      timeoutMs: 300,
      cacheFor: 'PT0S',
    },
    type('leak', { intents: [{ when: 'contains(text, "pipe")', reason: 'speaks of a pipe' }] }),
    type('fire', { classifier: { lookup: 'nlu', threshold: 0.8 } }),
    type('theft', { classifier: { lookup: 'nlu', intent: 'stolen' } }),
  ];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
});
beforeEach(() => {
  asked.length = 0;
});
afterAll(async () => {
  server.close();
  await api?.stop();
});

const intent = async (text = 'my pipe is warm') => {
  const body = { text, channel: 'mail', attributes: { customer: 'C-1' } };
  return (await api.call('ana', 'post', '/v1/cases/intent', body).expect(200)).body;
};
const byRule = {
  type: 'leak',
  division: 'claims',
  name: 'leak',
  reasons: [{ rule: 0, reason: 'speaks of a pipe' }],
  confidence: null,
  values: {},
};

test('what a classifier is sure of stands first; it is asked once, with the text and the attributes', async () => {
  says('fire', 0.92);
  expect(await intent()).toEqual({
    candidates: [
      {
        type: 'fire',
        division: 'claims',
        name: 'fire',
        reasons: [
          {
            rule: null,
            reason: 'nlu says so, 92 % sure',
            said: { code: 'CLASSIFIER_SAYS', values: { lookup: 'nlu', percent: 92 } },
          },
        ],
        confidence: 0.92,
        values: {},
      },
      byRule,
    ],
    notes: [],
    noted: [],
  });
  expect(asked).toEqual([{ text: 'my pipe is warm', customer: 'C-1', channel: 'mail' }]);
  says('stolen', 0.7);
  expect((await intent()).candidates.map((one: { type: string }) => one.type)).toEqual(['theft', 'leak']);
  // Nobody but an agent starts a case.
  expect((await api.pool.query('select 1 from case_file')).rowCount).toBe(0);
});

test('below the threshold the rules count', async () => {
  says('fire', 0.79);
  expect(await intent()).toEqual({ candidates: [byRule], notes: [], noted: [] });
});

test.each<[fact: string, reply: (response: ServerResponse) => void, note: RegExp]>([
  ['fails', (response) => void response.writeHead(500).end(), /^look-up nlu failed: /],
  ['is slower than its limit', () => undefined, /^look-up nlu failed: NO_ANSWER$/],
  [
    'answers something else',
    (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"label":7}'),
    /answered no intent/,
  ],
])('a classifier that %s leaves the answer to the rules', async (_fact, next, note) => {
  reply = next;
  const { candidates, notes } = await intent();
  expect(candidates).toEqual([byRule]);
  expect(notes).toEqual([expect.stringMatching(note)]);
});

test('a classifier has to be a look-up of the division', async () => {
  const documents = [type('other', { classifier: { lookup: 'gone' } })];
  const { body } = await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(400);
  expect(body.errors).toEqual([
    expect.objectContaining({ path: 'documents[0].classifier.lookup', code: 'UNKNOWN_REFERENCE' }),
  ]);
});
