import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { projectRoot } from '../db/project-root';
import { createClient } from '../engine/client';
import { connectWorkers } from '../engine/worker';
import { thousandRows } from './decisions/thousand-rows';
import { payloadCost } from './engine/payload-cost';
import { type Figure, table } from './figures';
import { inMemory } from './matcher/in-memory';
import { listPages } from './matcher/list-pages';
import { offerLatencyAtRate } from './matcher/offer-latency';
import { onMillion } from './matcher/million';
import { offersMade } from './matcher/offers-made';
import { ranked } from './matcher/ranked';
import { takeOver } from './matcher/take-over';
import { besideBpmnEngine } from './interpreter/beside-bpmn-engine';
import { type Rig, startRig } from './rig';
import { bulkJob } from './spine/bulk';
import { caseHistory } from './spine/case-history';
import { captureTime } from './spine/capture';
import { historyEvents } from './spine/history';
import { offerLatency } from './spine/offer-latency';
import { startUp } from './spine/start-up';
import { liveTimers } from './spine/timers';
import { throughput } from './spine/throughput';
import { deliveries } from './streams/delivery';
import { movesSeen } from './streams/moves';
import { webSpeed } from './web/speed';

const BARE_QUEUE = 'bare';

type StackMeasure = (rig: Rig, client: Client, taskQueue: string) => Promise<Figure[]>;
type Measure = () => Figure[] | Promise<Figure[]>;

/** Each measure on a stack of its own, so that none pays for the other's backlog. */
const PARTS: Record<string, readonly Measure[]> = {
  throughput: [onStack(24, throughput)],
  history: [onStack(1, historyEvents)],
  cases: [onStack(1, caseHistory)],
  payload: [payloadCost],
  capture: [onStack(1, captureTime)],
  bulk: [onStack(1, bulkJob)],
  latency: [onStack(100, offerLatency)],
  timers: [onStack(1, liveTimers)],
  streams: [onStack(2, movesSeen), onStack(2, deliveries)],
  start: [startUp],
  web: [webSpeed],
  decisions: [thousandRows],
  interpreter: [besideBpmnEngine],
  matcher: [inMemory, ranked, onStack(1_000, offerLatencyAtRate), onMillion(listPages, offersMade, takeOver)],
  // The same singly.
  'matcher-memory': [inMemory, ranked],
  'matcher-latency': [onStack(1_000, offerLatencyAtRate)],
  'matcher-million': [onMillion(listPages, offersMade, takeOver)],
  'streams-delivery': [onStack(2, deliveries)],
};

/** `npm run bench [part ...]`: prints what `docs/BENCHMARKS.md` holds. Status 1 when a figure misses what is asked. */
async function main(names: readonly string[]): Promise<number> {
  const chosen = names.length > 0 ? names : Object.keys(PARTS).filter((name) => !name.includes('-'));
  const unknown = chosen.filter((name) => !Object.hasOwn(PARTS, name));
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const figures: Figure[] = [];
  for (const name of chosen) {
    process.stderr.write(`measuring ${name} ...\n`);
    for (const measure of PARTS[name] ?? []) figures.push(...(await measure()));
  }
  process.stdout.write(`${table(figures)}\n`);
  return figures.every(({ holds, isAside }) => holds || isAside) ? 0 : 1;
}

function onStack(agents: number, measure: StackMeasure): Measure {
  return () => withRig(agents, measure);
}

async function withRig(agents: number, measure: StackMeasure): Promise<Figure[]> {
  const rig = await startRig(agents);
  try {
    const client = createClient(rig.engine);
    const place = await connectWorkers(rig.engine);
    const workflowBundle = await bundleWorkflowCode({
      workflowsPath: join(projectRoot, 'bench', 'bare-workflow.ts'),
      logger: new DefaultLogger('ERROR'),
    });
    const worker = await Worker.create({ ...place, taskQueue: BARE_QUEUE, workflowBundle });
    const figures = await worker.runUntil(measure(rig, client, BARE_QUEUE));
    await Promise.all([client.connection.close(), place.connection.close()]);
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
