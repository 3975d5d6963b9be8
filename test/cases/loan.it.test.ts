import { waitUntil } from '../../cli/dev/wait-until';
import { type CaseStage, openCaseStage } from './case-stage';
import { LOAN } from './loan-model';

let stage: CaseStage;
/** What the bank was asked to do, in order. */
const asked: string[] = [];

beforeAll(async () => {
  stage = await openCaseStage('loans');
  const documents = [
    {
      kind: 'worktype',
      key: 'signature',
      division: 'claims',
      referencePrefix: 'SIG',
      queue: 'open',
      dispositions: ['signed', 'refused'],
    },
    { kind: 'case-type', key: 'loan', division: 'claims', bpmn: LOAN },
  ];
  await stage.api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  await stage.serve('bank', {
    reserve: async () => {
      asked.push('reserve');
      return { reservation: 'R-1' };
    },
    release: async ({ variables }: { variables: Record<string, unknown> }) => {
      asked.push(`release ${String(variables['reservation'])}`);
    },
  });
});
afterAll(async () => stage?.close());

test.each([
  { end: 'signed', last: 'granted', bank: ['reserve'] },
  { end: 'refused', last: 'over', bank: ['reserve', 'release R-1'] },
])('a loan that is $end: each applicant checked, the house valued, money reserved', async ({ end, last, bank }) => {
  asked.length = 0;
  const { api } = stage;
  const id = await stage.start('loan', { applicants: ['Ada', 'Ben', 'Cleo'] });
  // Three items at once, done in another order than that of the applicants.
  const checks = await tasks(id, 'check', 3);
  for (const item of checks.toReversed()) {
    await stage.work('ana', item, { attributes: { score: checks.indexOf(item) } });
  }
  const [house] = await tokensAt(id, 'house', 1);
  const { body: before } = await api.call('sue', 'get', `/v1/cases/${id}`).expect(200);
  expect(before.attributes.scores).toEqual([0, 1, 2]);
  // Nothing in the stage begins by itself.
  const instance = house?.instance;
  await api
    .call('sue', 'post', `/v1/cases/${id}/actions/activate`, { instance, elements: ['value', 'visit'] })
    .expect(200);
  const [visit] = await tasks(id, 'visit', 1);
  const [value] = await tasks(id, 'value', 1);
  await stage.work('ana', visit ?? '', {});
  await stage.work('ana', value ?? '', {});
  const sign = await stage.taskOf(id, 'sign');
  await stage.work('ana', sign.id, { disposition: end });
  await stage.becomes(id, 'closed', ({ state }) => state === 'completed');
  expect(asked).toEqual(bank);
  const { body } = await api.call('sue', 'get', `/v1/cases/${id}/history?limit=200`).expect(200);
  const completed = body.events.flatMap(({ type, element }: { type: string; element: string }) =>
    type === 'completed' ? [element] : [],
  );
  expect(completed).toContain(last);
  expect(completed.filter((element: string) => element === 'check')).toHaveLength(3);
});

interface Token {
  element: string;
  instance: number;
  item: string | null;
}

/** Where so many tokens stand at an element, once they do. */
async function tokensAt(
  id: string,
  element: string,
  many: number,
  is: (token: Token) => boolean = () => true,
): Promise<Token[]> {
  let found: Token[] = [];
  const areThere = async () => {
    const { body } = await stage.api.call('admin', 'get', `/v1/cases/${id}/diagram`).expect(200);
    found = body.tokens.filter((token: Token) => token.element === element && is(token));
    return found.length === many;
  };
  if (!(await waitUntil(areThere, { withinMs: 30_000 })))
    throw new Error(`no ${many} tokens at ${element} within 30 s`);
  return found;
}

/** The items of an element's instances, in the order in which they began. */
async function tasks(id: string, element: string, many: number): Promise<string[]> {
  const tokens = await tokensAt(id, element, many, ({ item }) => typeof item === 'string');
  return Promise.all(
    tokens.map(async ({ item }) => {
      const query = new URLSearchParams({ source: 'case', externalId: String(item) });
      const { body } = await stage.api.call('admin', 'get', `/v1/workitems?${query.toString()}`).expect(200);
      return body.items[0].id as string;
    }),
  );
}
