import { applyExamples, startTestApi, type TestApi } from './test-api';
import type { ImportResult } from '../../api/contract/import';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  const onlooker = { kind: 'grant', key: 'gus', division: 'sales', subject: 'gus', roles: ['auditor'] };
  await api.call('admin', 'post', '/v1/config/apply', { documents: [onlooker] }).expect(200);
});
afterAll(async () => api.stop());

async function importing(file: string, query = '', user = 'source:web', type = 'text/csv; charset=utf-8') {
  const path = `/v1/workitems/import?worktype=lead${query}`;
  return api.call(user, 'post', path).type(type).send(file);
}
async function done(file: string, query = ''): Promise<ImportResult> {
  const answer = await importing(file, query);
  expect(answer.status).toBe(200);
  return answer.body as ImportResult;
}
const total = async () => (await api.pool.query('select count(*)::int as n from item')).rows[0].n as number;

test('rows become items by the names of columns; again they are known; a bad row costs itself alone', async () => {
  const file =
    'externalId;name;Product;Deal_Value;dueAt\n' +
    'I-1;"One; quoted\nand more";Gold;1200.50;\n' +
    'I-2;Two;Silver;many;\n' +
    'I-3;Three\n' +
    ';Nameless;Gold;1;\n' +
    'I-4;Four;Gold;7;soon\n' +
    'I-5;=cmd|x;Gold;7;\n' +
    'I-1;Twice;Gold;7;\n';
  const { rows, ...counts } = await done(file);
  expect(counts).toEqual({ isDryRun: false, new: 2, known: 1, failed: 4 });
  expect(rows).toMatchObject([
    { row: 1, line: 3, outcome: 'new', externalId: 'I-1', id: expect.any(String), reference: expect.any(String) },
    {
      row: 2,
      line: 4,
      outcome: 'failed',
      externalId: 'I-2',
      code: 'INVALID_INPUT',
      errors: [{ column: 'Deal_Value', path: 'attributes.Deal_Value', value: 'many', allowed: expect.anything() }],
    },
    { row: 3, line: 5, outcome: 'failed', errors: [{ code: 'WRONG_COLUMN_COUNT', value: 2, allowed: 5 }] },
    { row: 4, line: 6, outcome: 'failed', errors: [{ column: 'externalId', code: 'REQUIRED' }] },
    { row: 5, line: 7, outcome: 'failed', errors: [{ column: 'dueAt', code: 'INVALID_FORMAT', value: 'soon' }] },
    { row: 6, line: 8, outcome: 'new', externalId: 'I-5' },
    { row: 7, line: 9, outcome: 'known', id: rows[0]?.id },
  ]);
  const { body } = await api.call('source:web', 'get', `/v1/workitems/${rows[0]?.id}`).expect(200);
  expect(body).toMatchObject({
    name: 'One; quoted\nand more',
    attributes: { Deal_Value: 1200.5, Product: 'Gold' },
  });
  expect(await done(file)).toMatchObject({ new: 0, known: 3, failed: 4 });
});

test('a dry run takes nothing in, and tells what would be', async () => {
  const before = await total();
  await done('externalId\nD-0\n');
  const file = 'externalId,Deal_Value\nD-0,1\nD-1,1\nD-1,2\nD-2,x\n';
  const { rows, ...counts } = await done(file, '&dryRun=true');
  expect(counts).toEqual({ isDryRun: true, new: 1, known: 2, failed: 1 });
  expect(rows[1]).toEqual({
    row: 2,
    line: 3,
    outcome: 'new',
    externalId: 'D-1',
    would: expect.objectContaining({ worktype: 'lead', queue: 'leads', division: 'sales', notes: expect.any(Array) }),
  });
  expect(await total()).toBe(before + 1);
  const taken = await done(file);
  expect(taken).toMatchObject({ new: 1, known: 2, failed: 1 });
  expect(taken.rows.map(({ outcome }) => outcome)).toEqual(rows.map(({ outcome }) => outcome));
});

