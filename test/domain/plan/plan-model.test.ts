import fc from 'fast-check';
import { checkDeployment } from '../../../domain/bpmn/check/check-deployment';
import { checkGraph } from '../../../domain/bpmn/check/check-graph';
import type { Graph } from '../../../domain/bpmn/graph';
import { readBpmn } from '../../../domain/bpmn/read/read-bpmn';
import { createTaskFormCheck } from '../../../domain/cases/task-form';
import { checkPlan } from '../../../domain/plan/check-plan';
import { plan as schema, type Plan } from '../../../domain/plan/plan';
import { planModel } from '../../../domain/plan/plan-model';
import { planPlaces } from '../../../domain/plan/plan-places';
import { seeded } from '../../chaos/seeded';
import { play } from '../bpmn/play/played';
import { plans } from './plans';
import { walk } from './walk';

async function graphOf(plan: Plan): Promise<Graph> {
  const read = await readBpmn(planModel(plan, { key: '1-claim' }), { isOwn: true });
  if ('refused' in read) throw new Error(JSON.stringify(read.refused));
  return read.graph;
}

const known = {
  worktype: () => true,
  queue: () => true,
  formFault: createTaskFormCheck({}),
  decision: () => true,
  skillFault: () => null,
};

describe('any plan', () => {
  test('that is well formed has no fault, and becomes a model that is read and deployed without one', () =>
    fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        expect(schema.parse(plan)).toEqual(plan);
        expect(checkPlan(plan)).toEqual([]);
        const graph = await graphOf(plan);
        expect([...checkGraph(graph), ...checkDeployment(graph, known)]).toEqual([]);
      }),
    ));

  test('completes, whatever people do in whatever order, and sets its outcome', () =>
    fc.assert(
      fc.asyncProperty(plans, fc.nat(), async (plan, seed) => {
        const random = seeded(seed);
        const graph = await graphOf(plan);
        const { state } = walk(graph, (below) => Math.floor(random() * below));
        expect(state).toMatchObject({ status: 'completed', incidents: {}, waits: {} });
        const main = Object.values(state.instances).find(({ element }) => element === graph.main);
        if (plan.outcome !== undefined) expect(['yes', 'no']).toContain(main?.variables?.['outcome']);
      }),
    ));

  test('has each stage and step in its model, the stages marked as such, and a place for each element that can be wrong', () =>
    fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const graph = await graphOf(plan);
        const isStage = new Map(graph.nodes.map((one) => [one.id, one.kind === 'activity' && one.stage !== undefined]));
        const places = planPlaces(plan);
        const at = (path: readonly (string | number)[]) =>
          [...places].find(([id, place]) => isStage.has(id) && JSON.stringify(place) === JSON.stringify(path))?.[0] ??
          '';
        for (const [index, { steps }] of plan.stages.entries()) {
          expect(isStage.get(at(['plan', 'stages', index]))).toBe(true);
          for (const step of steps.keys())
            expect(isStage.get(at(['plan', 'stages', index, 'steps', step]))).toBe(false);
        }
      }),
    ));
});

test('a milestone is told where the order of stages reaches it, and a name alone asks whether it is true', async () => {
  const steps = ['Look', { approve: 'Pay?', when: 'large' }, { task: 'Pay', when: 'approved' }];
  const plan = schema.parse({ stages: [{ name: 'A', steps, milestone: 'Seen' }] });
  const { lines, state } = await play(planModel(plan, { key: 'c' }), [{ complete: 'look' }], {
    input: { large: false },
  });
  expect(state).toBe('completed');
  expect(lines).toContain('09:00 milestone a.Reached');
  expect(lines.join()).not.toContain('entered pay,');
});
