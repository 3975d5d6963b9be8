import { runStream } from '../../../web/src/live/run-stream';
import type { StreamOptions } from '../../../web/src/live/run-stream';
import { shareStream } from '../../../web/src/live/shared-stream';
import { turn } from '../drawn-once';

jest.mock('../../../web/src/live/run-stream', () => ({ runStream: jest.fn() }));

type Hear = (event: { data: unknown }) => void;

/** Tabs of one browser hear each other at once, and not themselves. */
class Channel {
  static readonly all = new Set<Channel>();
  private hear: Hear = () => {};
  constructor(readonly name: string) {
    Channel.all.add(this);
  }
  addEventListener(_: string, hear: Hear): void {
    this.hear = hear;
  }
  postMessage(data: unknown): void {
    for (const each of Channel.all) if (each !== this && each.name === this.name) each.hear({ data });
  }
  close(): void {
    Channel.all.delete(this);
  }
}

/** One holds the lock of a name; who comes after waits for it in line. */
class Locks {
  private readonly lines = new Map<string, Promise<unknown>>();
  request(name: string, _options: object, hold: () => Promise<void>): Promise<unknown> {
    const turn = (this.lines.get(name) ?? Promise.resolve()).then(hold);
    this.lines.set(name, turn);
    return turn;
  }
}

const readers: StreamOptions[] = [];
const given = { BroadcastChannel: globalThis.BroadcastChannel, navigator: globalThis.navigator };
beforeEach(() => {
  readers.length = 0;
  Channel.all.clear();
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { locks: new Locks() } });
  Object.assign(globalThis, { BroadcastChannel: Channel });
  jest.mocked(runStream).mockImplementation(
    (options) =>
      new Promise<void>((resolve) => {
        readers.push(options);
        options.signal.addEventListener('abort', () => resolve());
      }),
  );
});
afterAll(() => {
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: given.navigator });
  Object.assign(globalThis, { BroadcastChannel: given.BroadcastChannel });
});

function openTab(subject: string) {
  const told: string[] = [];
  const close = shareStream({
    subject,
    onEvent: ({ event, id }) => told.push(`${event} ${id}`),
    onStatus: (status) => told.push(status),
  });
  return { told, close };
}

const event = (id: string) => ({ event: 'item', data: '{}', id });

test('of all tabs of a person one reads, and each hears what it reads', async () => {
  const [one, two] = [openTab('ana'), openTab('ana')];
  await turn();
  expect(readers).toHaveLength(1);
  readers[0]?.onStatus('live');
  readers[0]?.onEvent(event('1'));
  expect([one.told, two.told]).toEqual([
    ['live', 'item 1'],
    ['live', 'item 1'],
  ]);
});

test('a tab that is opened later hears how the stream stands, and another person has a stream of his own', async () => {
  openTab('ana');
  await turn();
  readers[0]?.onStatus('lost');
  const [later, other] = [openTab('ana'), openTab('ben')];
  await turn();
  expect([later.told, other.told]).toEqual([['lost'], []]);
  expect(readers).toHaveLength(2);
});

test('when the tab that reads is closed the next one goes on behind the last event', async () => {
  const one = openTab('ana');
  openTab('ana');
  await turn();
  readers[0]?.onEvent(event('41'));
  one.close();
  await turn();
  expect(readers.map(({ lastId }) => lastId)).toEqual([null, '41']);
});

test('who takes over says that it connects, to all tabs, until it is answered', async () => {
  const one = openTab('ana');
  const [two, three] = [openTab('ana'), openTab('ana')];
  await turn();
  readers[0]?.onStatus('live');
  one.close();
  await turn();
  expect([two.told, three.told]).toEqual([
    ['live', 'connecting'],
    ['live', 'connecting'],
  ]);
  readers[1]?.onStatus('live');
  expect([two.told.at(-1), three.told.at(-1)]).toEqual(['live', 'live']);
});

test('who takes over from one that has lost the server goes on saying so', async () => {
  const one = openTab('ana');
  const two = openTab('ana');
  await turn();
  readers[0]?.onStatus('lost');
  one.close();
  await turn();
  expect(two.told).toEqual(['lost']);
});
