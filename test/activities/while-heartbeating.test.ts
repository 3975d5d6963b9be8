import { MockActivityEnvironment } from '@temporalio/testing';
import { whileHeartbeating } from '../../activities/while-heartbeating';

test('the server hears from a delivery as long as it is under way', async () => {
  const env = new MockActivityEnvironment();
  const heard = new Promise<void>((resolve) => env.on('heartbeat', () => resolve()));
  // Work that ends only when its worker has been heard of.
  const answer = env.run(() => whileHeartbeating(() => heard.then(() => 'delivered')));
  expect(await answer).toBe('delivered');
});
