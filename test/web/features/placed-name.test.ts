import { neighboursIn, placedName } from '../../../web/src/diagram/placed-name';
import { startAllTexts } from '../text/all-texts';

beforeAll(() => startAllTexts('de'));

const part = (id: string, name = '', attachedTo: string | null = null) => ({ id, name, attachedTo, flow: null });
const flow = (from: string, to: string) => ({ ...part(`${from}-${to}`), flow: { from, to } });

test('an element without a name is called by what it is and what it stands beside', () => {
  const parts = [part('S'), part('T', 'Prüfen'), part('G'), part('E'), part('B', '', 'T')];
  const neighbours = neighboursIn([...parts, flow('S', 'T'), flow('T', 'G'), flow('G', 'E'), flow('B', 'E')]);
  const called = (id: string, kind: string) => placedName({ id, kind }, neighbours.get(id));
  expect(called('S', 'startEvent')).toBe('Startereignis vor „Prüfen“');
  expect(called('G', 'exclusiveGateway')).toBe('Exklusives Gateway nach „Prüfen“');
  expect(called('B', 'boundaryEvent')).toBe('Angeheftetes Ereignis an „Prüfen“');
  // Neither before nor behind it is anything with a name.
  expect(called('E', 'endEvent')).toBe('Endereignis (E)');
});
