import { isDeepStrictEqual } from 'node:util';
import { Scenario } from './shard-memory-scenario';

/** `CORE_SEEDS=1000000 CORE_FIRST_SEED=5 npx jest --selectProjects unit test/matcher/core` for a longer run. */
const SEEDS = Number(process.env['CORE_SEEDS'] ?? 10_000);
const FIRST_SEED = Number(process.env['CORE_FIRST_SEED'] ?? 1);
const STEPS = 8;

test(`decides what brute force decides, in each of ${SEEDS} random histories`, () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed += 1) {
    let step = 0;
    for (const { nowMs, decided, expected } of new Scenario(seed).run(STEPS)) {
      step += 1;
      // `toEqual` is slow, and needed only for its message.
      if (isDeepStrictEqual(decided, expected)) continue;
      expect({ seed, step, nowMs, decided }).toEqual({ seed, step, nowMs, decided: expected });
    }
  }
});
