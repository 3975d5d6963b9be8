import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApplicationFailure } from '@temporalio/common';
import { waitUntil } from '../../cli/dev/wait-until';
import { caseWorkflowId } from '../../workflows/ids';
import { caseSignals } from '../../workflows/messages';
import { type CaseStage, openCaseStage } from './case-stage';
import { PAIR } from './models';

let stage: CaseStage;
/** What becomes of the next charges. */
let charge: () => Promise<unknown> = async () => ({});
let charges = 0;
let receiver: Server;
/** What the source `web` was told. */
const told: { id: string; type: string; data: { id: string; state: string; status: string } }[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      if (request.headers['webhook-id']) told.push(JSON.parse(body));
    });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"rate":3}');
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  stage = await openCaseStage('supervision');
  await stage.serve('charges', {
    charge: async () => {
      charges += 1;
      return charge();
    },
  });
});
afterAll(async () => {
  await stage?.close();
  receiver.close();
});

const act = (user: string, id: string, action: string, body: object = {}) =>
  stage.api.call(user, 'post', `/v1/cases/${id}/actions/${action}`, body);
const hasIncident = ({ incidents }: { incidents: unknown[] }) => incidents.length === 1;
const isOver = ({ state }: { state: string }) => state === 'completed';

async function instanceOf(id: string, element: string): Promise<number> {
  const { body } = await stage.api.call('sue', 'get', `/v1/cases/${id}/diagram`).expect(200);
  return body.tokens.find((token: { element: string }) => token.element === element)?.instance;
}

async function stateOfItem(id: string): Promise<string> {
  return (await stage.api.call('admin', 'get', `/v1/workitems/${id}`).expect(200)).body.state;
}

test('work that fails for good is an incident, which a supervisor retries or skips, and nobody else', async () => {
  charge = async () => {
    throw ApplicationFailure.nonRetryable('the bank is closed');
  };
  const [retried, skipped] = [await stage.start('charge', {}), await stage.start('charge', {})];
  for (const id of [retried, skipped]) {
    const { incidents } = await stage.becomes(id, 'has an incident', hasIncident);
    expect(incidents).toMatchObject([{ element: 'charge', code: 'WORK_FAILED', message: 'the bank is closed' }]);
    const { body } = await stage.api.call('sue', 'get', `/v1/cases/${id}/diagram`).expect(200);
    expect(body.incidents).toMatchObject([{ element: 'charge', repairs: ['retry', 'skip'] }]);
  }
  const [{ id: incident } = { id: 0 }] = (await stage.becomes(retried, 'failed', hasIncident)).incidents;
  await act('ana', retried, 'retry', { incident }).expect(403);
  await act('paula', retried, 'retry', { incident }).expect(404);
  expect((await act('sue', retried, 'retry', { incident: 999 }).expect(409)).body.code).toBe('NO_SUCH_INSTANCE');
  charge = async () => ({ receipt: 'R-1' });
  await act('sue', retried, 'retry', { incident }).expect(200);
  expect((await stage.becomes(retried, 'over', isOver)).attributes).toMatchObject({ receipt: 'R-1' });
  const before = charges;
  const [{ id: other } = { id: 0 }] = (await stage.becomes(skipped, 'failed', hasIncident)).incidents;
  await act('sue', skipped, 'skip', { incident: other, variables: { receipt: 'by hand' } }).expect(200);
  expect((await stage.becomes(skipped, 'over', isOver)).attributes).toMatchObject({ receipt: 'by hand' });
  expect(charges).toBe(before);
});

test('an error of the model that work ends in is caught where the model catches it', async () => {
  charge = async () => {
    throw ApplicationFailure.create({
      message: 'no funds',
      type: 'BpmnError',
      nonRetryable: true,
      details: ['DECLINED'],
    });
  };
  const id = await stage.start('charge', {});
  const call = await stage.taskOf(id, 'call');
  await stage.work('ana', call.id, {});
  expect((await stage.becomes(id, 'over', isOver)).incidents).toEqual([]);
});

test('a connector asks a service, and a decision is asked about what it answered', async () => {
  const { port } = receiver.address() as AddressInfo;
  const id = await stage.start('quote', { receiver: `http://127.0.0.1:${port}/` });
  const { attributes } = await stage.becomes(id, 'over', isOver);
  expect(attributes).toMatchObject({ quote: { status: 200, body: { rate: 3 } }, rating: 'good' });
});

