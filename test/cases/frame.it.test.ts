import { waitUntil } from '../../cli/dev/wait-until';
import { LARGE, STAGED, WHICH } from './stage-model';
import { type CaseStage, openCaseStage } from './case-stage';

let stage: CaseStage;

beforeAll(async () => {
  stage = await openCaseStage('case-frame');
  const startCase = {
    type: 'early',
    name: '"Look after " + externalId',
    attributes: { order: 'attributes.order', because: 'event.type' },
  };
  const startOther = { type: 'claim', attributes: { payment: 'reference' } };
  const week = 'mon tue wed thu fri sat sun'.split(' ');
  const hours = Object.fromEntries(week.map((day) => [day, ['00:00-24:00']]));
  const documents = [
    {
      kind: 'case-type',
      key: 'staged',
      division: 'claims',
      bpmn: STAGED,
      intents: [{ when: 'contains(text, "pipe")', reason: 'speaks of a pipe' }],
    },
    { kind: 'decision', key: 'large', division: 'claims', dmn: LARGE, usedBy: 'cases' },
    { kind: 'decision', key: 'which', division: 'claims', dmn: WHICH, usedBy: 'cases' },
    { kind: 'source', key: 'portal', division: 'claims', caseDecision: 'which' },
    { kind: 'case-type', key: 'decided', division: 'claims', bpmn: STAGED, decision: 'large', priority: 1 },
    {
      kind: 'case-type',
      key: 'timed',
      division: 'claims',
      bpmn: STAGED,
      sla: {
        target: 'PT2S',
        thresholds: [
          { at: '50%', actions: [{ notify: 'supervisors' }, { setStatus: 'pending' }] },
          { at: '100%', actions: [{ raisePriority: 7 }] },
        ],
      },
    },
    { kind: 'calendar', key: 'always', division: 'claims', timeZone: 'UTC', hours },
    {
      kind: 'case-type',
      key: 'urgent',
      division: 'claims',
      bpmn: STAGED,
      sla: {
        calendar: 'always',
        stages: {
          check: {
            target: 'PT2S',
            expiry: 'PT3S',
            maxEscalations: 2,
            thresholds: [{ at: '50%', repeat: '10%', escalate: true, actions: [{ raisePriority: 5 }] }],
          },
        },
      },
    },
    {
      kind: 'worktype',
      key: 'complaint',
      division: 'claims',
      referencePrefix: 'CPL',
      queue: 'open',
      eventRules: [
        { events: ['completed'], when: 'disposition = "true"', actions: [{ startCase }] },
        { events: ['noted'], actions: [{ startCase: startOther }] },
      ],
      dispositions: ['true', 'false'],
    },
  ];
  await stage.api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
});
afterAll(() => stage?.close());

const view = async (user: string, path: string) => (await stage.api.call(user, 'get', path).expect(200)).body;

async function complaint(externalId: string): Promise<string> {
  const body = { source: 'crm', externalId, worktype: 'complaint', attributes: { order: 'o-7' } };
  return (await stage.api.call('source:crm', 'post', '/v1/workitems', body).expect(201)).body.id;
}

test('a rule starts a case for an event of an item, once, and each knows of the other', async () => {
  const [right, wrong] = [await complaint('c-1'), await complaint('c-2')];
  await stage.work('ana', right, { disposition: 'true' });
  await stage.work('ana', wrong, { disposition: 'false' });
  const { events } = await view('sue', `/v1/workitems/${right}/history`);
  const asked = events.find(({ type }: { type: string }) => type === 'case-asked');
  expect(asked.data).toMatchObject({ type: 'early', event: 'completed' });
  expect(
    await waitUntil(async () => (await view('sue', `/v1/cases?source=item:${right}`)).cases.length === 1, {
      withinMs: 30_000,
    }),
  ).toBe(true);
  const { case: id } = asked.data;
  const { attributes } = await stage.becomes(id, 'runs', ({ state }) => state === 'active');
  expect(attributes).toMatchObject({ order: 'o-7', because: 'completed' });
  expect(await view('sue', `/v1/cases/${id}`)).toMatchObject({ name: 'Look after c-1', type: 'early' });
  expect((await view('sue', `/v1/cases?source=item:${wrong}`)).cases).toEqual([]);
  const { rows } = await stage.api.pool.query('select 1 from case_start');
  expect(rows).toEqual([]);
});

