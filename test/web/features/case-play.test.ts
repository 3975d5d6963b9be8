import { readFileSync } from 'node:fs';
import { caseModel } from '../../../domain/config/case-model';
import type { PlayStep } from '../../../domain/bpmn/play/play-step';
import { emptyBpmn } from '../../../web/src/features/config/case-types/empty-bpmn';
import { nextSteps } from '../../../web/src/features/config/case-types/next-steps';
import { planOf, stepWord, withWord } from '../../../web/src/features/config/case-types/plan-edit';
import { played } from '../../../web/src/features/config/case-types/played';

const decide = () => undefined;
async function play(document: Record<string, unknown>, steps: readonly PlayStep[], input = {}) {
  const model = await caseModel({ key: 'one', ...document });
  if (model === undefined || 'refused' in model) throw new Error(JSON.stringify(model));
  return played({ graph: model.graph, input, steps, startMs: 0, decide });
}
const claim = readFileSync('test/web/claim.bpmn', 'utf8');

test('the process that a new case type begins with can be run, whatever its key', async () => {
  for (const key of ['claim', '1st.of-all']) {
    const { outcome } = await play({ bpmn: emptyBpmn(key, 'A & "B" <C>') }, [{ complete: 'Task', index: 0 }]);
    expect(outcome.state).toBe('completed');
  }
});

test('a step that is left out is taken back', async () => {
  const steps: PlayStep[] = [{ complete: 'approve', index: 0, variables: { payment: 'bank' } }];
  const after = await play({ bpmn: claim }, steps);
  const before = await play({ bpmn: claim }, steps.slice(0, -1));
  expect(before.outcome.waiting).toContain('approve');
  expect(after.outcome.waiting).not.toContain('approve');
  expect(after.done['approve']).toBe(1);
});

test('a gateway at which no way is open can be tried again and not skipped, and time that passes moves the clock', async () => {
  const broken = await play({ bpmn: claim }, [{ complete: 'approve', index: 0 }, { advance: 'PT1H' }]);
  expect(broken.nowMs).toBe(3_600_000);
  const words = nextSteps(broken, {}).map(({ word, name }) => `${word} ${name}`);
  expect(words).toEqual(['retry approved']);
});

test('each step that is offered is one that can be taken', async () => {
  let steps: PlayStep[] = [];
  for (let count = 0; count < 6; count += 1) {
    const now = await play({ bpmn: claim }, steps, { payment: 'bank' });
    const offered = nextSteps(now, {});
    for (const { step } of offered) {
      const then = await play({ bpmn: claim }, [...steps, step], { payment: 'bank' });
      expect(then.answers.at(-1)).toEqual({});
    }
    const [next] = offered;
    if (next === undefined) break;
    steps = [...steps, next.step];
  }
  expect(steps.length).toBeGreaterThan(1);
});

test('a plan keeps what its form does not ask for, and a step that becomes another keeps what both can say', () => {
  const [stage] = planOf({
    stages: [{ name: 'One', sla: 'PT1H', steps: ['Look', { task: 'Pay', form: 'f', when: 'ok' }] }],
  });
  expect(stage).toMatchObject({ sla: 'PT1H' });
  const words = ['task', 'approve', 'form', 'service'];
  expect(stage?.steps.map((step) => stepWord(step, words))).toEqual([
    ['task', 'Look'],
    ['task', 'Pay'],
  ]);
  expect(withWord({ task: 'Pay', queue: 'q', when: 'ok' }, 'task', 'service')).toEqual({ service: 'Pay', when: 'ok' });
});
