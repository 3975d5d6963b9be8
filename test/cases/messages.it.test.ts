import fc from 'fast-check';
import { waitUntil } from '../../cli/dev/wait-until';
import { readCase } from '../../db/case-file';
import type { CaseRequest } from '../../domain/cases/request';
import type { TestApi } from '../api/test-api';
import { ask, type AskStores, deliver } from './ask-case';
import { type AskStage, startAskStage } from './ask-stage';

let stage: AskStage;
let api: TestApi;
let stores: AskStores;
beforeAll(async () => {
  stage = await startAskStage(DOCUMENTS);
  ({ api, stores } = stage);
});
afterAll(() => stage?.stop());

const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const file = (id: string, content: string) =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:casewright="urn:casewright:bpmn" id="d-${id}" targetNamespace="t">
<message id="M" name="ping" casewright:correlationKey="k"/><message id="B" name="ping"/>
<process id="${id}" isExecutable="true">${content}</process></definitions>`;
const type = (key: string, content: string) => ({
  kind: 'case-type',
  key,
  division: 'claims',
  bpmn: file(key, content),
});

/** One waits for a message, once it is prepared, or another time after it; the other starts by it where nobody waits. */
const DOCUMENTS: object[] = [
  { kind: 'division', key: 'claims' },
  { kind: 'division', key: 'starts' },
  { kind: 'source', key: 'crm', division: 'claims' },
  { kind: 'agent', key: 'sue', division: 'claims', roles: ['supervisor'] },
  type(
    'waits',
    `<startEvent id="start"/><manualTask id="prepare"/>
