import { createBell, runLoop } from '../../demo/loop';

test('a ring ends the wait, also one that came before it', async () => {
  const { signal } = new AbortController();
  const bell = createBell();
  bell.ring();
  await bell.wait(60_000, signal);
  const waiting = bell.wait(60_000, signal);
  bell.ring();
  await expect(waiting).resolves.toBeUndefined();
});

test('a step that fails is told and tried again, until the end', async () => {
  const stopping = new AbortController();
  const errors: unknown[] = [];
  let steps = 0;
  const step = async () => {
    steps += 1;
    if (steps === 2) throw new Error('gone for a moment');
    if (steps === 4) stopping.abort();
    return 0;
  };
  await runLoop(step, { bell: createBell(), signal: stopping.signal, onError: (error) => errors.push(error) });
  expect(steps).toBe(4);
  expect(errors).toEqual([new Error('gone for a moment')]);
});
