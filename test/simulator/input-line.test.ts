import { problemLine } from '../../domain/config/problem-line';
import { parseLine } from '../../api/contract/input-line';
import { SimulationRun } from '../../simulator/simulation-run';
import { configurationOf } from '../../simulator/configuration';
import { at, claim, claims, command, presence, ready } from './claims';
import { lineOf } from './simulate';

const T = at('08:00');

test.each([
  ['{', 'is not JSON: '],
  ['[]', 'type: is required (allowed: capture, presence, load, command)'],
  [{ at: T, type: 'sleep' }, 'type: is no type of line: "sleep" (allowed: capture, presence, load, command)'],
  [{ at: T, type: 'toString' }, 'type: is no type of line: "toString" (allowed: '],
  [
    { at: '8:00', type: 'load', agent: 'ana', load: {} },
    'at: is no instant: "8:00" (allowed: an instant of RFC 3339 in UTC, such as 2026-11-23T08:00:00Z)',
  ],
  [
    { at: '0026-11-23T08:00:00Z', type: 'load', agent: 'ana', load: {} },
    'at: must lie between 1900 and 2200: "0026-11-23T08:00:00Z"',
  ],
  [{ at: T, type: 'capture', item: { source: 'crm' } }, 'item.externalId: is required (allowed: string)'],
  [
    { at: T, type: 'capture', item: { source: 'crm', externalId: 'C-1', handleTime: '2m' } },
    'item.handleTime: is not a duration: "2m"',
  ],
  [{ ...presence('08:00', 'ana', 'away') }, 'presence: is not among what is allowed: "away" (allowed: '],
  [{ ...ready('08:00', 'ana', 'soon') }, 'acceptAfter: must be "never" or a duration such as PT20S: "soon"'],
  [{ at: T, type: 'load', agent: 'ana', load: { voice: -1 } }, 'load.voice: '],
  [
    command('08:00', 'C-1', 'sell'),
    'action: cannot be simulated: "sell" (allowed: accept, decline, complete, cancel, ',
  ],
  [command('08:00', 'C-1', 'pull'), 'agent: is required'],
  [command('08:00', 'C-1', 'reprioritize'), 'priority: is required (allowed: number)'],
  [command('08:00', 'C-1', 'reschedule'), 'dueAt: or activateAt, or both: one of them is needed'],
  [command('08:00', 'C-1', 'extend', { dueAt: 'soon' }), 'dueAt: is no instant: "soon"'],
  [command('08:00', 'C-1', 'assign'), 'agent: is required'],
  [
    command('08:00', 'C-1', 'transfer', { queue: 'claims', agent: 'ana' }),
    'queue: or agent or workbin: one of them says where to',
  ],
  [command('08:00', 'C-1', 'complete', { status: 'x' }), 'status: is not known here'],
  ['{"at":"x","type":"capture","__proto__":{}}', '__proto__: is no name to use'],
])('%j is refused: %s', (raw, words) => {
  const parsed = parseLine(typeof raw === 'string' ? raw : JSON.stringify(raw));
  expect(parsed.ok ? [] : parsed.errors.map(problemLine)).toEqual([expect.stringContaining(words)]);
});

async function failure(...lines: object[]): Promise<string> {
  const run = new SimulationRun([configurationOf(claims)], { untilMs: null, handleMs: 1_000, isPrinted: false });
  const input = lines.map((raw, index) => ({ at: `day.ndjson:${index + 1}`, line: lineOf(raw) }));
  try {
    for (const piece of run.output(input)) expect(piece).toBe('');
  } catch (error) {
    return (error as Error).message;
  }
  return 'no failure';
}

test.each([
  [[ready('08:00', 'anna')], 'day.ndjson:1: agent: does not exist: "anna" (allowed: ana, ben, sue)'],
  [
    [ready('08:00', 'ana'), presence('08:00', 'ana', 'not-ready', { reason: 'Nap' })],
    'day.ndjson:2: reason: is no reason of his division: "Nap" (allowed: admin-work, lunch, meeting, pause, training)',
  ],
  [
    [presence('08:00', 'ana', 'not-ready', { reason: 'RONA' })],
    'day.ndjson:1: reason: is no reason of his division: "RONA" (allowed: admin-work, lunch, meeting, pause, training)',
  ],
  [
    [presence('08:00', 'ana', 'ready', { reason: 'Lunch' })],
    'day.ndjson:1: reason: is given with not-ready only: "Lunch"',
  ],
  [[claim('08:00', 'C-1', { value: -1 })], 'day.ndjson:1: item.attributes.Claim_Value: must be >= 0: -1 (allowed: 0)'],
  [
    [claim('08:00', 'C-1', { worktype: 'dental' })],
    'day.ndjson:1: item.worktype: does not exist: "dental" (allowed: medical-claim)',
  ],
  [[claim('08:00', 'C-1', { source: 'web' })], 'day.ndjson:1: item.source: does not exist: "web" (allowed: crm)'],
  [[command('08:00', 'C-1', 'cancel')], 'day.ndjson:1: externalId: was not captured before by source crm: "C-1"'],
  [
    [claim('08:00', 'C-1', { dueAt: at('07:00') })],
    'day.ndjson:1: item.dueAt: is before the activation: "2026-11-23T07:00:00.000Z" (allowed: 2026-11-23T08:00:00.000Z (activation) or later)',
  ],
  [
    [claim('08:00', 'C-1'), command('08:00', 'C-1', 'transfer', { queue: 'lost' })],
    'day.ndjson:2: queue: does not exist: "lost" (allowed: claims, emergency-backlog)',
  ],
  [
    [claim('08:00', 'C-1'), command('08:00', 'C-1', 'update', { attributes: { Claim_Value: -1 } })],
    'day.ndjson:2: attributes.Claim_Value: must be >= 0: -1 (allowed: 0)',
  ],
  [[], 'The input holds no line that is to be simulated.'],
])('a line that makes no sense in this configuration is named', async (lines, words) => {
  expect(await failure(...lines)).toBe(words);
});
