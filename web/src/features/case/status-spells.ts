import type { CaseHistory } from '../../../../api/contract/case';

type CaseEvent = CaseHistory['events'][number];

export interface StatusSpell {
  readonly status: string;
  readonly times: number;
  readonly ms: number;
}

/**
 * How long the case has stood in each of its statuses, in the order in which they came first. The time after its end
 * counts for none: nothing is being done then.
 */
export function statusSpells(
  { status, createdAtMs, endMs }: { status: string; createdAtMs: number; endMs: number },
  events: readonly Pick<CaseEvent, 'type' | 'at' | 'data'>[],
): StatusSpell[] {
  const changes = events.filter(({ type }) => type === 'status-changed');
  const first = changes[0] === undefined ? status : String(changes[0].data['from']);
  const marks = [
    { status: first, atMs: createdAtMs },
    ...changes.map(({ at, data }) => ({ status: String(data['to']), atMs: Date.parse(at) })),
  ];
  const spells = new Map<string, { times: number; ms: number }>();
  for (const [index, mark] of marks.entries()) {
    const untilMs = Math.min(marks[index + 1]?.atMs ?? endMs, endMs);
    const before = spells.get(mark.status) ?? { times: 0, ms: 0 };
    spells.set(mark.status, { times: before.times + 1, ms: before.ms + Math.max(0, untilMs - mark.atMs) });
  }
  return [...spells].map(([key, spell]) => ({ status: key, ...spell }));
}

/** How long each element has taken on average: of what has come to its end there, by whatever way. */
export function meanTimes(
  events: readonly Pick<CaseEvent, 'type' | 'at' | 'element' | 'instance'>[],
): Record<string, number> {
  const open = new Map<number, number>();
  const sums = new Map<string, { ms: number; count: number }>();
  for (const { type, at, element, instance } of events) {
    if (element === null || instance === null) continue;
    if (type === 'entered') open.set(instance, Date.parse(at));
    if (type !== 'completed' && type !== 'cancelled') continue;
    const enteredMs = open.get(instance);
    if (enteredMs === undefined) continue;
    open.delete(instance);
    const before = sums.get(element) ?? { ms: 0, count: 0 };
    sums.set(element, { ms: before.ms + Date.parse(at) - enteredMs, count: before.count + 1 });
  }
  return Object.fromEntries([...sums].map(([element, { ms, count }]) => [element, ms / count]));
}
