import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Happening } from '../../../../domain/bpmn/messages';
import type * as stepping from '../../../../domain/bpmn/step';
import { conformanceModels, modelFolder } from './models';
import { playModel } from './play-model';

/** A state survives the journey through a snapshot: each step gets the one that was written and read again. */
jest.mock('../../../../domain/bpmn/step', () => {
  const actual = jest.requireActual<typeof stepping>('../../../../domain/bpmn/step');
  const travelled = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  return {
    step: (...[model, state, event, atMs]: Parameters<typeof actual.step>) => {
      const made = actual.step(model, travelled(state), event, atMs);
      if (!isDeepStrictEqual(travelled(made), made)) throw new Error('what a step makes is not plain JSON');
      return made;
    },
  };
});

describe.each(conformanceModels())('$name', ({ name, xml }) => {
  const file = (ending: string) => join(modelFolder, `${name}.${ending}`);
  const played = playModel(xml, readFileSync(file('steps.ndjson'), 'utf8'));

  test('does what its golden file says', async () => {
    const { trace } = await played;
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file('trace.ndjson'), trace);
    expect(trace).toBe(readFileSync(file('trace.ndjson'), 'utf8'));
  });

  test('leaves nothing behind when it is over', async () => {
    const { graph, outcome, happenings } = await played;
    if (outcome.state === 'active' || outcome.state === 'incident') return;
    expect(outcome.waiting).toEqual([]);
    const count = (element: string, ...events: Happening['event'][]) =>
      happenings.filter((one) => one.element === element && events.includes(one.event)).length;
    for (const node of graph.nodes) {
      const [entered, left] = [count(node.id, 'entered'), count(node.id, 'completed', 'cancelled')];
      // Several tokens come to a join, and one goes on.
      const isJoin = node.kind === 'gateway' && node.type !== 'exclusive' && node.incoming.length > 1;
      expect([node.id, left]).toEqual([node.id, isJoin ? Math.min(left, entered) : entered]);
    }
  });
});