test('an item that somebody cancels leaves an incident; a retry makes another item', async () => {
  const id = await stage.start('recall', { order: 'S-1' });
  const first = await stage.taskOf(id, 'work');
  await stage.api.call('sue', 'post', `/v1/workitems/${first.id}/actions/cancel`, {}).expect(200);
  const { incidents } = await stage.becomes(id, 'has an incident', hasIncident);
  expect(incidents[0]?.message).toContain('was cancelled');
  await act('sue', id, 'retry', { incident: incidents[0]?.id }).expect(200);
  let second = first;
  await waitUntil(async () => (second = await stage.taskOf(id, 'work')).id !== first.id, { withinMs: 20_000 });
  expect(second.externalId).toBe(`${first.externalId}.1`);
  await stage.work('ana', second.id, {});
  await stage.becomes(id, 'over', isOver);
});

test('nothing happens in a suspended case; work that ends meanwhile counts when it goes on', async () => {
  const id = await stage.start('recall', { order: 'S-2' });
  const work = await stage.taskOf(id, 'work');
  expect((await act('sue', id, 'suspend').expect(200)).body.state).toBe('suspended');
  const message = await stage.api.call('ana', 'post', `/v1/cases/${id}/messages`, { name: 'recall' }).expect(409);
  expect(message.body.code).toBe('CASE_SUSPENDED');
  const published = await stage.api.call('ana', 'post', '/v1/messages', { name: 'recall', key: 'S-2' }).expect(200);
  expect(published.body.outcome).toBe('dropped');
  await stage.work('ana', work.id, { attributes: { seen: true } });
  const isHeld = async () => {
    const { body } = await stage.api.call('sue', 'get', `/v1/cases/${id}/history?sort=-seq`).expect(200);
    return body.events[0].type === 'held';
  };
  expect(await waitUntil(isHeld, { withinMs: 20_000 })).toBe(true);
  await act('sue', id, 'resume').expect(200);
  expect((await stage.becomes(id, 'over', isOver)).attributes).toMatchObject({ seen: true });
});

test('a token is moved by hand: the item of the one is cancelled, the other gets one', async () => {
  const id = await stage.start('pair', {});
  const [left, right] = [await stage.taskOf(id, 'left'), await stage.taskOf(id, 'right')];
  const cancel = [await instanceOf(id, 'left'), await instanceOf(id, 'right')];
  await act('sue', id, 'modify', { cancel, start: [{ element: 'end' }] }).expect(200);
  await stage.becomes(id, 'over', isOver);
  for (const item of [left, right]) {
    expect(await waitUntil(async () => (await stateOfItem(item.id)) === 'cancelled', { withinMs: 20_000 })).toBe(true);
  }
});

test('a terminated case takes its work back, and refuses everything', async () => {
  const id = await stage.start('pair', {});
  const left = await stage.taskOf(id, 'left');
  await stage.api.call('ana', 'post', `/v1/workitems/${left.id}/actions/pull`, {}).expect(200);
  expect((await act('sue', id, 'terminate').expect(200)).body).toMatchObject({ state: 'terminated', status: 'closed' });
  expect(await waitUntil(async () => (await stateOfItem(left.id)) === 'cancelled', { withinMs: 20_000 })).toBe(true);
  expect((await act('sue', id, 'suspend').expect(409)).body.code).toBe('CASE_CLOSED');
  expect((await act('sue', id, 'assign', { owner: null }).expect(409)).body.code).toBe('CASE_CLOSED');
});

test('a case has a status, an owner and notes of its own', async () => {
  const id = await stage.start('pair', {});
  await stage.taskOf(id, 'left');
  expect((await act('ana', id, 'set-status', { status: 'pending' }).expect(200)).body.status).toBe('pending');
  expect((await act('ana', id, 'set-status', { status: 'gone' }).expect(400)).body.code).toBe('UNKNOWN_CASE_STATUS');
  expect((await act('ana', id, 'assign', { owner: 'ana' }).expect(200)).body.owner).toBe('ana');
  await act('ana', id, 'assign', { owner: 'nobody' }).expect(400);
  await act('ana', id, 'note', { text: 'asked the customer' }).expect(200);
  const { body } = await stage.api.call('ana', 'get', `/v1/cases/${id}/history?sort=-seq&limit=3`).expect(200);
  expect(body.events.map(({ type }: { type: string }) => type)).toEqual(['noted', 'owner-changed', 'status-changed']);
  const { body: page } = await stage.api.call('ana', 'get', '/v1/cases?owner=ana&status=pending').expect(200);
  expect(page.cases.map((each: { id: string }) => each.id)).toEqual([id]);
});

