/** An entry may hold all that a body may, 256 KB, and somebody may write a thousand of them: a page ends before they fill the memory. */
const CHARACTERS = 2_000_000;
const READ_AT_ONCE = 100;

/**
 * A page of a history from behind `after` on: `limit` entries, or fewer where these are big, but one at least. `read` gives
 * the next so many.
 */
export async function historyPage<Entry extends { seq: number; data: unknown }>(
  limit: number,
  after: number | null,
  read: (after: number | null, limit: number) => Promise<Entry[]>,
): Promise<{ entries: Entry[]; hasMore: boolean }> {
  const entries: Entry[] = [];
  let characters = 0;
  for (;;) {
    const wanted = Math.min(READ_AT_ONCE, limit + 1 - entries.length);
    const found = await read(entries.at(-1)?.seq ?? after, wanted);
    for (const entry of found) {
      characters += JSON.stringify(entry.data).length;
      const isFull = entries.length === limit || (entries.length > 0 && characters > CHARACTERS);
      if (isFull) return { entries, hasMore: true };
      entries.push(entry);
    }
    if (found.length < wanted) return { entries, hasMore: false };
  }
}
