import fc from 'fast-check';
import { changedVariables, rowOf } from '../../../web/src/features/case/variable-rows';
import type { VariableRow } from '../../../web/src/features/case/variable-rows';

const fresh = (name: string, kind: VariableRow['kind'], text: string): VariableRow => ({
  name,
  kind,
  text,
  before: undefined,
});

test('variables that nobody touches are never sent, whatever they are', () => {
  const values = fc.dictionary(
    fc.string({ minLength: 1 }).filter((name) => name.trim() === name),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(values, (variables) => {
      const rows = Object.entries(variables).map(([name, value]) => rowOf(name, value));
      expect(changedVariables(rows)).toEqual({ variables: {}, faults: {} });
    }),
  );
});

test('what is typed is of the kind that is chosen, not of the one that it looks like', () => {
  const rows = [
    { ...rowOf('number', 1), text: '2' },
    { ...rowOf('text', 'a'), text: '2' },
    { ...rowOf('flag', false), text: 'true' },
    fresh('list', 'json', '[1]'),
    fresh('zip', 'text', '08001'),
  ];
  expect(changedVariables(rows).variables).toEqual({ number: 2, text: '2', flag: true, list: [1], zip: '08001' });
});

test('rows that cannot be sent are told by what is wrong with them; an empty new one is none', () => {
  const rows = [
    fresh('', 'text', 'x'),
    fresh('a', 'number', 'x'),
    fresh('b', 'json', '{'),
    fresh('a', 'text', ''),
    fresh('', 'text', ''),
  ];
  expect(changedVariables(rows)).toEqual({ variables: {}, faults: { 0: 'name', 1: 'number', 2: 'json', 3: 'twice' } });
});
