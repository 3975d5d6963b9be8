import fc from 'fast-check';
import {
  choiceOf,
  choicesOf,
  DRAWN_AT_MOST,
  foundAmong,
  namesOf,
  underHeadings,
} from '../../../web/src/pieces/choices/found-among';
import type { Choice } from '../../../web/src/pieces/choices/found-among';

const many = Array.from({ length: 10_000 }, (_, at) => ({ value: `queue-${at}`, label: `Desk ${9_999 - at}` }));
const keys = (text: string, among: readonly Choice[] = many) => foundAmong(among, text).shown.map(({ value }) => value);

test('of ten thousand a list draws the first ones, and knows how many there are', () => {
  const { shown, count } = foundAmong(many, '');
  expect([shown.length, count]).toEqual([DRAWN_AT_MOST, 10_000]);
  expect(shown).toEqual(many.slice(0, DRAWN_AT_MOST));
});

test('each of ten thousand is found by its key and by its name, and then stands first or beside what bears it', () => {
  fc.assert(
    fc.property(fc.nat(9_999), (at) => {
      expect(keys(`queue-${at}`)[0]).toBe(`queue-${at}`);
      expect(keys(` DESK ${at} `)[0]).toBe(`queue-${9_999 - at}`);
    }),
    { numRuns: 40 },
  );
});

test('what is found is never more than a list draws, and all of it has the text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9-]{1,4}$/), (text) => {
      const { shown, count } = foundAmong(many, text);
      const having = many.filter((each) => each.value.includes(text) || each.label.toLowerCase().includes(text));
      expect(count).toBe(having.length);
      expect(shown).toHaveLength(Math.min(count, DRAWN_AT_MOST));
      expect(shown.every((each) => having.includes(each))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('few keep their order, whatever is typed', () => {
  const few = choicesOf(['old-claims', 'claims', 'claims-late', 'letters']);
  expect(keys('claims', few)).toEqual(['old-claims', 'claims', 'claims-late']);
});

test('what is chosen is known by its key, and named where its key does not say it', () => {
  expect(choiceOf(many, 'queue-9999')).toEqual({ value: 'queue-9999', label: 'Desk 0' });
  expect(choiceOf(many, 'queue-x')).toBeUndefined();
  expect(namesOf(many, ['queue-7', 'unknown'])).toBe('Desk 9992');
  expect(namesOf(choicesOf(['ana']), ['ana'])).toBeUndefined();
});

test('what has a heading stands under it, where the first of them stood', () => {
  const given = [
    { value: '', label: 'None' },
    { value: 'a', label: 'A', group: 'Mine' },
    { value: 'b', label: 'B', group: 'Shared' },
    { value: 'c', label: 'C', group: 'Mine' },
  ];
  expect(underHeadings(given, ({ value }) => value)).toEqual([
    '',
    { group: 'Mine', items: ['a', 'c'] },
    { group: 'Shared', items: ['b'] },
  ]);
});
