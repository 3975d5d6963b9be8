import fc from 'fast-check';
import { type Difference, differences } from '../../../domain/config/diff';

/** Plays a diff on a value: what goes is taken from the end on, so that places before it still hold. */
function play(before: unknown, diff: readonly Difference[]): unknown {
  const root = { value: structuredClone(before) };
  const goes = diff.filter((one) => !('after' in one)).toReversed();
  for (const one of [...diff.filter((other) => 'before' in other && 'after' in other), ...goes]) change(root, one);
  for (const one of diff.filter((other) => !('before' in other))) change(root, one);
  return root.value;
}

function change(root: object, difference: Difference): void {
  const path = ['value', ...difference.path];
  const name = path.pop() as string;
  const parent = path.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], root);
  const isNew = !('before' in difference);
  if (Array.isArray(parent)) {
    const at = Number(name);
    if (!isNew) expect(parent[at]).toEqual(difference.before);
    parent.splice(at, isNew ? 0 : 1, ...('after' in difference ? [difference.after] : []));
  } else if ('after' in difference) {
    Object.defineProperty(parent, name, {
      value: difference.after,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  } else delete (parent as Record<string, unknown>)[name];
}

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
/** Lists that share most of what they hold, as versions of one table do. */
const tables = fc.array(fc.array(fc.constantFrom('a', 'b', '-'), { maxLength: 3 }), { maxLength: 8 });

test.each([
  ['any values', json],
  ['tables', tables],
])('a diff played on what was before gives what is after: %s', (_, values: fc.Arbitrary<unknown>) => {
  fc.assert(
    fc.property(values, values, (before, after) => {
      expect(play(before, differences(before, after))).toEqual(after);
    }),
  );
});

test('equal values do not differ, whatever the order of their keys', () => {
  fc.assert(fc.property(json, (value) => expect(differences(value, structuredClone(value))).toEqual([])));
  expect(differences({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toEqual([]);
});

test('a row put into a table, or taken out, is one difference', () => {
  const rows = [['a'], ['b'], ['c'], ['d']];
  const more = rows.toSpliced(2, 0, ['new']);
  expect(differences({ rows }, { rows: more })).toEqual([{ path: ['rows', 2], after: ['new'] }]);
  expect(differences({ rows: more }, { rows })).toEqual([{ path: ['rows', 2], before: ['new'] }]);
});

test('a value that changes says what it was', () => {
  expect(differences({ name: 'Old', order: 'same' }, { order: 'same', name: 'New', more: true })).toEqual([
    { path: ['name'], before: 'Old', after: 'New' },
    { path: ['more'], after: true },
  ]);
});
