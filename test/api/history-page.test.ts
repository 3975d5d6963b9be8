import { historyPage } from '../../api/history-page';

const big = 'x'.repeat(250_000);
/** Entries 1 to `count`, and how many are read at once. */
function historyOf(count: number, data: unknown) {
  const most: number[] = [];
  const read = async (after: number | null, limit: number) => {
    most.push(limit);
    const from = after ?? 0;
    return Array.from({ length: Math.min(limit, count - from) }, (_, index) => ({ seq: from + index + 1, data }));
  };
  return { read, most };
}

async function pagesOf(count: number, data: unknown, limit: number): Promise<number[][]> {
  const { read, most } = historyOf(count, data);
  const pages: number[][] = [];
  for (let after: number | null = null, goesOn = true; goesOn;) {
    const { entries, hasMore }: Awaited<ReturnType<typeof historyPage>> = await historyPage(limit, after, read);
    pages.push(entries.map(({ seq }) => seq));
    after = entries.at(-1)?.seq ?? after;
    goesOn = hasMore;
  }
  expect(Math.max(...most)).toBeLessThanOrEqual(100);
  return pages;
}

const all = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test.each([
  [0, 10, [0]],
  [10, 10, [10]],
  [11, 10, [10, 1]],
  [250, 1_000, [250]],
  [1_000, 1_000, [1_000]],
  [1_001, 1_000, [1_000, 1]],
])('of %i small entries pages of %i hold %j, each entry once', async (count, limit, lengths) => {
  const pages = await pagesOf(count, { text: 'small' }, limit);
  expect(pages.map(({ length }) => length)).toEqual(lengths);
  expect(pages.flat()).toEqual(all(count));
});

test('pages of big entries are short, whatever is asked for, and each entry is in one of them', async () => {
  const pages = await pagesOf(30, { text: big }, 1_000);
  expect(pages.map(({ length }) => length)).toEqual([7, 7, 7, 7, 2]);
  expect(pages.flat()).toEqual(all(30));
});

test('an entry that is too big by itself is a page of its own', async () => {
  expect(await pagesOf(3, { text: big.repeat(9) }, 1_000)).toEqual([[1], [2], [3]]);
});
