import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import LongestFirst, { longest } from '../support/longest-first.mjs';

const context = { config: { rootDir: projectRoot } };
const testOf = (name: string) => ({ path: join(projectRoot, name), context });

test('every file that the suite begins with is there, once', () => {
  expect(longest.filter((name: string) => !existsSync(join(projectRoot, name)))).toEqual([]);
  expect(new Set(longest).size).toBe(longest.length);
});

test('the longest are begun first, then the largest', () => {
  const others = ['test/tools/longest-first.test.ts', 'test/api/config-life.it.test.ts'];
  const sizes = others.map((name) => statSync(join(projectRoot, name)).size);
  expect(sizes[0]).toBeLessThan(sizes[1] ?? 0);
  const given = [...others, ...longest.toReversed()].map(testOf);
  const sorted = new LongestFirst().sort(given).map(({ path }: { path: string }) => path);
  expect(sorted).toEqual([...longest, ...others.toReversed()].map((name) => testOf(name).path));
});
