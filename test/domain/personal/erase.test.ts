import fc from 'fast-check';
import { erase, ERASED } from '../../../domain/personal/erase';
import { readingOf } from '../../../domain/personal/mask';

const CANARY = 'Qx7vErikaZw9';
const data = { attributes: new Set(['customer', 'phone']), fields: new Set(['name', 'externalTag'] as const) };
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(1, null, '', 'plain', `quotes ${CANARY}`),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'text', 'reason', 'data', 'customer', 'phone'), tie('tree'), { maxKeys: 3 }),
  ),
}));

test('what is erased holds no value any more, and a second time there is nothing to erase', () => {
  fc.assert(
    fc.property(tree, fc.boolean(), (below, withTexts) => {
      const whole = { customer: CANARY, below };
      const once = erase(whole, readingOf(whole, data), withTexts);
      expect(JSON.stringify(once.value)).not.toContain(CANARY);
      expect(once.removed).toBeGreaterThan(0);
      expect(erase(once.value, readingOf(once.value, data), withTexts)).toEqual({ value: once.value, removed: 0 });
    }),
  );
});

test('what says nothing of a person stays; texts go only where people write them', () => {
  const row = { reference: 'C-1', name: 'Erika', customer: CANARY, amount: 7, text: '75%', screen: `of ${CANARY}` };
  const without = erase(row, readingOf(row, data), false);
  expect(without).toEqual({
    value: { reference: 'C-1', name: null, customer: null, amount: 7, text: '75%', screen: `of ${ERASED}` },
    removed: 3,
  });
  expect(erase(row, readingOf(row, data), true).value).toMatchObject({ text: ERASED });
});

test('names that work has had go from its history, also those too short to be looked for in texts', () => {
  const rows = [
    { attributes: [], name: 'Bo' },
    { name: 'Bea', from: 'Bo' },
    { status: 'new', from: 'old' },
  ];
  expect(erase(rows, readingOf(rows, data), true)).toEqual({
    value: [
      { attributes: [], name: null },
      { name: null, from: null },
      { status: 'new', from: 'old' },
    ],
    removed: 3,
  });
});
