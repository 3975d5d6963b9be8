import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAtMost } from '../../cli/read-at-most';

const folder = mkdtempSync(join(tmpdir(), 'casewright-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([0, 1, 3_000_000])(
  'a file of %i bytes is read whole where so many are allowed, and not with one less',
  (size) => {
    const file = join(folder, String(size));
    const content = Buffer.alloc(size, 'abc');
    writeFileSync(file, content);
    expect(readAtMost(file, size)?.equals(content)).toBe(true);
    if (size > 0) expect(readAtMost(file, size - 1)).toBeUndefined();
  },
);

test('what has no end is not waited for', () => {
  expect(readAtMost('/dev/zero', 2_000_000)).toBeUndefined();
});

test('a file that is not there is an error', () => {
  expect(() => readAtMost(join(folder, 'nowhere'), 1)).toThrow('ENOENT');
});
