import { readDecision } from '../../../web/src/item/decision';

test('reads the matcher’s decision and leaves out what does not look like one', () => {
  const raw = {
    order: 'longest-idle',
    next: [{ agent: 'ben', why: 'skills: ring 0: Adjuster 2, asked >= 3' }, { agent: 1 }, null],
  };
  expect(readDecision(raw)).toEqual({
    order: 'longest-idle',
    next: [{ agent: 'ben', why: 'ring 0: Adjuster 2, asked >= 3' }],
  });
  expect(readDecision(null)).toEqual({ order: '', next: [] });
});
