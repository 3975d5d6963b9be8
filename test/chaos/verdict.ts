import type { HistoryEvent } from '../../api/contract/item';
import type { PlannedItem } from './chaos-plan';
import type { Receipt } from './source-receiver';

/** What is known of one item when everything has ended. */
export interface ItemEvidence {
  planned: PlannedItem;
  /** Undefined: nobody knows the item any more. */
  state: string | undefined;
  /** Before that instant nobody may be offered it. */
  activateAt: string | undefined;
  events: readonly HistoryEvent[];
  receipts: readonly Receipt[];
  /** Offers by which an accept was answered with the item, and those by which it was refused. */
  accepted: readonly string[];
  refused: readonly string[];
}

/** Events that may still follow the end of an item. */
const AFTERMATH = new Set(['status-changed', 'synced', 'notified']);

/** Everything that is wrong with what became of an item; none when every promise was kept. */
export function faultsOf(evidence: ItemEvidence): string[] {
  const { planned, state, activateAt, events, receipts } = evidence;
  const faults: string[] = [];
  const check = (isRight: boolean, fault: string) => void (isRight || faults.push(fault));
  const count = (type: string) => events.filter((event) => event.type === type).length;
  const marksDone = planned.mode === 'both' ? 1 : 0;

  check(state === 'completed', `is ${state ?? 'lost'}`);
  check(
    events.every(({ seq }, index) => seq === index + 1),
    `its history has gaps: ${events.map(({ seq }) => seq).join(' ')}`,
  );
  for (const [type, times] of [
    ['captured', 1],
    ['classified', 1],
    ['accepted', 1],
    ['completed', 1],
    ['mark-done', marksDone],
    ['synced', 1 + marksDone],
    ['notified', count('overdue')],
  ] as const)
    check(count(type) === times, `has ${count(type)} entries ${type} in its history, not ${times}`);
  const end = events.findIndex(({ type }) => type === 'completed');
  const late = events.slice(end + 1).find(({ type }) => !AFTERMATH.has(type));
  check(late === undefined, `went on after its end: ${late?.type}`);
  const early = events.find(({ type, at }) => type === 'offered' && activateAt !== undefined && at < activateAt);
  check(early === undefined, `is offered at ${early?.at}, before ${activateAt}`);
  faults.push(...offerFaults(events), ...answerFaults(evidence));

  check(idsOf(receipts, 'completed').size === 1, `told as completed under ${list(idsOf(receipts, 'completed'))}`);
  check(count('overdue') <= 1, `is overdue ${count('overdue')} times`);
  check(
    idsOf(receipts, 'overdue').size === count('overdue'),
    `told as overdue under ${list(idsOf(receipts, 'overdue'))}`,
  );
  check(
    idsOf(receipts, 'mark-done').size === marksDone,
    `told as marked done under ${list(idsOf(receipts, 'mark-done'))}`,
  );
  check(
    receipts.every(({ event, disposition }) => event !== 'completed' || disposition === 'done'),
    'told as completed with another disposition',
  );
  return faults;
}

/** Each offer is answered or revoked once, and before the next one is made. */
function offerFaults(events: readonly HistoryEvent[]): string[] {
  const faults: string[] = [];
  let open: unknown;
  for (const { type, seq, data } of events) {
    if (type === 'offered') {
      if (open !== undefined) faults.push(`is offered at ${seq} while another offer is open`);
      open = data['offerId'];
    } else if (type === 'accepted' || type === 'declined' || type === 'revoked') {
      if (data['offerId'] !== open) faults.push(`${type} at ${seq} is about an offer that is not open`);
      open = undefined;
    }
  }
  return open === undefined ? faults : [...faults, 'ends with an open offer'];
}

/** What the agents were answered is what the history says. */
function answerFaults({ events, accepted, refused }: ItemEvidence): string[] {
  const inHistory = events.filter(({ type }) => type === 'accepted').map(({ data }) => String(data['offerId']));
  return [
    ...accepted
      .filter((offer) => !inHistory.includes(offer))
      .map((offer) => `an accept of ${offer} was granted and had no effect`),
    ...inHistory
      .filter((offer) => !accepted.includes(offer))
      .map((offer) => `an accept of ${offer} had an effect and was not granted`),
    ...refused
      .filter((offer) => inHistory.includes(offer))
      .map((offer) => `an accept of ${offer} was refused and had an effect`),
  ];
}

function idsOf(receipts: readonly Receipt[], event: string): Set<string> {
  return new Set(receipts.filter((receipt) => receipt.event === event).map(({ webhookId }) => webhookId));
}

const list = (ids: ReadonlySet<string>) => `${ids.size} IDs ${[...ids].join(' ')}`;
