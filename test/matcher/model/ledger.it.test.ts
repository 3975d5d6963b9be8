import type { Pool } from 'pg';
import { createPool } from '../../../db/pool';
import { transaction } from '../../../db/transaction';
import { ensureShard } from '../../../matcher/ledger/ensure-shard';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { Chance } from '../core/chance';
import { modelled } from './compared-ledger';
import { LedgerScript } from './ledger-script';
import { onPostgres } from './postgres-ledger';

/** `LEDGER_SEEDS=200 LEDGER_FIRST_SEED=5 npm test -- --selectProjects stack test/matcher/model/ledger` for a longer run. */
const SEEDS = Number(process.env['LEDGER_SEEDS'] ?? 12);
const FIRST_SEED = Number(process.env['LEDGER_FIRST_SEED'] ?? 1);
const STEPS = 100;

jest.setTimeout(60_000 + SEEDS * 10_000);

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { max: 4, name: 'test' });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test(`the model's ledger answers, changes and marks as PostgreSQL does, in ${SEEDS} random histories`, async () => {
  const seen = new Map<string, Set<string>>();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed += 1) {
    const script = new LedgerScript(new Chance(seed), `seed${seed}`);
    await transaction(pool, async (client) => {
      for (const shard of script.shards) await ensureShard(client, shard);
    });
    const [model, real] = [modelled(), onPostgres(pool, script.divisions)];
    for (let at = 0; at < STEPS; at += 1) {
      const [name, step] = at < script.beginning.length ? script.beginning[at]! : script.next();
      const [expected, answer] = [await step(model), await step(real)];
      script.learn(name, answer);
      const place = { seed, at, name };
      expect({ ...place, answer: expected }).toEqual({ ...place, answer });
      for (const shard of script.shards)
        expect({ ...place, shard, seen: await model.look(shard) }).toEqual({
          ...place,
          shard,
          seen: await real.look(shard),
        });
      expect({ ...place, ...(await model.state()) }).toEqual({ ...place, ...(await real.state()) });
      seen.set(name, (seen.get(name) ?? new Set()).add(JSON.stringify(answer)?.slice(0, 12) ?? ''));
    }
  }
  // Each has been done with more than one outcome, where it has more than one.
  expect(Object.fromEntries([...seen].map(([name, answers]) => [name, answers.size > 1]))).toMatchObject({
    'make offers': true,
    claim: true,
    decline: true,
    'expire offers': true,
    'hand over': true,
    take: true,
    presence: true,
  });
});
