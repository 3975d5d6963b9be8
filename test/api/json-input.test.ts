import fc from 'fast-check';
import { HttpProblem } from '../../api/http-problem';
import { parseJson } from '../../api/json-input';

const bytes = (text: string) => new TextEncoder().encode(text);

test('any harmless JSON is read as it stands', () => {
  const clean = fc
    .jsonValue({ maxDepth: 5, stringUnit: 'grapheme' })
    .filter((value) => !/__proto__|constructor|prototype|\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value)));
  fc.assert(
    fc.property(clean, (value) => {
      const text = JSON.stringify(value);
      expect(parseJson(bytes(text), { maxKeys: 10_000 })).toEqual(JSON.parse(text));
    }),
  );
});

test('any bytes are read or refused, never anything else', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string().map(bytes)), (input) => {
      try {
        parseJson(input);
      } catch (error) {
        expect(error).toBeInstanceOf(HttpProblem);
      }
    }),
  );
});

test.each([
  ['{"a":{"__proto__":1}}', 'a.__proto__', 'FORBIDDEN_KEY'],
  ['[{"constructor":1}]', '[0].constructor', 'FORBIDDEN_KEY'],
  ['{"a":[1e999]}', 'a[0]', 'TOO_BIG'],
  [String.raw`{"a":"\u0000"}`, 'a', 'INVALID_CHARACTER'],
  [`${'['.repeat(33)}${']'.repeat(33)}`, Array.from({ length: 32 }, () => '[0]').join(''), 'TOO_DEEP'],
])('%s is refused at %s', (text, path, code) => {
  expect(() => parseJson(bytes(text))).toThrow(HttpProblem);
  try {
    parseJson(bytes(text));
  } catch (error) {
    expect((error as HttpProblem).extra.errors).toEqual([expect.objectContaining({ path, code })]);
  }
});

test('what lies at the limits is taken', () => {
  expect(() => parseJson(bytes(`${'['.repeat(32)}${']'.repeat(32)}`))).not.toThrow();
  const keys = (count: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, at])));
  expect(() => parseJson(bytes(keys(1_000)))).not.toThrow();
  expect(() => parseJson(bytes(keys(1_001)))).toThrow(HttpProblem);
});
