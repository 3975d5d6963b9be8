import { request as httpRequest } from 'node:http';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
let token: string;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  token = await api.issuer.mint('source:crm');
});
afterAll(async () => api.stop());

interface Result {
  line: number;
  status: number;
  id?: string;
  reference?: string;
  error?: { code: string; errors?: { path: string }[] };
}

async function batch(lines: readonly string[], type = 'application/x-ndjson') {
  const answer = await fetch(`${api.origin}/v1/workitems/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body: lines.join('\n'),
  });
  const text = await answer.text();
  if (!answer.ok) return { status: answer.status, results: [] };
  return {
    status: answer.status,
    results: resultsOf(text),
  };
}

function resultsOf(text: string): Result[] {
  return text
    .trim()
    .split('\n')
    .map((each) => JSON.parse(each) as Result);
}

const line = (externalId: string, more: object = {}) => JSON.stringify(claim(externalId, more));

test('each line costs and gives for itself alone', async () => {
  const { results } = await batch([
    line('good-1'),
    '{"externalId": "broken",',
    line('bad-attributes', { attributes: {} }),
    '',
    line('good-1'),
    '[]',
    '{"externalId":"x","__proto__":{}}',
    line('too-long', { attributes: { Case_ID: 'x'.repeat(300_000) } }),
    line('good-2'),
  ]);
  expect(results.map((result) => [result.line, result.status, result.error?.code])).toEqual([
    [1, 201, undefined],
    [2, 400, 'INVALID_JSON'],
    [3, 400, 'INVALID_INPUT'],
    [5, 200, undefined],
    [6, 400, 'INVALID_INPUT'],
    [7, 400, 'INVALID_INPUT'],
    [8, 413, 'PAYLOAD_TOO_LARGE'],
    [9, 201, undefined],
  ]);
  expect(results[3]?.id).toBe(results[0]?.id);
});

test('1,000 lines are taken in, in their order; again they are known', async () => {
  const lines = Array.from({ length: 1_000 }, (_, index) => line(`many-${index}`));
  const first = await batch(lines);
  expect(first.results.map(({ line: number }) => number)).toEqual(lines.map((_, index) => index + 1));
  expect(new Set(first.results.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(first.results.map(({ reference }) => reference)).size).toBe(1_000);
  const second = await batch(lines);
  expect(new Set(second.results.map(({ status }) => status))).toEqual(new Set([200]));
  expect(second.results.map(({ id }) => id)).toEqual(first.results.map(({ id }) => id));
});

test('batches with the same external IDs in another order do not block one another', async () => {
  const lines = Array.from({ length: 150 }, (_, index) => line(`crossed-${index}`));
  const answers = await Promise.all([batch(lines), batch(lines.toReversed()), batch(lines), batch(lines.toReversed())]);
  const created = answers.flatMap(({ results }) => results.filter(({ status }) => status === 201));
  expect(created).toHaveLength(150);
  expect(new Set(answers.flatMap(({ results }) => results.map(({ id }) => id))).size).toBe(150);
});

test('a sender who waits for each answer gets it', async () => {
  const received: Result[] = [];
  await new Promise<void>((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' };
    const request = httpRequest(`${api.origin}/v1/workitems/batch`, { method: 'POST', headers }, (response) => {
      response.setEncoding('utf8').on('data', (text: string) => {
        received.push(...resultsOf(text));
        if (received.length < 3) request.write(`${line(`step-${received.length}`)}\n`);
        else request.end();
      });
      response.on('end', resolve).on('error', reject);
    });
    request.on('error', reject);
    request.write(`${line('step-0')}\n`);
  });
  expect(received.map(({ status }) => status)).toEqual([201, 201, 201]);
});

test('another media type is refused', async () => {
  expect((await batch([line('never')], 'application/json')).status).toBe(415);
});
