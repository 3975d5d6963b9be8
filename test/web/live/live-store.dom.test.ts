import { onLive, readLive, setLive } from '../../../web/src/live/live-store';

test('listeners hear of another status only, and a loss tells when the connection was last seen alive', () => {
  const told: unknown[] = [];
  const leave = onLive(() => told.push(readLive()));
  setLive('connecting', 1);
  for (const at of [10, 20, 30]) setLive('live', at);
  setLive('lost', 40);
  setLive('lost', 50);
  leave();
  setLive('live', 60);
  expect(told).toEqual([
    { status: 'live', aliveMs: 10 },
    { status: 'lost', aliveMs: 30 },
  ]);
  expect(readLive()).toEqual({ status: 'live', aliveMs: 60 });
});
