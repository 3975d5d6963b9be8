import fc from 'fast-check';
import type { CaseEvent, Happening } from '../../domain/bpmn/messages';
import type { CaseState } from '../../domain/bpmn/state';
import type { CaseFile } from '../../domain/cases/file';
import { caseWorkflowId, CASES_QUEUE } from '../../workflows/ids';
import { caseUpdates, getCaseQuery } from '../../workflows/messages';
import { blocks } from '../domain/bpmn/random/blocks';
import { graphOf } from '../domain/bpmn/random/graph-of';
import { modelOfBlock } from '../domain/bpmn/random/model-of-block';
import { walk } from '../domain/bpmn/random/walk';
import { type CaseWorkers, startCaseWorkers } from './case-workers';

let cases: CaseWorkers;
beforeAll(async () => {
  // Nothing is kept between workflow tasks: each begins with a replay of all before it.
  cases = await startCaseWorkers({ maxCachedWorkflows: 0 });
});
afterAll(() => cases?.close());

/** What the case would have done outside by itself is here done by people: who does it must be the walk alone. */
const ofPeople = blocks.map(
  (block) =>
    JSON.parse(JSON.stringify(block).replace(/"(?:send|service|businessRule)Task"/g, '"userTask"')) as typeof block,
);

const actor = { kind: 'user', id: 'sue' } as const;

test('a case of any model goes through Temporal as through the interpreter alone, with a replay before every step', async () => {
  await fc.assert(
    fc.asyncProperty(ofPeople, fc.infiniteStream(fc.nat(1_000_000)), async (block, numbers) => {
      const graph = await graphOf(modelOfBlock(block));
      const { events, happenings, state } = walk(graph, (below) => Number(numbers.next().value) % below);
      const file = cases.stores.open(graph);
      const seen = await inTemporal(file, events);
      expect(cases.stores.of(file.id).told).toEqual(told(happenings));
      expect(timeless(seen.process)).toEqual(timeless(state));
    }),
    { numRuns: Number(process.env['CASE_MODELS'] ?? 25) },
  );
}, 300_000);

/** Every event as an Update. */
async function inTemporal(file: CaseFile, events: readonly CaseEvent[]): Promise<CaseFile> {
  const options = { taskQueue: CASES_QUEUE, workflowId: caseWorkflowId(file), args: [{ file, orders: [] }] };
  const handle = await cases.env.client.workflow.start('caseFile', options);
  for (const [at, event] of events.entries()) {
    const message = { commandId: `event/${at}`, seenVersion: 1, request: { event, actor } };
    await handle.executeUpdate(caseUpdates[event.type], { args: [message] });
  }
  await handle.result();
  return handle.query(getCaseQuery);
}

function told(happenings: readonly Happening[]): string[] {
  return happenings.map(({ event, element, instance }) => `${event} ${element} ${instance}`);
}

/** Timers count from when they were set, which differs. */
function timeless(state: CaseState | null): unknown {
  return JSON.parse(JSON.stringify(state), (key, value: unknown) => (key === 'dueMs' ? 0 : value));
}
