import { LoadBody } from '../../api/contract/agent';
import { worktypeDocument } from '../../domain/config/worktype';
import { agentWork } from '../../matcher/ledger/agent-work';
import { setOutsideLoad } from '../../matcher/ledger/set-outside-load';
import { addAgent, openLedger, type TestLedger } from './ledger-fixture';

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openLedger();
  await addAgent(ledger.pool, { key: 'ana', max: { workitem: 2 } });
});
afterAll(() => ledger.close());

test('load is the whole of it: of media that are named once and never again nothing is kept', async () => {
  const { pool } = ledger;
  for (let round = 0; round < 5; round += 1) {
    const load = { workitem: 1, ...Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`m${round}-${n}`, n])) };
    expect(await setOutsideLoad(pool, { agent: 'ana', load })).toBe('changed');
    // What is named with nothing is nothing.
    const named = Object.fromEntries(Object.entries(load).filter(([, count]) => count > 0));
    const { rows } = await pool.query<{ type: string; outside: number }>(
      'select media_type as type, outside from ledger_load where agent = $1',
      ['ana'],
    );
    expect(Object.fromEntries(rows.map(({ type, outside }) => [type, outside]))).toEqual(named);
  }
  await setOutsideLoad(pool, { agent: 'ana', load: {} });
  expect((await agentWork(pool, 'ana'))?.capacity).toEqual({ workitem: { max: 2, used: 0, outside: 0 } });
});

test.each(['voice', 'chat.eu', 'sms_1', '3rd-line', 'x'.repeat(64)])(
  'load is reported of whatever media a worktype may have: %s',
  (mediaType) => {
    const field = worktypeDocument.shape.mediaType.safeParse(mediaType);
    expect([field.success, LoadBody.safeParse({ [mediaType]: 1 }).success]).toEqual([true, true]);
  },
);
