import { randomUUID } from 'node:crypto';
import { waitUntil } from '../../cli/dev/wait-until';
import { insertCaseStarts } from '../../db/case-start';
import { transaction } from '../../db/transaction';
import { applyExamples, claim, startTestApi, type TestApi } from './test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await applyExamples(api);
  await apply([begun('told', message), begun('heard', signal), begun('hourly', time), begun('asked', '')]);
});
afterAll(async () => api.stop());

const message = '<messageEventDefinition messageRef="m"/>';
const signal = '<signalEventDefinition signalRef="g"/>';
const time = '<timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition>';

const apply = (documents: object[]) => api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
const begun = (key: string, definition: string) => ({
  kind: 'case-type',
  key,
  division: 'claims',
  bpmn: `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><message id="m" name="ping"/><signal id="g" name="pong"/>
<process id="p" isExecutable="true"><startEvent id="S">${definition}</startEvent></process></definitions>`,
});
const close = async (closed: boolean) => {
  const [{ document }] = (await api.call('admin', 'get', '/v1/config/divisions').expect(200)).body.documents.filter(
    ({ key }: { key: string }) => key === 'claims',
  );
  await apply([{ kind: 'division', ...document, closed }]);
};
const cases = async (type: string) =>
  (await api.call('admin', 'get', `/v1/cases?type=${type}`).expect(200)).body.cases.length;
const tell = async () => (await api.call('sue', 'post', '/v1/messages', { name: 'ping', variables: {} })).body;
const signalAll = async () => (await api.call('sue', 'post', '/v1/signals', { name: 'pong', variables: {} })).body;
const wanted = async (caseId: string) => {
  const item = { id: randomUUID(), reference: 'CLM-1', externalId: 'x-1', worktype: 'medical-claim' };
  const what = { division: 'claims', type: 'asked', item, itemAttributes: {}, name: null, variables: {} };
  await transaction(api.pool, (client) => insertCaseStarts(client, [{ caseId, cause: `cause-${caseId}`, ...what }]));
  return waitUntil(
    async () => (await api.pool.query('select 1 from case_start where case_id = $1', [caseId])).rowCount === 0,
    { withinMs: 30_000 },
  );
};

test('nothing begins in a closed division, whoever or whatever would start it, and all begins when it is open again', async () => {
  await close(true);
  const refused = await api.call('source:crm', 'post', '/v1/workitems', claim('closed-1')).expect(400);
  expect(refused.body.errors).toMatchObject([{ code: 'DIVISION_CLOSED' }]);
  const asked = await api.call('sue', 'post', '/v1/cases', { type: 'asked', attributes: {} }).expect(400);
  expect(asked.body.errors).toMatchObject([{ code: 'DIVISION_CLOSED' }]);
  expect(await tell()).toEqual({ outcome: 'dropped', case: null });
  expect(await signalAll()).toEqual({ cases: 0, started: 0 });
  const dueAgo = () => api.pool.query(`update case_schedule set next_at = clock_timestamp() - interval '1 second'`);
  const isPassed = () =>
    waitUntil(
      async () =>
        (await api.pool.query('select 1 from case_schedule where next_at <= clock_timestamp()')).rowCount === 0,
      { withinMs: 30_000 },
    );
  await dueAgo();
  const unwanted = randomUUID();
  expect(await Promise.all([isPassed(), wanted(unwanted)])).toEqual([true, true]);
  const { rows } = await api.pool.query('select text from notification where cause = $1', [`case/${unwanted}`]);
  expect(rows).toEqual([{ text: 'its division is closed' }]);
  expect(await Promise.all(['told', 'heard', 'hourly', 'asked'].map(cases))).toEqual([0, 0, 0, 0]);

  await close(false);
  await api.call('source:crm', 'post', '/v1/workitems', claim('closed-1')).expect(201);
  expect(await tell()).toMatchObject({ outcome: 'started' });
  expect(await signalAll()).toEqual({ cases: 0, started: 1 });
  await dueAgo();
  expect(await Promise.all([isPassed(), wanted(randomUUID())])).toEqual([true, true]);
  expect(await Promise.all(['told', 'heard', 'hourly', 'asked'].map(cases))).toEqual([1, 1, 1, 1]);
});

test('what has ended lives not again in a closed division, and does when it is open again', async () => {
  const { id } = (await api.call('source:crm', 'post', '/v1/workitems', claim('closed-2')).expect(201)).body;
  await api.call('sue', 'post', `/v1/workitems/${id}/actions/cancel`, {}).expect(200);
  const file = (await api.call('sue', 'post', '/v1/cases', { type: 'asked', attributes: {} }).expect(201)).body;
  await api.pool.query(
    `update case_file set state = 'completed', closed_at = clock_timestamp(),
       snapshot = jsonb_set(snapshot, '{closedMs}', to_jsonb(1)) where id = $1`,
    [file.id],
  );
  const again = () => [
    api.call('sue', 'post', `/v1/workitems/${id}/actions/restart`, {}),
    api.call('sue', 'post', `/v1/cases/${file.id}/actions/reopen`, {}),
  ];
  await close(true);
  for (const each of again()) {
    const { body } = await each.expect(400);
    expect(body.errors).toMatchObject([{ code: 'DIVISION_CLOSED', value: 'claims' }]);
  }
  await close(false);
  for (const each of again()) expect((await each.expect(200)).body.state).not.toBe('completed');
});
