import { figuresTold } from '../../../web/src/item/figures';
import { startAllTexts } from './all-texts';

beforeAll(() => startAllTexts('de'));

test.each([
  ['workitem: 2 of 2 in use, asked 1', 'Vorgänge: 2 von 2 belegt, verlangt 1'],
  ['voice: 0 and 1 outside of 1 in use, asked 1', 'Anrufe: 0 und anderswo 1 von 1 belegt, verlangt 1'],
  ['has an open offer', 'hat ein offenes Angebot'],
  [
    'declined, not offered again before 2026-11-28T04:36:00.000Z',
    'hat abgelehnt, wieder angeboten ab 2026-11-28T04:36:00.000Z',
  ],
  [
    'ring 0: Adjuster 1, asked >= 3; ring 1: Adjuster 1, asked >= 2',
    'Ring 0: Adjuster 1, verlangt >= 3; Ring 1: Adjuster 1, verlangt >= 2',
  ],
  ['ring 1 does not name him', 'Ring 1 nennt ihn nicht'],
  ['said by a later server', 'said by a later server'],
])('the figure %p behind a failed test is told in German: %s', (figure, german) => {
  expect(figuresTold(figure)).toBe(german);
});
