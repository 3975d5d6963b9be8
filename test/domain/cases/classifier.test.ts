import { classificationOf, confidenceIn } from '../../../domain/cases/classifier';

const spent = { steps: 0, made: 0 };
const answer = (attributes: object) => ({ ok: true as const, attributes: { ...attributes }, spent });

test.each<[fact: string, attributes: object]>([
  ['no intent', { confidence: 0.9 }],
  ['no confidence', { intent: 'claim' }],
  ['a confidence in percent', { intent: 'claim', confidence: 90 }],
  ['a confidence that is a text', { intent: 'claim', confidence: '0.9' }],
])('an answer with %s is none', (_fact, attributes) => {
  expect(classificationOf('nlu', answer(attributes))).toEqual({
    note: expect.objectContaining({ text: expect.stringContaining('look-up nlu') as string }) as object,
  });
});

test('a failure says why, and nothing is meant', () => {
  const failed = classificationOf('nlu', { ok: false, failure: { code: 'NO_ANSWER', detail: '' }, spent });
  expect(failed).toMatchObject({ note: { code: 'CLASSIFIER_FAILED', text: 'look-up nlu failed: NO_ANSWER' } });
  expect(confidenceIn({ key: 'claim', classifier: { lookup: 'nlu', threshold: 0 } }, failed)).toBeNull();
});

test.each<[fact: string, classifier: object, confidence: number | null]>([
  ['the key of the type, where it says nothing else', {}, 0.7],
  ['what the type calls it', { intent: 'new-claim' }, null],
  ['at least as sure as the threshold', { threshold: 0.71 }, null],
  ['exactly as sure', { threshold: 0.7 }, 0.7],
])('a type is meant by %s', (_fact, more, confidence) => {
  const found = classificationOf('nlu', answer({ intent: 'claim', confidence: 0.7 }));
  expect(confidenceIn({ key: 'claim', classifier: { lookup: 'nlu', threshold: 0.5, ...more } }, found)).toBe(
    confidence,
  );
});
