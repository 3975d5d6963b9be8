import { statSync } from 'node:fs';
import { relative } from 'node:path';

/** What takes long in few lines, the longest first: begun at the end, each would run with nothing beside it. */
export const longest = [
  'test/web/screens.it.test.ts',
  'test/chaos/kill.it.test.ts',
  'test/chaos/bulk.it.test.ts',
  'test/matcher/model/model.it.test.ts',
  'test/api/matrix.it.test.ts',
  'test/web/addresses.it.test.ts',
  'test/cli/stack.it.test.ts',
  'test/demo/demo.it.test.ts',
  'test/web/glance.it.test.ts',
  'test/web/tasks.it.test.ts',
  'test/personal/erasure.it.test.ts',
  'test/workflows/uncached.it.test.ts',
  'test/web/admin-walk.it.test.ts',
  'test/web/removal-walk.it.test.ts',
  'test/web/case-people.it.test.ts',
  'test/cases/random.it.test.ts',
  'test/api/rights.it.test.ts',
  'test/abuse/abuse.it.test.ts',
  'test/chaos/commit-window.it.test.ts',
  'test/cli/places.it.test.ts',
  'test/matcher/model/ledger.it.test.ts',
  'test/matcher/core/order.it.test.ts',
  'test/matcher/core/brute-force.it.test.ts',
];

/** The order of jest's files, the same on every machine: those first, then the others by their size. */
export default class LongestFirst {
  sort(tests) {
    const placed = tests.map((test) => {
      const at = longest.indexOf(relative(test.context.config.rootDir, test.path));
      return { test, at: at < 0 ? longest.length : at, bytes: statSync(test.path).size };
    });
    return placed.toSorted((a, b) => a.at - b.at || b.bytes - a.bytes).map(({ test }) => test);
  }

  /** Jest tells how long each took, which is of no use in a fresh checkout. */
  cacheResults() {}
}
