/** An instant (epoch ms) as it is written wherever it leaves the program: RFC 3339 in UTC. */
export function instantText(ms: number): string {
  return new Date(ms).toISOString();
}

/** The same where there may be none. */
export function optionalInstantText(ms: number | null): string | null {
  return ms === null ? null : instantText(ms);
}
