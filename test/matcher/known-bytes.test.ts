import fc from 'fast-check';
import { KnownBytes } from '../../matcher/ledger/known-bytes';

/** Few letters and short: many begin alike, and many are the same. */
const part = fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 9 });
const rows = fc.array(fc.array(part, { minLength: 1, maxLength: 3 }), { minLength: 40 });

/** With its parts apart, behind something else. */
function rowOf(parts: readonly number[][], before: number): { view: DataView; bounds: number[] } {
  const bounds: number[] = [];
  const bytes = Array.from({ length: before }, () => 7);
  for (const each of parts) {
    bounds.push(bytes.length, bytes.length + each.length);
    bytes.push(...each, 9);
  }
  return { view: new DataView(Uint8Array.from(bytes).buffer), bounds };
}

test('the same parts have the same value, and other bytes another', () => {
  fc.assert(
    fc.property(rows, fc.nat(5), (drawn, before) => {
      const known = new KnownBytes<string>();
      const made = new Set<string>();
      for (const parts of drawn) {
        const text = parts.flat().join('');
        const split = parts.map((each) => each.join('')).join('|');
        const { view, bounds } = rowOf(parts, before);
        const value = known.find(view, bounds, () => {
          if (made.has(split)) throw new Error(`${split} was made before`);
          return text;
        });
        made.add(split);
        if (value !== text) throw new Error(`${text} was taken for ${value}`);
      }
    }),
  );
});

test('what was forgotten among too many is made anew', () => {
  const known = new KnownBytes<number>();
  const find = (number: number) => known.find(new DataView(Int32Array.of(number).buffer), [0, 4], () => -number);
  const numbers = Array.from({ length: 50_000 }, (_, number) => number);
  expect([...numbers, ...numbers].filter((number) => find(number) !== -number)).toEqual([]);
});
