import { sayFigure } from '../../../domain/routing/figure-texts';
import { requirementOf, shortfalls } from '../../../domain/skills/requirement';
import { eventDetails } from '../../../web/src/item/event-text';
import { placeText } from '../../../web/src/pieces/place-text';
import { inputText } from '../../../web/src/pieces/problem-text';
import { sentenceText } from '../../../web/src/pieces/sentence';
import { startAllTexts } from './all-texts';

beforeAll(() => startAllTexts('en'));

test('the first ring is ring 1 for who reads of it, though the API counts it 0', () => {
  const [lacking] = shortfalls(requirementOf('Adjuster >= 3').expression, { Adjuster: 2 });
  if (lacking === undefined) throw new Error('nothing is lacking');
  const said = sayFigure('RING_ASKS', { ring: 0, lacking });
  expect(said.text).toBe('ring 0: Adjuster 2, asked >= 3');
  expect(sentenceText(said)).toBe('ring 1: Adjuster 2, asked >= 3');
  expect(sentenceText(sayFigure('RING_OF_OTHERS', { ring: 1 }))).toBe('ring 2 does not name him');
  expect(sentenceText(sayFigure('RING_OF_PREFERRED', { ring: 0, agent: 'ana' }))).toBe('ring 1 is for ana alone');
  const names = { agents: {}, sources: {}, queues: {}, workbins: {}, statuses: {} };
  const event = { seq: 1, at: '2026-11-27T09:00:00.000Z', type: 'offered', actor: { kind: 'system', id: 'matcher' } };
  expect(eventDetails({ ...event, data: { ring: 0 } }, names)).toEqual(['ring 1']);
});

test('an entry of a list is told as its form counts it', () => {
  expect(placeText('plan.stages[0].steps[1].worktype')).toBe('Plan, Stages 1, Steps 2, Worktype');
  const fault = { path: 'roles[0]', message: 'must be a key', code: 'INVALID' };
  expect(inputText(fault)).toMatch(/^Roles 1 /);
});