test('a case that cannot be started as its type wants is not, and supervisors are told why', async () => {
  const id = await complaint('c-3');
  await stage.api.call('sue', 'post', `/v1/workitems/${id}/actions/note`, { text: 'seen' }).expect(200);
  let told: { subject: string; text: string } | undefined;
  const isTold = async () => {
    const { notifications } = await view('sue', '/v1/notifications');
    told = notifications[0];
    return told !== undefined;
  };
  expect(await waitUntil(isTold, { withinMs: 30_000 })).toBe(true);
  expect(told).toMatchObject({
    subject: 'No case of type claim was started',
    text: expect.stringContaining('Claim_Value'),
  });
  expect((await view('sue', `/v1/cases?source=item:${id}`)).cases).toEqual([]);
});

test('who and what belongs to a case is in its history, and cases are found by it', async () => {
  const id = await stage.start('staged', { appeals: false });
  const act = (user: string, action: string, body: object) =>
    stage.api.call(user, 'post', `/v1/cases/${id}/actions/${action}`, body);
  await act('ana', 'add-participant', { agent: 'sue', role: 'expert' }).expect(200);
  await act('ana', 'add-participant', { name: 'Eve', role: 'customer' }).expect(200);
  await act('ana', 'add-participant', { agent: 'nobody', role: 'expert' }).expect(400);
  await act('ana', 'remove-participant', { name: 'Eve' }).expect(200);
  await act('ana', 'rename', { name: 'A broken pipe' }).expect(200);
  const { body: found } = await stage.api.call('ana', 'get', '/v1/cases?q=broken%20pipe').expect(200);
  expect(found.cases).toMatchObject([{ id }]);
  await act('ana', 'link', { kind: 'document', ref: 'd-1', url: 'https://example.com/d-1' }).expect(200);
  await act('ana', 'set-status', { status: 'resolved' }).expect(409);
  await act('ana', 'reprioritize', { priority: 5 }).expect(403);
  await stage.api.call('ana', 'post', `/v1/cases/${id}/interactions`, { interaction: 'call-7' }).expect(200);
  const other = await stage.start('staged', { appeals: false });
  await stage.api.call('ana', 'post', `/v1/cases/${other}/interactions`, { interaction: 'call-7' }).expect(200);
  const of = async (query: string) =>
    (await view('ana', `/v1/cases?${query}`)).cases.map((one: { id: string }) => one.id);
  expect((await of('interaction=call-7')).toSorted()).toEqual([id, other].toSorted());
  expect(await of('participant=sue')).toEqual([id]);
  const { id: item } = await stage.taskOf(id, 'look');
  // What the agent of an item reports is not for everybody to say.
  const { tokens } = await view('ana', `/v1/cases/${id}/diagram`);
  const { instance } = tokens.find(({ element }: { element: string }) => element === 'look');
  await act('ana', 'complete', { instance }).expect(403);
  await stage.api.call('ana', 'post', `/v1/workitems/${item}/actions/pull`, {}).expect(200);
  await stage.api.call('ana', 'post', `/v1/workitems/${item}/actions/link`, { interaction: 'mail-3' }).expect(200);
  // Whoever captures elsewhere may name any case: what happens to his items is told to those alone who may see them.
  const elsewhere = [
    { kind: 'source', key: 'shop', division: 'sales' },
    { kind: 'queue', key: 'tasks', division: 'sales' },
  ];
  await stage.api.call('admin', 'post', '/v1/config/apply', { documents: elsewhere }).expect(200);
  const captured = { source: 'shop', externalId: 'x', worktype: 'task', caseId: id };
  const { body: foreign } = await stage.api.call('admin', 'post', '/v1/workitems', captured).expect(201);
  await stage.api
    .call('paula', 'post', `/v1/workitems/${foreign.id}/actions/link`, { interaction: 'mail-9' })
    .expect(200);
  const { interactions } = await view('ana', `/v1/cases/${id}/interactions`);
  expect(interactions.map((one: { interaction: string; item: string }) => [one.interaction, one.item])).toEqual([
    ['mail-3', item],
    ['call-7', null],
  ]);
  const { events } = await view('ana', `/v1/cases/${id}/history`);
  const told = events.filter(({ actor }: { actor: { id: string } }) => actor.id === 'ana');
  expect(told[0].actor).toEqual({ kind: 'agent', id: 'ana', name: expect.any(String) });
  expect(told.map(({ type }: { type: string }) => type)).toEqual([
    'participant-added',
    'participant-added',
    'participant-removed',
    'renamed',
    'linked',
    'linked',
  ]);
});

