import type { AgentExplanation } from '../../../api/contract/agent-explanation';
import { agentSummary } from '../../../web/src/features/supervisor/agent-summary';
import { startAllTexts } from '../text/all-texts';

beforeAll(() => startAllTexts('en'));

const at = '2026-11-27T10:00:00.000Z';
const item = {
  itemId: 'i',
  division: 'claims',
  reference: 'CLM-1',
  name: null,
  queue: 'claims',
  priority: 7,
  detail: '',
  figures: [],
  possibleAt: null,
};
const why = (given: Partial<AgentExplanation>): AgentExplanation => ({
  agent: 'ana',
  name: 'Ana Adams',
  at,
  summary: '',
  presence: { state: 'ready', since: at },
  idleSince: at,
  connected: 0,
  capacity: {},
  blocked: {},
  offers: [],
  queues: [{ key: 'claims', name: 'Claims', waiting: 3 }],
  tested: 3,
  counts: {},
  nextAt: null,
  items: [],
  ...given,
});
const said = (given: Partial<AgentExplanation>) => agentSummary(why(given), Date.parse(at) + 60_000);

test('what keeps an agent idle is said in the order in which it counts', () => {
  expect(said({ presence: { state: 'not-ready', reason: 'lunch', since: at } })).toMatch(/^Not ready \(Lunch\) since/);
  expect(said({ presence: { state: 'offline', since: at } })).toMatch(/^Offline since/);
  const offer = { offerId: 'o', itemId: 'i', reference: 'CLM-1', expiresAt: '2026-11-27T10:05:00.000Z' };
  expect(said({ offers: [offer], counts: { 'open-offer': 3 } })).toMatch(/^CLM-1 awaits an answer for 4 min\./);
  expect(said({ queues: [] })).toBe('Serves no queue.');
  expect(said({ tested: 0 })).toBe('Nothing waits in these queues.');
  expect(said({ items: [{ ...item, failed: null }] })).toBe('CLM-1 may be offered now.');
});

test('tests are counted in words, and time that helps is named', () => {
  expect(said({ counts: { skills: 2, room: 1 } })).toBe(
    'None of the 3 best waiting items can be offered now: 2 asking for other skills or levels, 1 without room.',
  );
  expect(said({ counts: { ring: 3 }, nextAt: '2026-11-27T11:00:00.000Z' })).toMatch(
    /Time alone opens the first of them at 2026-11-27T11:00:00\.000Z\.$/,
  );
});
