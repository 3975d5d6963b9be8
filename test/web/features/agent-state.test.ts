import type { AgentView } from '../../../api/contract/agent';
import { agentState, countStates, isListed } from '../../../web/src/features/supervisor/agent-state';

const since = '2026-11-27T10:00:00Z';
const agent = (given: Partial<AgentView>) =>
  ({
    division: 'claims',
    queues: ['claims/urgent', 'letters'],
    presence: { state: 'ready', since },
    idle: false,
    connected: 0,
    offered: 0,
    ...given,
  }) as AgentView;
const offline = agent({ presence: { state: 'offline', since }, idle: false, connected: 1 });
const atLunch = agent({ presence: { state: 'not-ready', reason: 'lunch', since }, connected: 2 });
const idle = agent({ idle: true });
const offered = agent({ offered: 1 });
const free = agent({});

test('who is offline or not ready is so with work in hand as well; idle is only whom work waits for', () => {
  expect([offline, atLunch, idle, offered, free].map(agentState)).toEqual([
    'offline',
    'not-ready:lunch',
    'idle',
    'busy',
    'free',
  ]);
});

test('each agent is counted once, the idle first, and that there are none of them is said', () => {
  const counts = countStates([offline, atLunch, offered, free, free]);
  expect(counts.map(({ state, count }) => [state, count])).toEqual([
    ['idle', 0],
    ['free', 2],
    ['busy', 1],
    ['not-ready:lunch', 1],
    ['offline', 1],
  ]);
});

test('agents are listed by state, by presence, and by a queue of their own division, whatever its key holds', () => {
  expect([idle, free, atLunch].map((each) => isListed(each, { agents: 'ready' }))).toEqual([true, true, false]);
  expect([idle, free].map((each) => isListed(each, { agents: 'idle' }))).toEqual([true, false]);
  expect(isListed(idle, { serves: 'claims/claims/urgent' })).toBe(true);
  expect(isListed(idle, { serves: 'sales/letters' })).toBe(false);
  expect(isListed(idle, { serves: 'claims/mail' })).toBe(false);
});
