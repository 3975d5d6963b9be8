import { QueryClient } from '@tanstack/react-query';
import { keys } from '../../../web/src/api/keys';
import { newerFigures } from '../../../web/src/api/newer-figures';
import { eventSink } from '../../../web/src/live/apply-event';
import type { QueueFigures } from '../../../api/contract/queue';

const change = { event: 'config', data: '{}' };

test('a publication of thousands of documents reads what is shown again twice at most, at once and when it is over', async () => {
  jest.useFakeTimers();
  const client = new QueryClient();
  const read = jest.spyOn(client, 'invalidateQueries').mockResolvedValue();
  const sink = eventSink(client, { agent: null, hearsAll: true });
  for (let count = 0; count < 10_000; count += 1) sink.push({ ...change, id: String(count) });
  expect(read).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(read).toHaveBeenCalledTimes(2);
  sink.stop();
  jest.useRealTimers();
});

test.each([
  ['his own presence reads his work again', { key: 'ana' }, true],
  ['that of somebody else does not', { key: 'ben' }, false],
])('%s', (_fact, data, isRead) => {
  const client = new QueryClient();
  const read = jest.spyOn(client, 'invalidateQueries').mockResolvedValue();
  const sink = eventSink(client, { agent: 'ana', hearsAll: false });
  sink.push({ event: 'agent', data: JSON.stringify(data), id: '1' });
  sink.stop();
  expect(read.mock.calls.some(([asked]) => asked?.queryKey === keys.work)).toBe(isRead);
});

test.each<[string, object, string | null, readonly (readonly unknown[])[]]>([
  ['item', { id: '7' }, null, [keys.item('7'), keys.items, keys.workbins]],
  ['item', { id: '7', agent: 'ben' }, null, [keys.item('7'), keys.items, keys.workbins, keys.agents]],
  ['item', { id: '7' }, 'ana', [keys.work, keys.item('7'), keys.items, keys.workbins]],
  ['case', { id: '8' }, 'ana', [keys.case('8'), keys.cases]],
  ['agent', { key: 'ben' }, 'ana', [keys.agents]],
  ['notification', {}, 'ana', [keys.notifications]],
  ['queues', { at: '2026-11-27T10:00:00Z' }, null, [keys.flows]],
  ['open', {}, 'ana', []],
])('what %s %j tells %s is read again, and nothing else', (event, data, agent, asked) => {
  const client = new QueryClient();
  const read = jest.spyOn(client, 'invalidateQueries').mockResolvedValue();
  const sink = eventSink(client, { agent, hearsAll: agent === null });
  sink.push({ event, data: JSON.stringify(data), id: '1' });
  sink.stop();
  expect(read.mock.calls.map(([given]) => given?.queryKey)).toEqual(asked);
});

test.each(['reset', 'config'])('after %s everything is read again', (event) => {
  const client = new QueryClient();
  const read = jest.spyOn(client, 'invalidateQueries').mockResolvedValue();
  const sink = eventSink(client, { agent: 'ana', hearsAll: false });
  sink.push({ event, data: '{}', id: '1' });
  sink.stop();
  expect(read.mock.calls).toEqual([[]]);
});

test('of figures those that were counted later stand, whichever came first', () => {
  const [early, later] = ['2026-11-27T10:00:00Z', '2026-11-27T10:00:01Z'].map((at) => ({ at }) as QueueFigures);
  if (early === undefined || later === undefined) throw new Error('no figures');
  expect([newerFigures(undefined, early), newerFigures(early, later), newerFigures(later, early)]).toEqual([
    early,
    later,
    later,
  ]);
});
