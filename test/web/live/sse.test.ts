import fc from 'fast-check';
import { SseParser } from '../../../web/src/live/sse';

const stream = [
  ': hello\n\n',
  'event: open\nid: 7-1\ndata: {"at":1}\n\n',
  'event: item\nid: 7-2\ndata: {"a":\ndata: 1}\n\n',
  ': heartbeat\n\n',
  'data:plain\n\n',
].join('');
const events = [
  { event: 'open', id: '7-1', data: '{"at":1}' },
  { event: 'item', id: '7-2', data: '{"a":\n1}' },
  { event: 'message', id: '7-2', data: 'plain' },
];

test('reads the same events however the text is cut, and with any line ends', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(stream.length + 20), { maxLength: 12 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      (cuts, lineEnd) => {
        // A lone CR at the very end may yet become CRLF, so the text goes on with a comment.
        const text = `${stream}: end\n`.replaceAll('\n', lineEnd);
        const parser = new SseParser();
        const ends = [...cuts.toSorted((a, b) => a - b), text.length];
        const read = ends.flatMap((end, index) => parser.push(text.slice(ends[index - 1] ?? 0, end)));
        expect(read).toEqual(events);
      },
    ),
  );
});

test('goes on with the ID of an earlier connection', () => {
  expect(new SseParser('5-5').push('data: x\n\n')).toEqual([{ event: 'message', id: '5-5', data: 'x' }]);
});
