import fc from 'fast-check';
import { parseEvent, readEvents, type ServerEvent } from '../../demo/sse';

async function read(text: string, pieceLength: number): Promise<ServerEvent[]> {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += pieceLength) controller.enqueue(bytes.slice(at, at + pieceLength));
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

test('events come out whole however the bytes are cut', async () => {
  const text = 'event: open\nid: 1-0\ndata: {}\n\n: heartbeat\n\nevent: item\nid: 7-3\ndata: {"name":"Zoë"}\n\n';
  const expected = [
    { event: 'open', data: '{}', id: '1-0' },
    { event: 'item', data: '{"name":"Zoë"}', id: '7-3' },
  ];
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: text.length }), async (length) => {
      expect(await read(text, length)).toEqual(expected);
    }),
  );
});

test('a block without data is no event; data of several lines is joined', () => {
  expect(parseEvent(': heartbeat')).toBeUndefined();
  expect(parseEvent('id: 4')).toBeUndefined();
  expect(parseEvent('data: a\ndata: b')).toEqual({ event: 'message', data: 'a\nb', id: undefined });
});
