import fc from 'fast-check';
import type { ChangeCursor } from '../../db/change-feed';
import { CURSOR_LENGTH, eventId, formatCursor, parseCursor } from '../../api/stream/change-cursor';

/** IDs in order: the first is xmin, the last xmax, those between them run. */
const snapshots = fc
  .uniqueArray(fc.bigInt({ min: 1n, max: 2n ** 63n - 2n }), { minLength: 1, maxLength: 6 })
  .map((ids) => ids.toSorted((a, b) => (a < b ? -1 : 1)))
  .map((ids) => `${ids[0]}:${(ids.at(-1) ?? 0n) + 1n}:${ids.slice(1).join(',')}`);
const rows = fc.record({ xid: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String), id: fc.nat() });
const cursors: fc.Arbitrary<ChangeCursor> = fc.record({
  seen: snapshots,
  within: fc.option(fc.tuple(snapshots, rows).map(([until, row]) => ({ until, ...row }))),
});

test('cursors are read as they are written', () => {
  fc.assert(fc.property(cursors, (cursor) => expect(parseCursor(formatCursor(cursor))).toEqual(cursor)));
});

test('what PostgreSQL would not take for a snapshot is no cursor, nor what was one before', () => {
  const wrong = [
    '',
    '5',
    '5:4:',
    '0:4:',
    '5:9:4',
    '5:9:9',
    '5:9:7,6',
    '5:9',
    '5:9:6,',
    '9223372036854775808:9223372036854775809:',
  ];
  expect(wrong.map(parseCursor)).toEqual(wrong.map(() => undefined));
  const places = [
    '12-3',
    '5:9:~5:9:',
    '5:9:~5:9:~7',
    '5:9:~x~7-1',
    '5:9:~5:9:~7-1~',
    '5:9:~5:9:~9223372036854775808-1',
  ];
  expect(places.map(parseCursor)).toEqual(places.map(() => undefined));
});

test('what is too long to be sent back names no event', () => {
  const running = Array.from({ length: CURSOR_LENGTH / 4 }, (_, at) => 1_000 + at);
  expect(eventId({ seen: `1:9999:${running.join(',')}`, within: null })).toBeUndefined();
  expect(eventId({ seen: '1:9999:', within: null })).toBe('1:9999:');
});
