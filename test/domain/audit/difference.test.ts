import fc from 'fast-check';
import { difference } from '../../../domain/audit/difference';

type Values = Record<string, unknown>;

const names = fc.constantFrom('a', 'b', 'c', '__proto__');
const values = fc.letrec<{ values: Values; value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, 0, 1, 'x', true),
    fc.array(fc.constantFrom(1, 2), { maxLength: 2 }),
    tie('values'),
  ),
  values: fc.dictionary(names, tie('value'), { maxKeys: 3 }),
})).values;

/** What `changed` makes of `before`. */
function patched(before: Values, changed: { before: Values; after: Values }): Values {
  const entries = Object.entries(before).flatMap(([name, value]): [string, unknown][] => {
    const was = own(changed.before, name);
    const is = own(changed.after, name);
    if (is === undefined) return was === undefined || isValues(was) ? [[name, inner(value, was, is)]] : [];
    return [[name, isValues(value) && isValues(is) ? inner(value, was, is) : is]];
  });
  const added = Object.entries(changed.after).filter(([name]) => !Object.hasOwn(before, name));
  return Object.fromEntries([...entries, ...added]);
}

const inner = (value: unknown, was: unknown, is: unknown) =>
  isValues(value) ? patched(value, { before: isValues(was) ? was : {}, after: isValues(is) ? is : {} }) : value;
const own = (of: Values, name: string) => (Object.hasOwn(of, name) ? of[name] : undefined);
const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object that is gone as a whole looks like one that has lost all its fields. */
function withoutEmpty(of: Values): Values {
  const kept = Object.entries(of).map(
    ([name, value]) => [name, isValues(value) ? withoutEmpty(value) : value] as const,
  );
  return Object.fromEntries(kept.filter(([, value]) => !isValues(value) || Object.keys(value).length > 0));
}

test('names what differs, field by field, and nothing else', () => {
  const before = { name: 'A', attributes: { Value: 1, Kept: true }, rules: { queue: 'x' }, gone: 1 };
  const after = { name: 'A', attributes: { Value: 2, Kept: true, New: 3 }, rules: { queue: 'x' }, list: [1] };
  expect(difference(before, after)).toEqual({
    before: { attributes: { Value: 1 }, gone: 1 },
    after: { attributes: { Value: 2, New: 3 }, list: [1] },
  });
});

test.each([
  [{ a: undefined }, { b: 1 }],
  [JSON.parse('{"__proto__":{}}'), { b: {} }],
])('within lists as well, %j and %j are two', (one, other) => {
  expect(difference({ list: [one] }, { list: [other] })).toEqual({ before: { list: [one] }, after: { list: [other] } });
});

test('what is the same differs in nothing', () => {
  fc.assert(
    fc.property(values, (one) => {
      expect(difference(one, structuredClone(one))).toEqual({ before: {}, after: {} });
    }),
  );
});

test('makes one of the other, both ways', () => {
  fc.assert(
    fc.property(values, values, (one, other) => {
      const changed = difference(one, other);
      expect(withoutEmpty(patched(one, changed))).toEqual(withoutEmpty(other));
      expect(difference(other, one)).toEqual({ before: changed.after, after: changed.before });
    }),
  );
});
