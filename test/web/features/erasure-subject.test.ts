import type { Found } from '../../../api/contract/find';
import {
  attributesOf,
  inDivision,
  noValue,
  referencesIn,
  type ValueRow,
} from '../../../web/src/features/erasures/subject';

const row = (name: string, value: string, kind: ValueRow['kind'] = 'text'): ValueRow => ({ name, value, kind });

test('rows are read as what they are said to be: a number as text finds no number', () => {
  const rows = [row('Customer_ID', ' 17 '), row('Sum', '17', 'number'), row('VIP', 'false', 'flag'), noValue];
  expect(attributesOf(rows)).toEqual({ attributes: { Customer_ID: '17', Sum: 17, VIP: false }, faults: {} });
});

test.each([
  ['without a name', [row('', 'x')], { 0: 'name' }],
  ['without a value', [row('A', '')], { 0: 'value' }],
  ['of a number that is none', [row('A', 'many', 'number')], { 0: 'number' }],
  ['that was named before', [row('A', 'x'), row('A', 'y')], { 1: 'twice' }],
])('a row %s is told', (_fact, rows, faults) => {
  expect(attributesOf(rows).faults).toEqual(faults);
});

test('a flag that nobody has touched is no', () => {
  expect(attributesOf([row('VIP', '', 'flag')])).toEqual({ attributes: { VIP: false }, faults: {} });
});

test('references are parted by commas, spaces and lines, each is asked for once', () => {
  expect(referencesIn(' CLM-1,CLM-2;\nCSE-1  CLM-1 ')).toEqual(['CLM-1', 'CLM-2', 'CSE-1']);
  expect(referencesIn(' ')).toEqual([]);
});

test('of a reference that two divisions know, only what lies in the one that is asked is erased', () => {
  const found = { items: [{ division: 'claims' }, { division: 'sales' }], cases: [{ division: 'sales' }] };
  const within = (division: string) => inDivision(found as unknown as Found, division);
  expect(within('claims')).toEqual({ items: [{ division: 'claims' }], cases: [] });
  expect([within('sales')?.items.length, within('sales')?.cases.length]).toEqual([1, 1]);
  expect([within('elsewhere'), inDivision(null, 'claims')]).toEqual([null, null]);
});
