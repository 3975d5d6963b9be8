import { usePullNext } from '../../../web/src/api/commands';
import { drawnOnce, turn } from '../drawn-once';

jest.mock('../../../web/src/session/session', () => ({
  believed: () => null,
  noteSession: jest.fn(),
  onSession: jest.fn(),
  readSession: () => ({ end: null }),
}));
jest.mock('../../../web/src/text/i18n', () => ({ withTexts: (loading: Promise<unknown>) => loading }));

afterEach(() => jest.restoreAllMocks());

/** Presses once for each answer; answers the keys by which the presses were named. */
async function keysOf(...answers: readonly (() => Promise<Response>)[]): Promise<readonly (string | null)[]> {
  const keys: (string | null)[] = [];
  jest.spyOn(globalThis, 'fetch').mockImplementation((_path, { headers } = {}) => {
    keys.push(new Headers(headers).get('idempotency-key'));
    return answers[keys.length - 1]?.() ?? Promise.reject(new Error('no answer'));
  });
  const { mutate } = drawnOnce(() => usePullNext('ana'));
  for (let press = 0; press < answers.length; press += 1) {
    mutate({ queue: 'claims' });
    // Each press waits for the answer to the one before it.
    // oxlint-disable-next-line no-await-in-loop
    await turn();
  }
  return keys;
}

const answering =
  (status: number, body: unknown = null) =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));
const lost = () => Promise.reject(new TypeError('Failed to fetch'));

test('as long as nobody knows whether a press counted, the next one is the same one', async () => {
  const isUnderWay = answering(409, { code: 'IDEMPOTENCY_IN_PROGRESS' });
  const [first, ...keys] = await keysOf(lost, answering(503), isUnderWay, answering(200), answering(200));
  const last = keys.pop();
  expect(keys).toEqual([first, first, first]);
  expect(last).not.toBe(first);
});

test('after a refusal the next press is another one', async () => {
  const [first, second] = await keysOf(answering(409, { code: 'CAPACITY_EXCEEDED' }), answering(200));
  expect(second).not.toBe(first);
});
