import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Happening } from '../../../../domain/bpmn/messages';
import type * as stepping from '../../../../domain/bpmn/step';
import { playModel } from './play-model';

const folder = join(__dirname, 'models');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bpmn'))
  .map((file) => file.slice(0, -'.bpmn'.length));

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

describe.each(names)('%s', (name) => {
  const file = (ending: string) => join(folder, `${name}.${ending}`);
  const played = playModel(readFileSync(file('bpmn'), 'utf8'), readFileSync(file('steps.ndjson'), 'utf8'));

  test('does what its golden file says', async () => {
    const { trace } = await played;
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file('trace.ndjson'), trace);
    expect(trace).toBe(readFileSync(file('trace.ndjson'), 'utf8'));
  });

  test('leaves nothing behind when it is over', async () => {
    const { outcome, happenings } = await played;
    if (outcome.state === 'active' || outcome.state === 'incident') return;
    expect(outcome.waiting).toEqual([]);
    for (const element of new Set(happenings.map((one) => one.element))) {
      const count = (...events: Happening['event'][]) =>
        happenings.filter((one) => one.element === element && events.includes(one.event)).length;
      expect([element, count('entered')]).toEqual([element, count('completed', 'cancelled')]);
    }
  });
});
