const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/**
 * Counts as a line of blocks, at most `width` of them: each stands for the highest of its part, and for none with a space.
 *
 * @example sparkline([0, 1, 4, 8], 10) // ' ▁▄█'
 */
export function sparkline(counts: readonly number[], width: number): string {
  const each = Math.max(1, Math.ceil(counts.length / width));
  const parts = Array.from({ length: Math.ceil(counts.length / each) }, (_, part) =>
    Math.max(...counts.slice(part * each, (part + 1) * each)),
  );
  const most = Math.max(0, ...parts);
  return parts
    .map((count) => (count === 0 ? ' ' : (levels[Math.ceil((count / most) * levels.length) - 1] ?? '')))
    .join('');
}

/** A share as a bar. */
export function bar(share: number, width: number): string {
  const filled = Math.round(share * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}
