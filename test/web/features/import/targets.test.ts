import fc from 'fast-check';
import { doubled, fields, guessTargets } from '../../../../web/src/features/import/targets';

const attributes = { Deal_Value: { type: 'number' }, Product: { title: 'Goods' }, Customer_ID: {}, Case_ID: {} };

test.each([
  [
    ['externalId', 'name', 'Deal_Value'],
    ['externalId', 'name', 'Deal_Value'],
  ],
  [
    ['ID', 'Subject', 'deal value', 'goods', 'Colour'],
    ['externalId', 'name', 'Deal_Value', 'Product', ''],
  ],
  [
    ['Customer ID', 'External id', 'Due date', ''],
    ['Customer_ID', 'externalId', 'dueAt', ''],
  ],
  [
    ['customer id', 'caseId', 'Case ID'],
    ['Customer_ID', 'caseId', 'Case_ID'],
  ],
  [
    ['id', 'external_id'],
    ['', 'externalId'],
  ],
] as const)('%j is guessed to be %j', (columns, targets) => {
  expect(guessTargets(columns, attributes)).toEqual(targets);
});

test('columns are known by what fields are called in the language of the reader', () => {
  const labels = { externalId: 'Externe ID', dueAt: 'Fälligkeit', name: 'Bezeichnung' };
  const columns = ['Externe-ID', 'fälligkeit', 'Deal value', 'Bemerkung'];
  expect(guessTargets(columns, attributes, labels)).toEqual(['externalId', 'dueAt', 'Deal_Value', '']);
  expect(guessTargets(['Product', 'Externe ID'], attributes, { externalId: 'Product' })).toEqual(['Product', '']);
});

test('no two columns become the same, and each becomes what there is', () => {
  const name = fc.oneof(
    fc.constantFrom(...fields, ...Object.keys(attributes), 'Goods', 'id', 'ID', 'title'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(name), (columns) => {
      const targets = guessTargets(columns, attributes);
      expect(targets).toHaveLength(columns.length);
      expect(doubled(targets)).toEqual([]);
      for (const target of targets) expect(['', ...fields, ...Object.keys(attributes)]).toContain(target);
    }),
  );
});

test('what two columns become is told once', () => {
  expect(doubled(['name', '', 'name', '', 'name', 'externalId'])).toEqual(['name']);
});
