import { openItemStates } from '../../domain/item/shown';
import { type Figure, median } from '../figures';
import { processorMs } from '../processor-time';
import { ITEMS, type Million } from './million';

const PAGE = 200;
/** The page that is asked for in the middle of a long list. */
const LATE = 20;
const TIMES = 7;

interface Page {
  items: { id: string }[];
  nextCursor: string | null;
}

/** Lists over the whole stack, by priority and by columns, and the figures of the queues. */
export async function listPages({ stack, call }: Million): Promise<Figure[]> {
  const pids = {
    api: stack.pidOf('api') ?? 0,
    owner: stack.pidOf('matcher') ?? 0,
    database: stack.pidOf('postgres') ?? 0,
  };
  const row = async (name: string, path: string): Promise<Figure> => {
    const times: number[] = [];
    let page = (await call('GET', path)) as Partial<Page>;
    const before = processorMs(pids);
    for (let count = 0; count < TIMES; count += 1) {
      const startMs = performance.now();
      page = (await call('GET', path)) as Partial<Page>;
      times.push(performance.now() - startMs);
    }
    const after = processorMs(pids);
    const part = (which: keyof typeof pids) => `${which} ${((after[which] - before[which]) / TIMES).toFixed(0)} ms`;
    return {
      name: `${name}, ${ITEMS} waiting`,
      value: `median ${median(times).toFixed(0)} ms (processor: ${part('api')}, ${part('owner')}, ${part('database')})`,
      beside: page.items ? `${page.items.length} items${page.nextCursor === null ? '' : ', goes on'}` : '',
      asked: '',
      holds: true,
    };
  };
  const byPriority = (query: string) => `/workitems?sort=-priority&limit=${PAGE}&state=${OPEN}${query}`;
  const byColumn = (sort: string) =>
    row(`list by ${sort}: first page of ${PAGE}`, `/workitems?sort=${sort}&limit=${PAGE}`);
  let cursor = '';
  for (let count = 1; count < LATE; count += 1) {
    const { nextCursor } = (await call('GET', byPriority(cursor))) as Page;
    cursor = `&cursor=${nextCursor}`;
  }
  return [
    await row(`list by priority: first page of ${PAGE}`, byPriority('')),
    await row(`list by priority: page ${LATE} of ${PAGE}`, byPriority(cursor)),
    await row('list by priority: a filter that matches nothing', byPriority('&q=nowhere')),
    await row('list by priority: a filter that matches 1 in 10,000', byPriority('&externalTag=rare')),
    await row('list by priority: a filter that matches 1 in 100', byPriority('&externalTag=uncommon')),
    await byColumn('-createdAt'),
    await byColumn('dueAt'),
    await byColumn('-updatedAt'),
    await row('list of what is completed: nothing', `/workitems?state=completed&limit=${PAGE}`),
    await row('figures of all queues', '/queues'),
  ];
}

const OPEN = openItemStates.join(',');
