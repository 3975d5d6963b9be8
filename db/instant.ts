/** An instant (epoch ms) as a parameter of a statement; in one of JSON it becomes its RFC 3339 text. */
export function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
