import fc from 'fast-check';
import type { CaseEvent } from '../../../../domain/bpmn/messages';
import { modelOf } from '../../../../domain/bpmn/model';
import type { CaseState } from '../../../../domain/bpmn/state';
import { step } from '../../../../domain/bpmn/step';
import { tangledGraphs } from './graphs';
import { Marking } from './marking';

const [maxSteps, maxTokens] = [12, 25];

test('an inclusive join goes on exactly when no token can still come, as the paths of any graph tell', () => {
  fc.assert(
    fc.property(tangledGraphs, fc.array(fc.nat(1_000), { minLength: 13, maxLength: 13 }), (graph, numbers) => {
      const marking = new Marking(graph);
      let state: CaseState | null = null;
      let event: CaseEvent | undefined = { type: 'start', variables: { c: numbers[0] ?? 0 } };
      for (let at = 1; event && at <= maxSteps && marking.count <= maxTokens; at += 1) {
        const answer = step(modelOf(graph), state, event, at);
        if (!answer.ok) throw new Error(answer.refusal);
        for (const happening of answer.happenings) expect(marking.follow(happening)).toBeNull();
        expect(marking.late()).toEqual([]);
        state = answer.state;
        event = completion(answer.state, numbers[at] ?? 0);
      }
    }),
    { numRuns: 200 },
  );
});

/** Some work is done; one time in three an event comes at a boundary instead. */
function completion({ instances, waits }: CaseState, number: number): CaseEvent | undefined {
  const events = Object.values(waits);
  const wait = events[number % Math.max(1, events.length)];
  if (wait && number % 3 === 0) return { type: 'trigger', wait: wait.id };
  const working = Object.values(instances).filter(({ phase }) => phase === 'working');
  const chosen = working[number % Math.max(1, working.length)];
  return chosen && { type: 'complete', instance: chosen.id, variables: { c: number } };
}