<intermediateCatchEvent id="one"><messageEventDefinition messageRef="M"/></intermediateCatchEvent>
<intermediateCatchEvent id="two"><messageEventDefinition messageRef="M"/></intermediateCatchEvent><endEvent id="end"/>
${flow('start', 'prepare')}${flow('prepare', 'one')}${flow('one', 'two')}${flow('two', 'end')}`,
  ),
];
const STARTER = type(
  'starter',
  `<startEvent id="start"><messageEventDefinition messageRef="B"/></startEvent><endEvent id="end"/>${flow('start', 'end')}`,
);

const PERSON = { kind: 'user', id: 'sue' } as const;
let commands = 0;

const act = (caseId: string, event: CaseRequest['event']) =>
  ask(stores, caseId, `act/${(commands += 1)}`, { event, actor: PERSON });

async function prepare(id: string): Promise<void> {
  const instances = (await readCase(api.pool, id))?.file.process?.instances ?? {};
  const instance = Object.values(instances).find(({ element }) => element === 'prepare')?.id ?? 0;
  await act(id, { type: 'complete', instance });
}

interface Sent {
  number: number;
  user: string;
  outcome: string;
}

const operation = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('publish' as const),
      k: fc.nat(1),
      isKept: fc.boolean(),
      bySource: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('start' as const),
      k: fc.nat(1),
      bySource: fc.boolean(),
      isReady: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('prepare', 'suspend', 'resume', 'terminate'), at: fc.nat(20) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('deliver', 'look') }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

let numbers = 0;
async function play(operations: readonly Operation[]): Promise<Sent[]> {
  const sent: Sent[] = [];
  const cases: string[] = [];
  const one = async (what: Operation) => {
    if (what.do === 'publish' && 'isKept' in what) {
      const number = (numbers += 1);
      const user = what.bySource ? 'source:crm' : 'sue';
      const body = {
        name: 'ping',
        key: `${what.k}`,
        variables: { m: number },
        ...(what.isKept && { timeToLive: 'PT1H' }),
      };
      const answer = await api.call(user, 'post', '/v1/messages', body).expect(200);
      sent.push({ number, user, outcome: answer.body.outcome });
    } else if (what.do === 'start' && 'bySource' in what) {
      const own = what.bySource ? { source: 'crm', externalId: `case-${(numbers += 1)}` } : {};
      const body = { type: 'waits', attributes: { k: `${what.k}` }, ...own };
      const answer = await api.call(what.bySource ? 'source:crm' : 'sue', 'post', '/v1/cases', body).expect(201);
      cases.push(answer.body.id);
      if (!what.isReady) return;
      while ((await deliver(stores)) > 0);
      await prepare(answer.body.id);
    } else if ('at' in what) {
      const id = cases[what.at % Math.max(1, cases.length)];
      if (id === undefined) return;
      if (what.do === 'prepare') await prepare(id);
      else await act(id, { type: what.do as 'suspend' | 'resume' | 'terminate' });
    } else if (what.do === 'deliver') await deliver(stores);
    else stores.wake('cases');
  };
  for (let at = 0; at < operations.length; at += 2) await Promise.all(operations.slice(at, at + 2).map(one));
  for (const id of cases) await act(id, { type: 'resume' });
  await come();
  return sent;
}

/** Until nothing is under way any more. */
async function come(): Promise<void> {
  const isQuiet = async () => {
    while ((await deliver(stores)) > 0);
    stores.wake('cases');
    const { rows } = await api.pool.query<{ open: number }>(
      `select (select count(*) from case_request) + (select count(*) from case_message where returned_at is not null) as open`,
    );
    return Number(rows[0]?.open) === 0;
  };
  if (!(await waitUntil(isQuiet, { withinMs: 30_000 }))) throw new Error('messages do not come to rest');
}

/** What became of a message, by what is stored. */
async function fateOf({ number }: Sent) {
  const { rows } = await api.pool.query<{ given: string | null; kept: boolean; told: boolean; source: string | null }>(
    `select m.case_id as given, m.case_id is null and m.expires_at > clock_timestamp() as kept,
       exists (select 1 from notification n where n.cause = 'message/' || m.id) as told, c.source
     from case_message m left join case_file c on c.id = m.case_id where m.variables ->> 'm' = $1`,
    [String(number)],
  );
  const taken = await api.pool.query<{ case: string }>(
    `select case_id as case from case_event where type = 'asked-message' and data -> 'variables' ->> 'm' = $1
     union all select id from case_file where case_type = 'starter' and variables ->> 'm' = $1`,
    [String(number)],
  );
  return { ...rows[0], taken: taken.rows.map((row) => row.case) };
}

test('what a case is asked later comes from where it was asked for, also by a message that was kept', async () => {
  const key = 'traced';
  await api.call('sue', 'post', '/v1/messages', { name: 'ping', key, timeToLive: 'PT1H' }).expect(200);
  const { body } = await api.call('admin', 'post', '/v1/cases', { type: 'waits', attributes: { k: key } }).expect(201);
  const origins = async () => {
    const { rows } = await api.pool.query<{ command: string; subject: string; request: string }>(
      `select command_id as command, origin ->> 'subject' as subject, origin ->> 'requestId' as request
       from case_request where case_id = $1`,
      [body.id],
    );
    return rows.map(({ command, subject, request }) => [command.split('/')[0], subject, request !== null]);
  };
  expect(await origins()).toEqual([['start', 'admin', true]]);
  while ((await deliver(stores)) > 0);
  await prepare(body.id);
  expect(await origins()).toEqual([['message', 'sue', true]]);
  await come();
});

test.each([
  ['kept or told', false],
  ['or starts one', true],
])(
  'whatever happens at once, each message goes to exactly one case that its sender may see, %s',
  async (_, mayStart) => {
    if (mayStart) await api.call('admin', 'post', '/v1/config/apply', { documents: [STARTER] }).expect(200);
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 40 }), async (operations) => {
        for (const sent of await play(operations)) {
          const { given, kept, told, source, taken } = await fateOf(sent);
          const fate = given ? 'given' : kept ? 'kept' : told ? 'told' : sent.outcome;
          expect([fate, taken]).toEqual(given ? ['given', [given]] : [expect.stringMatching(/kept|told|dropped/), []]);
          if (given && sent.user === 'source:crm') expect(source).toBe('crm');
          if (mayStart) expect(fate).toBe('given');
        }
      }),
      { numRuns: Number(process.env['MESSAGE_RUNS'] ?? 12) },
    );
  },
  240_000,
);