test('a mapping of the source reads columns of any name, and faults name the column', async () => {
  const mapping = {
    externalId: '"M-" + payload.No',
    name: 'get value(payload, "Last name")',
    attributes: { Deal_Value: 'payload.Value', Product: 'upper case(payload.Product)' },
  };
  const documents = [{ kind: 'source', key: 'web', name: 'Web shop', division: 'sales', import: { mapping } }];
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  const { rows } = await done('No,Last name,Value,Product\n1,Ada,12,gold\n2,Bob,much,gold\n,Cid,1,gold\n');
  expect(rows).toMatchObject([
    { outcome: 'new', externalId: 'M-1' },
    { outcome: 'failed', errors: [{ column: 'Value', path: 'attributes.Deal_Value', value: 'much' }] },
    { outcome: 'failed', errors: [{ column: 'No', path: 'externalId', code: 'REQUIRED', value: null }] },
  ]);
  const { body } = await api.call('source:web', 'get', `/v1/workitems/${rows[0]?.id}`).expect(200);
  expect(body).toMatchObject({ name: 'Ada', attributes: { Deal_Value: 12, Product: 'GOLD' } });
  const given = await api.call('source:web', 'get', '/v1/sources/web/import?worktype=lead').expect(200);
  expect(given.body).toMatchObject({ mapping, worktype: 'lead', attributes: { Deal_Value: expect.any(Object) } });
  await api.call('source:web', 'get', '/v1/sources/crm/import').expect(404);
  const { body: list } = await api.call('source:web', 'get', '/v1/sources').expect(200);
  expect(list.sources).toMatchObject([{ key: 'web', name: 'Web shop', division: 'sales', worktype: null }]);
  expect(list.sources[0].worktypes).toContainEqual({ key: 'lead', name: expect.any(String) });
  await api.call(await api.issuer.mint('gus'), 'get', '/v1/sources').expect(403);
  const plain = [{ kind: 'source', key: 'web', name: 'Web shop', division: 'sales' }];
  await api.call('admin', 'post', '/v1/config/apply', { documents: plain }).expect(200);
});

test.each([
  ['nothing', '', 'REQUIRED'],
  ['a column twice', 'externalId,a,a\n1,2,3\n', 'DUPLICATE_COLUMN'],
  ['a name of a prototype', 'externalId,__proto__\n1,2\n', 'FORBIDDEN_KEY'],
])('a file with %s is refused as a whole', async (_, file, code) => {
  const { status, body } = await importing(file);
  expect([status, body.errors[0]]).toMatchObject([400, { path: 'columns', code }]);
});

test('a file in another encoding is refused as a whole', async () => {
  const answer = await fetch(`${api.origin}/v1/workitems/import?worktype=lead`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await api.issuer.mint('source:web')}`, 'content-type': 'text/csv' },
    body: Buffer.from('externalId,name\nE-1,Müller\n', 'latin1'),
  });
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { errors: [{ path: 'body', code: 'INVALID_ENCODING', allowed: 'UTF-8' }] },
  ]);
});

test('too many rows, too many bytes, another type and another source are refused', async () => {
  const before = await total();
  const rows = Array.from({ length: 2_001 }, (_, index) => `X-${index}`);
  expect((await importing(['externalId', ...rows].join('\n'))).body.code).toBe('PAYLOAD_TOO_LARGE');
  expect((await importing(`externalId\n${'x'.repeat(5_000_000)}`)).status).toBe(413);
  expect((await importing('externalId\n1\n', '', 'source:web', 'application/json')).status).toBe(415);
  expect((await importing('externalId\n1\n', '&source=crm')).body.errors[0].code).toBe('UNKNOWN_SOURCE');
  expect((await importing('externalId\n1\n', '', await api.issuer.mint('gus'))).status).toBe(403);
  expect(await total()).toBe(before);
});

test('cells with what no database stores, or a whole document, cost their row', async () => {
  const { rows } = await done(`externalId,name\nN\0L,a\nN-2,${'x'.repeat(300_000)}\nN-3,${'x'.repeat(300)}\nN-4,ok\n`);
  expect(rows.map(({ outcome, errors }) => errors?.[0]?.code ?? outcome)).toEqual([
    'INVALID_CHARACTER',
    'TOO_BIG',
    'TOO_BIG',
    'new',
  ]);
});

test('what no database stores is told under an Idempotency-Key as well, and told again', async () => {
  const long = `${'a'.repeat(199)}${'😀'.repeat(50)}`;
  for (const [key, cell] of [
    ['nul', 'a\0b'],
    ['long', long.repeat(2)],
  ] as const) {
    const send = async () => {
      const asked = api.call('source:web', 'post', '/v1/workitems/import?worktype=lead').type('text/csv');
      return (await asked.set('idempotency-key', key).send(`externalId\n${cell}\n`).expect(200)).body;
    };
    expect(await send()).toMatchObject({ failed: 1 });
    expect(await send()).toMatchObject({ failed: 1 });
  }
});

test('a dry run of a batch takes nothing in either', async () => {
  const before = await total();
  const lines = ['B-1', 'B-2', 'B-1'].map((externalId) => JSON.stringify({ externalId, worktype: 'lead' }));
  const answer = await fetch(`${api.origin}/v1/workitems/batch?dryRun=true`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await api.issuer.mint('source:web')}`,
      'content-type': 'application/x-ndjson',
    },
    body: lines.join('\n'),
  });
  const results = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { status: number; would?: object });
  expect(results.map(({ status, would }) => [status, would !== undefined])).toEqual([
    [201, true],
    [201, true],
    [200, false],
  ]);
  expect(await total()).toBe(before);
});
