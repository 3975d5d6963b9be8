import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { projectRoot } from '../db/project-root';
import { type Figure, table } from './figures';
import { type Rig, startRig } from './rig';
import { historyEvents } from './spine/history';
import { offerLatency } from './spine/offer-latency';
import { startUp } from './spine/start-up';
import { throughput } from './spine/throughput';

const BARE_QUEUE = 'bare';

type Measure = (rig: Rig, client: Client, taskQueue: string) => Promise<Figure[]>;

/** Each on a stack of its own, so that none pays for the other's backlog. The number is that of the agents. */
const MEASURES: Record<string, { agents: number; measure: Measure }> = {
  throughput: { agents: 24, measure: throughput },
  history: { agents: 1, measure: historyEvents },
  latency: { agents: 100, measure: offerLatency },
};

/** `npm run bench [throughput|history|latency|start ...]`: prints what `docs/BENCHMARKS.md` holds. Status 1 when a figure misses what is asked. */
async function main(names: readonly string[]): Promise<number> {
  const chosen = names.length > 0 ? names : [...Object.keys(MEASURES), 'start'];
  const unknown = chosen.filter((name) => !(name in MEASURES) && name !== 'start');
  if (unknown.length > 0)
    throw new Error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(MEASURES).join(', ')}, start`);
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const figures: Figure[] = [];
  for (const name of chosen) {
    process.stderr.write(`measuring ${name} ...\n`);
    const entry = MEASURES[name];
    figures.push(...(entry ? await withRig(entry.agents, entry.measure) : await startUp()));
  }
  process.stdout.write(`${table(figures)}\n`);
  return figures.every(({ holds }) => holds) ? 0 : 1;
}

async function withRig(agents: number, measure: Measure): Promise<Figure[]> {
  const rig = await startRig(agents);
  try {
    const address = rig.temporal;
    const [connection, native] = await Promise.all([
      Connection.connect({ address }),
      NativeConnection.connect({ address }),
    ]);
    const client = new Client({ connection });
    const workflowBundle = await bundleWorkflowCode({
      workflowsPath: join(projectRoot, 'bench', 'bare-workflow.ts'),
      logger: new DefaultLogger('ERROR'),
    });
    const worker = await Worker.create({ connection: native, taskQueue: BARE_QUEUE, workflowBundle });
    const figures = await worker.runUntil(measure(rig, client, BARE_QUEUE));
    await Promise.all([connection.close(), native.close()]);
    return figures;
  } finally {
    await rig.stop();
  }
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(2);
  },
);
