/**
 * How many seeds of a random test are played, and which one is the first: `CORE_SEEDS=1000000 CORE_FIRST_SEED=5` in the
 * environment asks for others than its own.
 */
export function* seeds(count: number): Generator<number> {
  const first = Number(process.env['CORE_FIRST_SEED'] ?? 1);
  const end = first + Number(process.env['CORE_SEEDS'] ?? count);
  for (let seed = first; seed < end; seed += 1) yield seed;
}
