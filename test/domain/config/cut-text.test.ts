import fc from 'fast-check';
import { cutText } from '../../../domain/config/cut-text';
import { valueSeen } from '../../../domain/config/problem';

/** As JSON of it is refused by PostgreSQL. */
const halved = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/;

test('the beginning of a text is as long as it may be, but for half a sign', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(40), (text, most) => {
      const cut = cutText(text, most);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut).not.toMatch(halved);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, most - 1));
      expect(cut.length).toBeLessThanOrEqual(most);
    }),
  );
});

test('a value that was seen is told without half a sign', () => {
  expect(valueSeen(`${'a'.repeat(199)}😀 and more`)).toBe(`${'a'.repeat(199)}...`);
});
