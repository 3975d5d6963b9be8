import { readdirSync } from 'node:fs';
import { setWorkflowCache } from '../support/temporal';

// The whole suite once more, with no workflow kept between its tasks: each task begins with a replay, which finds what
// is not deterministic.
beforeAll(() => setWorkflowCache(0));

const suites = readdirSync(__dirname).filter((file) => file.endsWith('.it.test.ts') && !__filename.endsWith(file));

describe.each(suites)('%s without a cache', (file) => {
  // oxlint-disable-next-line typescript/no-require-imports -- its tests are defined here and now, inside this block
  require(`./${file}`);
});
