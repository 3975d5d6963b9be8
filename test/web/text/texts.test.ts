import { problemCodes } from '../../../api/errors';
import { CaseState } from '../../../api/contract/case';
import { RoutingState, ShownState } from '../../../api/contract/item';
import { PresenceState } from '../../../api/contract/agent';
import { ReceiverView } from '../../../api/contract/receiver';
import { builtInRoles } from '../../../domain/rights/permission';
import { reasonKeys } from '../../../api/agents/not-ready-reason';
import { decidedNames } from '../../../domain/classify/origin';
import { divisionDocument } from '../../../domain/config/division';
import { queueDocument } from '../../../domain/config/queue';
import * as events from '../../../domain/item/event';
import { deliveryFailureCodes } from '../../../domain/receiver/delivery-failure';
import { failedTests } from '../../../domain/routing/types';
import { ProblemError } from '../../../web/src/api/problem-error';
import { problemText } from '../../../web/src/pieces/problem-text';
import { en } from '../../../web/src/text/en';
import { flattened } from '../../../web/src/text/message';
import { parts, startAllTexts } from './all-texts';

beforeAll(() => startAllTexts('en'));

/** The keys of the texts right below a key. */
async function keysBelow(section: string): Promise<string[]> {
  const all = await Promise.all(parts.map(async (part) => flattened(await en[part]())));
  const below = all.flat().flatMap(([key]) => (key.startsWith(`${section}.`) ? [key.slice(section.length + 1)] : []));
  return [...new Set(below.map((key) => String(key.split('.')[0])))];
}

/** No answer came at all, or one of a later server. */
const ourProblems = ['NETWORK', 'UNKNOWN'];
const systemParts = Object.values(events).flatMap((each) =>
  'kind' in each && each.kind === 'system' ? [each.id] : [],
);
const usualReasons = reasonKeys(divisionDocument.parse({ kind: 'division', key: 'any' }));

test.each([
  ['problem', [...problemCodes, ...ourProblems]],
  ['history.type', events.itemEventTypes],
  ['history.part', systemParts],
  ['state', ShownState.options],
  ['caseState', CaseState.options],
  ['routing', RoutingState.options],
  ['why.failed', failedTests],
  ['why.count', failedTests],
  ['agentPanel.failed', failedTests],
  ['agentPanel.count', failedTests],
  ['why.decided.name', decidedNames],
  ['presence.reason', [...usualReasons, 'rona']],
  ['role', builtInRoles],
  ['deliveries.failure', deliveryFailureCodes],
  ['deliveries.circuit', ReceiverView.shape.circuit.options],
  ['deliveries.kind', ReceiverView.shape.kind.options],
  ['offer.becauseOrder', queueDocument.shape.order.unwrap().options],
])('%s has a text for each code that the API can answer, and for no other', async (section, codes) => {
  expect((await keysBelow(section)).toSorted()).toEqual([...codes].toSorted());
});

test.each([
  ['presence', PresenceState.options],
  ['why.summary', ShownState.options.filter((state) => state !== 'queued')],
])('%s has a text for each code that the API can answer', async (section, codes) => {
  expect(await keysBelow(section)).toEqual(expect.arrayContaining(codes));
});

test('a refusal is told in words, never by its code', () => {
  for (const code of problemCodes) {
    const text = problemText(new ProblemError(409, { code, errors: [{ path: 'to.queue', message: 'is no queue' }] }));
    expect(text).not.toMatch(/[A-Z]{3,}_|undefined|\{\{/);
    expect(text.length).toBeGreaterThan(20);
  }
});
