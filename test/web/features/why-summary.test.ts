import type { Explanation } from '../../../api/contract/explanation';
import type { ItemView } from '../../../api/contract/item';
import { whySummary } from '../../../web/src/item/why-summary';
import { startAllTexts } from '../text/all-texts';

beforeAll(() => startAllTexts('en'));

const item = { workbin: null, wakeAt: null, names: { assignee: 'Ana Adams', workbin: null } } as unknown as ItemView;
const said = (why: object, of: Partial<ItemView> = {}) =>
  whySummary({ state: 'queued', candidates: [], offers: [], logout: null, ...why } as unknown as Explanation, {
    ...item,
    ...of,
  });
const failing = (...failed: readonly (string | null)[]) => ({
  candidates: failed.map((each, at) => ({ name: `Agent ${at}`, failed: each })),
});

test('why nobody has an item that waits: nobody could, or somebody can, who is named', () => {
  expect(said(failing('skills', null, null))).toContain('Agent 1');
  expect(said({})).not.toContain('Agent');
});

test('each test is told with how many have failed it', () => {
  const text = said(failing('presence', 'skills', 'presence', 'presence', 'skills'));
  expect(text).toMatch(/\b3\b/);
  expect(text).toMatch(/\b2\b/);
  expect(text).not.toMatch(/\b5\b/);
});

test('of several offers the one that stands is told', () => {
  const offers = [
    { name: 'Ben Brown', outcome: 'declined' },
    { name: 'Cleo Clark', outcome: null },
  ];
  expect(said({ state: 'offered', offers })).toContain('Cleo Clark');
});

test('whose agent is away is told apart from who is at work', () => {
  const [here, away] = ['connected', 'disconnected'].map((routingState) => said({ state: 'connected', routingState }));
  expect(here).toContain('Ana Adams');
  expect(away).toContain('Ana Adams');
  expect(away).not.toBe(here);
});

test('of who is away it is told what becomes of the item: it stays, or goes to its queue or a workbin, and when', () => {
  const at = '2026-11-28T08:00:00.000Z';
  const away = (logout: object | null) => said({ state: 'connected', routingState: 'disconnected', logout });
  expect(away(null)).toContain('stays');
  expect(away({ at, workbin: null, workbinName: null })).toMatch(new RegExp(`${at}.*queue`));
  expect(away({ at, workbin: 'shelf', workbinName: 'The shelf' })).toMatch(new RegExp(`${at}.*The shelf`));
});

test('what is held names who keeps it', () => {
  expect(said({ state: 'paused', routingState: 'held' })).toContain('Ana Adams');
  expect(said({ state: 'paused', routingState: 'none' })).not.toContain('Ana Adams');
});

test('what is parked tells when it comes back, where it does', () => {
  const wakeAt = '2026-11-28T08:00:00.000Z';
  expect(said({ state: 'parked' }, { workbin: 'large-claims', wakeAt })).toContain(wakeAt);
  expect(said({ state: 'parked' }, { workbin: 'large-claims' })).toMatch(/Large claims/i);
});