test('the source of a case is told of its changes and its end, in order', async () => {
  const { port } = receiver.address() as AddressInfo;
  const sync = { url: `http://127.0.0.1:${port}/`, changes: true };
  const documents = [{ kind: 'source', key: 'web', division: 'claims', sync }];
  await stage.api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  const body = { type: 'pair', externalId: 'told' };
  const { body: started } = await stage.api.call('source:web', 'post', '/v1/cases', body).expect(201);
  for (const element of ['left', 'right']) await stage.work('ana', (await stage.taskOf(started.id, element)).id, {});
  const mine = () => told.filter(({ data }) => data.id === started.id);
  expect(await waitUntil(() => mine().some(({ type }) => type.endsWith('completed')), { withinMs: 20_000 })).toBe(true);
  expect(mine().map(({ type, data }) => [type, data.state, data.status])).toEqual([
    ['casewright.case.changed', 'active', 'in-progress'],
    ['casewright.case.completed', 'completed', 'resolved'],
  ]);
  expect(new Set(mine().map(({ id }) => id)).size).toBe(2);
  const { body: mineOnly } = await stage.api.call('source:web', 'get', '/v1/cases').expect(200);
  expect(mineOnly.cases.map(({ id }: { id: string }) => id)).toEqual([started.id]);
});

test('what is told twice has its effect once', async () => {
  const id = await stage.start('pair', {});
  await stage.taskOf(id, 'left');
  const [left, right] = [await instanceOf(id, 'left'), await instanceOf(id, 'right')];
  const handle = stage.client.workflow.getHandle(caseWorkflowId({ id, life: 1 }));
  const told = (instance: number, commandId: string, nth: number) => ({
    commandId,
    seenVersion: 0,
    request: {
      event: { type: 'complete', instance, variables: { [`of${instance}`]: nth } },
      actor: { kind: 'system', id: 'work' },
    } as const,
  });
  for (const nth of [1, 2]) await handle.signal(caseSignals.complete, told(left, 'delivery/a', nth));
  await handle.signal(caseSignals.complete, told(right, 'delivery/b', 1));
  const over = await stage.becomes(id, 'over', isOver);
  expect(over.attributes).toMatchObject({ [`of${left}`]: 1, [`of${right}`]: 1 });
  const { rows } = await stage.api.pool.query(
    `select 1 from case_command where case_id = $1 and command_id like 'delivery/%'`,
    [id],
  );
  expect(rows).toHaveLength(2);
});

test('a running case goes on in a newer version, where what lives in it has its place', async () => {
  const apply = (bpmn: string) => {
    const documents = [{ kind: 'case-type', key: 'moving', division: 'claims', bpmn }];
    return stage.api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  };
  await apply(PAIR);
  const id = await stage.start('moving', {});
  const [left, right] = [await stage.taskOf(id, 'left'), await stage.taskOf(id, 'right')];
  await apply(PAIR.replaceAll('"right"', '"other"').replaceAll('id="end"', 'id="over"').replaceAll('"end"', '"over"'));
  const refused = await act('sue', id, 'migrate').expect(409);
  expect(refused.body).toMatchObject({ code: 'CANNOT_MIGRATE', errors: [{ path: 'mapping.right' }] });
  const mapping = { right: 'other' };
  expect((await act('sue', id, 'migrate?dryRun=true', { mapping }).expect(200)).body.typeVersion).toBe(1);
  expect((await act('sue', id, 'migrate', { mapping }).expect(200)).body.typeVersion).toBe(2);
  await act('sue', id, 'migrate', { version: 9 }).expect(400);
  for (const item of [left, right]) await stage.work('ana', item.id, {});
  await stage.becomes(id, 'over', isOver);
  const { body } = await stage.api.call('sue', 'get', `/v1/cases/${id}/diagram`).expect(200);
  expect(body.done).toMatchObject({ left: 1, other: 1, over: 1 });
});

test('the audit says from where came what a case does on its own once it was asked for', async () => {
  charge = async () => ({});
  const id = await stage.start('charge', {});
  await stage.becomes(id, 'over', isOver);
  const { body } = await stage.api.call('admin', 'get', `/v1/audit?object=${id}&verb=start`).expect(200);
  const origin = { subject: 'source:crm', requestId: expect.any(String), address: expect.any(String) };
  expect(body.entries).toMatchObject([{ object: { kind: 'case' }, origin }]);
});

test('every workflow of the suite replays', async () => {
  expect(await stage.replayAll()).toBeGreaterThan(6);
});