test('a case goes through its stages, raises its tasks, is resolved, closed and begun again', async () => {
  const id = await stage.start('staged', { appeals: false });
  const act = (user: string, action: string, body: object = {}) =>
    stage.api.call(user, 'post', `/v1/cases/${id}/actions/${action}`, body);
  const stages = async () => (await view('ana', `/v1/cases/${id}`)).stages.map(({ state }: { state: string }) => state);
  const { id: item } = await stage.taskOf(id, 'look');
  const priority = async () => (await view('ana', `/v1/workitems/${item}`)).priority;
  const before = await priority();
  await act('sue', 'reprioritize', { priority: 50 }).expect(200);
  expect(await waitUntil(async () => (await priority()) === before + 50, { withinMs: 30_000 })).toBe(true);
  expect(await stages()).toEqual(['active', 'planned', 'planned']);
  await act('ana', 'close', { outcome: 'paid' }).expect(409);
  await stage.work('ana', item, {});
  expect(await waitUntil(async () => (await stages())[2] === 'active', { withinMs: 30_000 })).toBe(true);
  const { milestones } = await view('ana', `/v1/cases/${id}`);
  expect(milestones).toEqual([{ element: 'checked', name: 'Checked', reachedAt: expect.any(String) }]);
  const instanceOf = async (element: string) =>
    (await view('sue', `/v1/cases/${id}/diagram`)).tokens.find((one: { element: string }) => one.element === element)
      ?.instance;
  await act('ana', 'complete', { instance: await instanceOf('transfer') }).expect(200);
  await stage.becomes(id, 'resolved', ({ state, status }) => state === 'completed' && status === 'resolved');
  expect(await stages()).toEqual(['completed', 'skipped', 'completed']);
  await act('ana', 'assign', { owner: 'ana' }).expect(409);
  const closed = await act('ana', 'close', { outcome: 'paid' }).expect(200);
  expect(closed.body).toMatchObject({ status: 'closed', outcome: 'paid', state: 'completed' });
  await act('ana', 'reopen').expect(403);
  expect((await act('sue', 'reopen').expect(200)).body).toMatchObject({ state: 'active', outcome: null });
  const again = await stage.taskOf(id, 'look');
  expect(again.id).not.toBe(item);
  expect(await stages()).toEqual(['active', 'planned', 'planned']);
  await stage.work('ana', again.id, {});
  expect(await waitUntil(async () => (await stages())[2] === 'active', { withinMs: 30_000 })).toBe(true);
});

test('thresholds of a case and of a stage come once each, with what they do, and both are overdue', async () => {
  const id = await stage.start('timed', { appeals: false });
  const { id: item } = await stage.taskOf(id, 'look');
  const isLate = async () => {
    const { isOverdue, stages } = await view('ana', `/v1/cases/${id}`);
    return isOverdue && stages[0].isOverdue;
  };
  expect(await waitUntil(isLate, { withinMs: 30_000 })).toBe(true);
  expect(await view('ana', `/v1/cases/${id}`)).toMatchObject({ status: 'pending', priority: 14 });
  const { events } = await view('ana', `/v1/cases/${id}/history?limit=200`);
  const told = events.filter(({ type }: { type: string }) => type === 'threshold' || type === 'overdue');
  const seen = told.map((one: { type: string; element: string | null; data: { at?: string } }) =>
    [one.type, one.element, one.data.at].join(' '),
  );
  expect(seen.toSorted()).toEqual(
    [
      'threshold  50%',
      'threshold  100%',
      'overdue  ',
      'threshold check 50%',
      'threshold check 100%',
      'overdue check ',
    ].toSorted(),
  );
  const { notifications } = await view('sue', '/v1/notifications');
  const ofIt = notifications.filter(({ subject }: { subject: string }) => subject.includes('50% of its time'));
  expect(ofIt).toHaveLength(2);
  const raised = async () =>
    (await view('ana', `/v1/workitems/${item}/history`)).events.filter(
      ({ type }: { type: string }) => type === 'reprioritized',
    ).length;
  expect(await waitUntil(async () => (await raised()) === 2, { withinMs: 30_000 })).toBe(true);
});

