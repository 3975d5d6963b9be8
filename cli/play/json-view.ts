import type { Happening } from '../../domain/bpmn/messages';
import { instantText } from '../../domain/time/instant';
import type { PlayView } from './play-view';

const told: ReadonlySet<Happening['event']> = new Set([
  'entered',
  'waiting',
  'completed',
  'cancelled',
  'taken',
  'incident',
]);

/**
 * One line for each happening and a last one for what came of it. Numbers of instances are not among it: they would
 * change with every element that is drawn in front, and a test could not pin them.
 */
export function jsonView(write: (text: string) => void): PlayView {
  const line = (value: object) => write(`${JSON.stringify(value)}\n`);
  return {
    step: () => {},
    tell: ({ event, element, incident }, atMs) => {
      if (told.has(event)) line({ at: instantText(atMs), event, element, ...incident });
    },
    end: ({ state, waiting, variables }) => line({ state, waiting, variables }),
  };
}
