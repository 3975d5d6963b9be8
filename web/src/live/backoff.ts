/** How long to wait before the next try to connect: 0.5 s doubling to 15 s, of which half is chance. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(15_000, 500 * 2 ** Math.min(failures, 10));
  return ceiling / 2 + (random() * ceiling) / 2;
}
