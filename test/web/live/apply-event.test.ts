import { QueryClient } from '@tanstack/react-query';
import { eventSink } from '../../../web/src/live/apply-event';

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
