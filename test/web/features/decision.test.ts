import { readDecision } from '../../../web/src/item/decision';

test('reads the matcher’s decision and leaves out what does not look like one', () => {
  const raw = {
    order: 'longest-idle',
    next: [
      {
        agent: 'ben',
        failed: 'skills',
        why: 'skills: ring 0: Adjuster 2, asked >= 3: ring 0: Fraud Detection 0, asked >= 1',
      },
      { agent: 'eva', why: 'holds 1, not 0' },
      { agent: 1, why: 'holds 1' },
      { agent: 'ida' },
      null,
    ],
  };
  expect(readDecision(raw)).toEqual({
    order: 'longest-idle',
    next: [
      { agent: 'ben', failed: 'skills', why: 'Adjuster 2, asked >= 3; Fraud Detection 0, asked >= 1' },
      { agent: 'eva', failed: null, why: 'holds 1, not 0' },
    ],
  });
  expect(readDecision(null)).toEqual({ order: '', next: [] });
});