test('on a calendar a stage is told when its thresholds come and come again, until escalation has ended', async () => {
  const id = await stage.start('urgent', { appeals: false });
  const ofStage = async (): Promise<{ type: string; data: { count?: number; isEnd?: boolean } }[]> =>
    (await view('ana', `/v1/cases/${id}/history?limit=200`)).events.filter(
      ({ element, type }: { element: string; type: string }) =>
        element === 'check' && ['escalated', 'overdue', 'expired'].includes(type),
    );
  expect(await waitUntil(async () => (await ofStage()).length >= 5, { withinMs: 30_000 })).toBe(true);
  const told = (await ofStage()).map(({ type, data }) => [type, data.count, data.isEnd]);
  // When one comes again is known a commit later: it may be told behind what was due just after it.
  expect(told.filter(([type]) => type === 'escalated')).toEqual(
    [1, 2, 3].map((n) => ['escalated', n, n === 3 || undefined]),
  );
  expect(told.map(([type]) => type).filter((type) => type !== 'escalated')).toEqual(['overdue', 'expired']);
  expect(await view('ana', `/v1/cases/${id}`)).toMatchObject({ priority: 10 });
});

test('a decision gives a case its owner, priority and due date; what it does not know stays as it is', async () => {
  const [large, small] = [
    await stage.start('decided', { amount: 5_000, appeals: false }),
    await stage.start('decided', { amount: 5, appeals: false }),
  ];
  const { owner, priority, dueAt, createdAt } = await view('ana', `/v1/cases/${large}`);
  expect([owner, priority, Date.parse(dueAt) - Date.parse(createdAt)]).toEqual(['ana', 20, 86_400_000]);
  expect(await view('ana', `/v1/cases/${small}`)).toMatchObject({ owner: null, priority: 1, dueAt: null });
});

test('a case of a source that names no type is of the one that its decision gives, or is refused with the reason', async () => {
  const start = (externalId: string, attributes: object) =>
    stage.api.call('admin', 'post', '/v1/cases', { source: 'portal', externalId, attributes });
  const { body } = await start('p-1', { amount: 5, appeals: false }).expect(201);
  expect(body).toMatchObject({ type: 'decided', source: 'portal' });
  expect((await start('p-2', { amount: 50 }).expect(400)).body.errors).toEqual([
    { path: 'type', code: 'REQUIRED', message: 'is required: decision which gives none' },
  ]);
  const { body: other } = await stage.api
    .call('source:crm', 'post', '/v1/cases', { source: 'crm', externalId: 'p-3', attributes: { amount: 5 } })
    .expect(400);
  expect(other.errors).toMatchObject([
    { path: 'type', code: 'REQUIRED', message: 'is required: no source decides it' },
  ]);
});

test('an interaction means the case types whose rules hold, and nobody sees those of other divisions', async () => {
  const ask = async (user: string, text: string) =>
    (await stage.api.call(user, 'post', '/v1/cases/intent', { text }).expect(200)).body.candidates;
  const pipe = { rule: 0, reason: 'speaks of a pipe' };
  expect(await ask('ana', 'my pipe is broken')).toEqual([
    { type: 'staged', division: 'claims', name: 'staged', reasons: [pipe], confidence: null, values: {} },
  ]);
  expect(await ask('ana', 'hello')).toEqual([]);
  expect(await ask('paula', 'my pipe is broken')).toEqual([]);
});
