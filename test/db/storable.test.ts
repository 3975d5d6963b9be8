import fc from 'fast-check';
import { storable, storableJson, storableValue } from '../../db/storable';

const UNSTORABLE = /\0|\p{Surrogate}/u;

test('what a database would refuse is replaced, and nothing else is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\0', '\ud83d', '\ude00', 'ü'), maxLength: 12 }), (text) => {
      const stored = storable(text);
      expect(UNSTORABLE.test(stored)).toBe(false);
      if (!UNSTORABLE.test(text)) expect(stored).toBe(text);
      expect(JSON.parse(storableJson({ seen: [text] }))).toEqual({ seen: [stored] });
    }),
  );
});

const sign = fc.constantFrom('a', '\\', 'u0000', '\0', '\ud83d', '\ude00', 'ü');
const text = fc.string({ unit: sign, maxLength: 8 });

test('a value keeps its form and all that a database takes, in keys as in values', () => {
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.integer(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(text, tie('value'), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(value, (given) => {
      const stored = storableValue(given);
      const texts = (at: unknown): string[] =>
        typeof at === 'object' && at !== null
          ? Object.entries(at).flatMap(([key, one]) => [key, ...texts(one)])
          : typeof at === 'string'
            ? [at]
            : [];
      expect(texts(stored).filter((one) => UNSTORABLE.test(one))).toEqual([]);
      if (texts(given).every((one) => !UNSTORABLE.test(one))) expect(stored).toEqual(given);
    }),
  );
  expect(storableValue({ 'a\0': ['\ud83d', { b: 1 }] })).toEqual({ 'a\uFFFD': ['\uFFFD', { b: 1 }] });
});
