import { createLatch } from '../../matcher/latch';

test('set before the wait, it ends the wait at once, and once', async () => {
  const latch = createLatch();
  latch.set();
  latch.set();
  await latch.wait(60_000);
  let isOver = false;
  const second = latch.wait(60_000).then(() => (isOver = true));
  await Promise.resolve();
  expect(isOver).toBe(false);
  latch.set();
  await second;
  expect(isOver).toBe(true);
});

test('a wait that nobody ends is over after its time', async () => {
  await expect(createLatch().wait(1)).resolves.toBeUndefined();
});
