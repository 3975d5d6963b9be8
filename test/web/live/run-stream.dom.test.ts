import { runStream } from '../../../web/src/live/run-stream';
import { noteSession } from '../../../web/src/session/session';

jest.mock('../../../web/src/session/session', () => ({ noteSession: jest.fn() }));

let end: AbortController;
let asked: (string | null)[];
let told: string[];
beforeEach(() => {
  jest.useFakeTimers();
  // The least pause that there is: 250 ms after the first failure.
  jest.spyOn(Math, 'random').mockReturnValue(0);
  [end, asked, told] = [new AbortController(), [], []];
});
afterEach(() => {
  end.abort();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

type Answer = (signal: AbortSignal) => Response | Promise<Response>;
const refusedWith =
  (status: number): Answer =>
  () =>
    new Response(null, { status });
/** Sends the text, then ends or goes silent. */
const sending =
  (text: string, { ends = true, type = 'text/event-stream' } = {}): Answer =>
  (signal) =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(text));
          if (ends) controller.close();
          signal.addEventListener('abort', () => controller.error(new Error('aborted')));
        },
      }),
      { headers: { 'content-type': type } },
    );
/** Takes the connection and says nothing. */
const silent: Answer = (signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));

/** Reads from a server that answers so, one connection after the other; the last answer is given again and again. */
function reading(...answers: readonly [Answer, ...Answer[]]): Promise<void> {
  jest.spyOn(globalThis, 'fetch').mockImplementation((_path, { headers, signal } = {}) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? answers[0];
    asked.push(new Headers(headers).get('last-event-id'));
    return Promise.resolve(answer(signal ?? end.signal));
  });
  return runStream({
    lastId: null,
    signal: end.signal,
    onEvent: ({ event, id }) => told.push(`${event} ${id ?? ''}`),
    onStatus: (status) => told.push(status),
  });
}

const event = (id: number) => `id: ${id}\nevent: item\ndata: {}\n\n`;

test('after a loss it goes on behind the last event that it saw', async () => {
  void reading(sending(event(1) + event(2)), sending(event(3), { ends: false }));
  await jest.advanceTimersByTimeAsync(250);
  expect(asked).toEqual([null, '2']);
  expect(told).toEqual(['live', 'item 1', 'item 2', 'lost', 'live', 'item 3']);
});

test('each failure in a row is waited for longer, and an event ends the row', async () => {
  void reading(refusedWith(503), refusedWith(503), sending(event(1)), sending('', { ends: false }));
  await jest.advanceTimersByTimeAsync(250);
  await jest.advanceTimersByTimeAsync(499);
  expect(asked).toHaveLength(2);
  await jest.advanceTimersByTimeAsync(1);
  expect(asked).toHaveLength(3);
  await jest.advanceTimersByTimeAsync(250);
  expect(asked).toHaveLength(4);
});

test('a connection from which nothing comes is given up, and one from which something comes is not', async () => {
  void reading(sending(': here\n\n', { ends: false }));
  await jest.advanceTimersByTimeAsync(34_999);
  expect(told).toEqual(['live']);
  await jest.advanceTimersByTimeAsync(1);
  expect(told).toEqual(['live', 'lost']);
});

test('a server that takes the connection and says nothing is given up as well', async () => {
  void reading(silent, sending(event(1), { ends: false }));
  await jest.advanceTimersByTimeAsync(34_999);
  expect(told).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(told).toEqual(['lost']);
  await jest.advanceTimersByTimeAsync(250);
  expect(told).toEqual(['lost', 'live', 'item 1']);
});

test('a page that somebody in between gives in place of the stream is none', async () => {
  void reading(sending('<html>Sign in to this network</html>', { ends: false, type: 'text/html' }));
  await jest.advanceTimersByTimeAsync(0);
  expect(told).toEqual(['lost']);
});

test('who may not read it is told so, and asks again later', async () => {
  void reading(refusedWith(403), sending('', { ends: false }));
  await jest.advanceTimersByTimeAsync(250);
  expect(told).toEqual(['refused', 'live']);
});

test('whose session has ended asks no more', async () => {
  await reading(refusedWith(401));
  await jest.advanceTimersByTimeAsync(60_000);
  expect([asked.length, told]).toEqual([1, []]);
  expect(noteSession).toHaveBeenCalledWith(null);
});
