import { createCatalogue } from '../../../domain/classify/catalogue';
import { classify } from '../../../domain/classify/classify';
import { otherSchedule } from '../../../domain/classify/other-schedule';
import { otherValues } from '../../../domain/classify/other-values';
import { worktypeDocument } from '../../../domain/config/worktype';
import { decide } from '../../../domain/item/decide';
import type { AnyCommand, ClockCommand } from '../../../domain/item/command';
import { nextDeadline } from '../../../domain/item/deadline';
import { newItem } from '../../../domain/item/new-item';
import type { ItemState } from '../../../domain/item/state';
import { wallClock } from '../../../domain/time/clock';
import { hourMs } from '../../../domain/time/duration';
import { exampleDocuments } from '../examples';
import { sampleIdentity } from '../item/sample-item';

const NOON = Date.UTC(2026, 10, 23, 12);
const sla = {
  target: 'PT10H',
  thresholds: [
    { at: '50%', states: ['not-completed'], escalate: true, actions: [{ raisePriority: 100 }] },
    { at: '60%', states: ['not-completed'], repeat: 'PT1H', actions: [{ raisePriority: 10 }] },
  ],
};
const documents = exampleDocuments('claims').map((document) =>
  document.kind === 'worktype'
    ? worktypeDocument.parse({
        ...document,
        sla,
        statuses: [...document.statuses, { key: 'late', category: 'open', after: 'PT7H' }],
      })
    : document,
);
const catalogue = createCatalogue(documents.map((document) => ({ document, version: 1 })));
const source = { kind: 'source', id: 'crm' } as const;

function captured(of = catalogue): ItemState {
  const input = { source: 'crm', worktype: 'medical-claim', attributes: { Case_ID: 'C-1', Claim_Value: 5_000 } };
  const result = classify({ ...input, capturedAtMs: NOON }, of);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return newItem(result.value, { ...sampleIdentity, createdMs: NOON });
}

/** What the clock does until an instant. */
function passed(item: ItemState, untilMs: number): ItemState {
  const deadline = nextDeadline(item);
  if (!deadline || deadline.atMs > untilMs) return item;
  const nextMs = 'nextMs' in deadline && deadline.index === 1 ? deadline.atMs + hourMs : null;
  const command: ClockCommand = deadline.action === 'threshold' ? { ...deadline, nextMs } : deadline;
  const decision = decide(item, command, deadline.atMs);
  if (decision.kind !== 'change') throw new Error(`${deadline.action} changed nothing`);
  return passed(decision.change.state, untilMs);
}

function changed(item: ItemState, command: AnyCommand): ItemState {
  const decision = decide(item, command, NOON);
  if (decision.kind !== 'change') throw new Error(`${command.action} changed nothing`);
  return decision.change.state;
}

test('what has come does not come again when the rules run anew', () => {
  const nowMs = NOON + 7.5 * hourMs;
  const before = passed(captured(), nowMs);
  expect(before).toMatchObject({ escalations: 1, status: 'late', thresholds: [{ fired: 1 }, { fired: 2 }] });
  const worked = { ...before, status: 'open' };
  const found = otherValues(
    worked,
    { kind: 'source', id: 'crm' },
    { attributes: { Claim_Value: 200_000 }, reclassify: true },
    catalogue,
  );
  if (!found.ok) throw new Error(JSON.stringify(found.errors));
  const decision = decide(worked, found.command, nowMs);
  const after = decision.kind === 'change' ? decision.change.state : worked;
  expect(after.rules.plan.key).toBe('claim-large');
  expect(passed(after, nowMs)).toMatchObject({ escalations: 1, status: 'open', thresholds: worked.thresholds });
});

function withDue(item: ItemState, dueAtMs: number | null): ItemState {
  const rules = {
    scheme: null,
    plan: null,
    thresholds: [],
    statuses: [],
    preferredAgentShare: '10%',
    timeZone: undefined,
  };
  const found = otherSchedule(item, { rules, clock: wallClock }, { dueAtMs }, NOON);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return changed(item, { action: 'reschedule', actor: source, schedule: found.schedule });
}

test.each([
  ['there is none without a target', {}, null, null],
  ['the expiry counts from the activation without a target', { expiry: 'PT30H' }, null, 30],
  ['the target is due again', { target: 'PT10H', expiry: 'PT30H' }, 10, 30],
])('a due date that was given is taken back: %s', (_, sla, due, expires) => {
  const of = documents.map((document) =>
    document.kind === 'worktype' ? worktypeDocument.parse({ ...document, sla }) : document,
  );
  const before = captured(createCatalogue(of.map((document) => ({ document, version: 1 }))));
  const given = withDue(before, NOON + 5 * hourMs);
  expect(given).toMatchObject({ dueMs: NOON + 5 * hourMs, rules: { given: { dueAt: true } } });
  const after = withDue(given, null);
  const instants = { dueMs: due, expiresMs: expires };
  const inHours = (ms: number | null) => (ms === null ? null : (ms - NOON) / hourMs);
  expect({ dueMs: inHours(after.dueMs), expiresMs: inHours(after.expiresMs) }).toEqual(instants);
  expect(after.rules).toEqual({ ...before.rules, curve: after.rules.curve, plan: after.rules.plan });
});

test('a due date that somebody gives stands when the rules run anew, also the one that they had come to', () => {
  const before = captured();
  const given = withDue(before, before.dueMs);
  // The target is twice as long meanwhile.
  const longer = createCatalogue(
    documents.map((document) => ({
      document: document.kind === 'worktype' ? { ...document, sla: { ...document.sla, target: 'PT20H' } } : document,
      version: 2,
    })),
  );
  const again = (item: ItemState) => {
    const values = otherValues(item, source, { reclassify: true }, longer);
    if (!values.ok) throw new Error(JSON.stringify(values.errors));
    return changed(item, values.command).dueMs;
  };
  expect(again(before)).toBe(NOON + 20 * hourMs);
  expect(again(given)).toBe(NOON + 10 * hourMs);
});
