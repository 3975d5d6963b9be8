import fc from 'fast-check';
import { splitLines } from '../../api/capture/split-lines';

async function* pieces(text: string, cuts: readonly number[]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  for (const [index, end] of places.entries()) if (index > 0) yield bytes.subarray(places[index - 1], end);
}

async function lines(text: string, cuts: readonly number[], limit = 1_000) {
  const found = [];
  for await (const some of splitLines(pieces(text, cuts), limit)) found.push(...some);
  return found;
}

test('lines are the same however the stream is cut', async () => {
  const texts = fc.array(
    fc.string({ unit: 'binary' }).filter((text) => !text.includes('\n')),
    { maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.array(fc.nat(), { maxLength: 30 }), async (expected, cuts) => {
      const text = expected.join('\n');
      const found = await lines(text, cuts);
      const last = expected.at(-1) === '' ? expected.slice(0, -1) : expected;
      expect(found.map(({ bytes }) => bytes?.toString())).toEqual(last.map((line) => Buffer.from(line).toString()));
      expect(found.map(({ number }) => number)).toEqual(found.map((_, index) => index + 1));
    }),
  );
});

test('a line that is too long is passed over, those around it are not', async () => {
  const found = await lines(`a\n${'x'.repeat(50)}\nb\n`, [3, 7, 20, 30], 10);
  expect(found.map(({ number, bytes }) => [number, bytes?.toString()])).toEqual([
    [1, 'a'],
    [2, undefined],
    [3, 'b'],
  ]);
});
