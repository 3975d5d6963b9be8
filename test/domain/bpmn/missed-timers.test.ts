import { modelOf } from '../../../domain/bpmn/model';
import { step } from '../../../domain/bpmn/step';
import { graphOf, processOf } from './read/model-of';

const startMs = Date.parse('2026-01-01T00:00:00Z');

/** How often the timer of a task has fired once `nowMs` is there, and when it fires next. */
async function fired(cycle: string, nowMs: number) {
  const model = modelOf(
    await graphOf(
      processOf(`<userTask id="work"/>
<boundaryEvent id="again" attachedToRef="work" cancelActivity="false"><timerEventDefinition><timeCycle>${cycle}</timeCycle></timerEventDefinition></boundaryEvent>
<endEvent id="told"/><sequenceFlow id="f" sourceRef="again" targetRef="told"/>`),
    ),
  );
  const begun = step(model, null, { type: 'start' }, startMs);
  const ticked = begun.ok && step(model, begun.state, { type: 'tick' }, nowMs);
  if (!ticked || !ticked.ok) throw new Error(JSON.stringify(ticked));
  const times = ticked.happenings.filter(({ event, element }) => event === 'completed' && element === 'told').length;
  const waits = Object.values(ticked.state.waits).map(({ on }) => (on.type === 'timer' ? on.dueMs - nowMs : null));
  return { times, waits };
}

test('a timer catches up with what it has missed', async () => {
  expect(await fired('R/PT1S', startMs + 50_000)).toEqual({ times: 50, waits: [1_000] });
  expect(await fired('R7/PT1S', startMs + 50_000)).toEqual({ times: 7, waits: [] });
});

test('one that has missed more than a hundred fires for the first and the last', async () => {
  expect(await fired('R/2000-01-01T00:00:00Z/PT1S', startMs)).toEqual({ times: 2, waits: [1_000] });
  expect(await fired('R500/PT1S', startMs + 86_400_000)).toEqual({ times: 2, waits: [] });
  expect(await fired('R500/PT1S', startMs + 300_000)).toEqual({ times: 2, waits: [1_000] });
});
