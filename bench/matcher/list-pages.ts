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

/** Lists by priority over the whole stack. */
export async function listPages({ stack, call }: Million): Promise<Figure[]> {
  const list = async (query: string) =>
    (await call('GET', `/workitems?sort=-priority&limit=${PAGE}&state=${OPEN}${query}`)) as Page;
  const pids = {
    api: stack.pidOf('api') ?? 0,
    owner: stack.pidOf('matcher') ?? 0,
    database: stack.pidOf('postgres') ?? 0,
  };
  const row = async (name: string, query: string): Promise<Figure> => {
    const times: number[] = [];
    let page = await list(query);
    const before = processorMs(pids);
    for (let count = 0; count < TIMES; count += 1) {
      const startMs = performance.now();
      page = await list(query);
      times.push(performance.now() - startMs);
    }
    const after = processorMs(pids);
    const part = (which: keyof typeof pids) => `${which} ${((after[which] - before[which]) / TIMES).toFixed(0)} ms`;
    return {
      name: `GET /v1/workitems?sort=-priority, ${ITEMS} waiting: ${name}`,
      value: `median ${median(times).toFixed(0)} ms (processor: ${part('api')}, ${part('owner')}, ${part('database')})`,
      beside: `${page.items.length} items${page.nextCursor === null ? '' : ', goes on'}`,
      asked: '',
      holds: true,
    };
  };
  let cursor = '';
  for (let count = 1; count < LATE; count += 1) cursor = `&cursor=${(await list(cursor)).nextCursor}`;
  return [
    await row(`first page of ${PAGE}`, ''),
    await row(`page ${LATE} of ${PAGE}`, cursor),
    await row('a filter that matches nothing', '&q=nowhere'),
    await row('a filter that matches 1 in 10,000', '&externalTag=rare'),
    await row('a filter that matches 1 in 100', '&externalTag=uncommon'),
  ];
}

const OPEN = 'scheduled,queued,offered,connected,parked,paused,awaiting-source';
