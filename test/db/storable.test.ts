import fc from 'fast-check';
import { storable, storableJson } from '../../db/storable';

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
