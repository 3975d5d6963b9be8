import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../cli/dev/ports';
import { type RunningStack, startStack } from '../support/start-stack';
import { chaosPlan } from './chaos-plan';
import { runChaos } from './run-chaos';

/** `CHAOS_SEEDS=7,8 npx jest test/chaos --selectProjects stack` plays others, or one again. */
const SEEDS = (process.env['CHAOS_SEEDS'] ?? '20261').split(',').map(Number);
const SIZE = { items: 300, agents: 12, kills: 6, freezes: 2 };

let stack: RunningStack;
const dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'casewright-chaos-'));
let haveAllPassed = true;

beforeAll(async () => {
  // A port of its own choice: another stack that looks for a free one must not find ours while the API is down.
  stack = await startStack({ dataDir, port: await freePort() });
}, 120_000);

afterAll(async () => {
  await stack?.stop();
  // The logs tell the cause of a failure.
  if (haveAllPassed) rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

test.each(SEEDS)(
  'kills at any moment lose nothing and repeat nothing (seed %i)',
  async (seed) => {
    const { api, postgres, temporal, tokens } = stack.ready;
    const pidOf = (name: string) => stack.pidOf(name);
    const plan = chaosPlan(seed, SIZE);
    haveAllPassed = false;
    const { faults, summary } = await runChaos({ api, postgres, temporal, adminToken: tokens.admin, pidOf }, plan);
    process.stdout.write(`survival: ${JSON.stringify(summary)}\n`);
    haveAllPassed = faults.length === 0;
    expect(faults).toEqual([]);
  },
  300_000,
);
