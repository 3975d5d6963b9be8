import { actions } from './actions';
import { account, explore } from './explore';

/** `MODEL_STEPS=10000000 MODEL_SEED=7 npx jest --selectProjects stack ...` for a longer run, or another. */
const STEPS = Number(process.env['MODEL_STEPS'] ?? 1_000_000);
const SEED = Number(process.env['MODEL_SEED'] ?? 1);

jest.setTimeout(120_000 + STEPS);

test(`no step of ${STEPS} from seed ${SEED} on breaks an invariant, and nothing that can happen is left out`, async () => {
  const { broken, figures } = await explore(SEED, STEPS);
  expect(broken && (await account(broken))).toBeNull();
  for (const { name } of actions) expect([name, figures.get(name)]).toEqual([name, expect.any(Number)]);
  const seldom = [...figures].filter(([, count]) => count < STEPS / 200_000);
  expect(seldom).toEqual([]);
});
