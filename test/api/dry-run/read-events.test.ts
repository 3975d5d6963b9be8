import { EVENT_LINES_AT_MOST } from '../../../domain/dry-run/event-limits';
import { readEvents } from '../../../api/dry-run/read-events';
import { HttpProblem } from '../../../api/http-problem';

const known = {
  divisions: new Set(['sales']),
  agents: new Set(['paula']),
  sources: new Map([
    ['web', 'sales'],
    ['crm', 'claims'],
  ]),
  onlySource: undefined,
};
const at = (second: number) => `2026-11-23T09:00:${String(second).padStart(2, '0')}.000Z`;
const capture = (second: number, more: object = {}) =>
  JSON.stringify({ at: at(second), type: 'capture', item: { source: 'web', externalId: `A-${second}`, ...more } });
const ready = (second: number, agent = 'paula') =>
  JSON.stringify({ at: at(second), type: 'presence', agent, presence: 'ready' });

async function faults(...lines: string[]) {
  const refusal: unknown = await readEvents(lines.join('\n'), known).catch((error: unknown) => error);
  if (!(refusal instanceof HttpProblem)) throw new Error('was taken');
  return refusal.extra.errors;
}

test('a good file is told by its lines and the instants of the first and the last; empty lines are passed over', async () => {
  const text = `${ready(1)}\n\n${capture(2, { worktype: 'lead' })}\r\n${capture(2)}\n`;
  expect(await readEvents(text, known)).toEqual({ total: 3, fromMs: Date.parse(at(1)), toMs: Date.parse(at(2)) });
});

test('each fault is told by the number of its line, with the value that was seen and what is allowed', async () => {
  const told = await faults(
    ready(5),
    '{"at":',
    '',
    JSON.stringify({ at: at(6), type: 'arrival' }),
    JSON.stringify({ at: at(7), type: 'presence', agent: 'paula', presence: 'away' }),
    ready(4),
    capture(8, { surprise: 1 }),
  );
  expect(told).toMatchObject([
    { line: 2, path: '', code: 'INVALID_LINE' },
    { line: 4, path: 'type', value: 'arrival', allowed: ['capture', 'presence', 'load', 'command'] },
    { line: 5, path: 'presence', value: 'away' },
    { line: 6, path: 'at', value: at(4), allowed: expect.stringContaining(at(5)) },
    { line: 7, path: 'item.surprise' },
  ]);
});

test('what lies beyond what its sender sees does not exist, and is not among what is allowed', async () => {
  const told = await faults(
    ready(1, 'ana'),
    capture(2, { division: 'claims' }),
    capture(3, { source: 'erp' }),
    // Its home is another division's.
    capture(4, { source: 'crm' }),
    capture(5, { source: undefined }),
    JSON.stringify({ at: at(6), type: 'command', source: 'web', externalId: 'A-2', action: 'assign', agent: 'ana' }),
  );
  expect(told).toMatchObject([
    { line: 1, path: 'agent', value: 'ana', allowed: ['paula'] },
    { line: 2, path: 'item.division', value: 'claims', allowed: ['sales'] },
    { line: 3, path: 'item.source', value: 'erp', allowed: ['web', 'crm'] },
    { line: 4, path: 'item.division', allowed: ['sales'] },
    { line: 5, path: 'item.source', code: 'REQUIRED' },
    { line: 6, path: 'agent', value: 'ana' },
  ]);
});

test('a file without a line, or with too many, is none; of many faults fifty are told', async () => {
  expect(await faults(' \n\n')).toMatchObject([{ path: 'events', code: 'REQUIRED' }]);
  const many = Array<string>(EVENT_LINES_AT_MOST + 1).fill(ready(1));
  expect(await faults(...many)).toMatchObject([{ code: 'TOO_MANY_LINES', allowed: EVENT_LINES_AT_MOST }]);
  expect(await faults(...Array<string>(200).fill('x'))).toHaveLength(50);
});
