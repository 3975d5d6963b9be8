import { captureOf } from '../../domain/classify/capture-of';
import { optionalInstantText } from '../../domain/time/instant';
import type { InputLine, PlacedLine } from '../../api/contract/input-line';
import { handled, inHands, type PastItem } from './past-item';
import { type Shift, shiftsOf } from './shifts';

type Captured = Extract<InputLine, { type: 'capture' }>;

/** How a past was made into the input of a simulation. */
export interface Assumptions {
  /** `given`: by who asked; `history`: from what is recorded of each agent. */
  presence: 'given' | 'history';
  agents: number;
  /** Items whose handle time is known, and those that have the median of their worktype, or of all. */
  handleTimes: { known: number; assumed: number };
  /** Items that the history cancels, and completions that came from the source: they come when they came. */
  endedBySource: number;
  /** Left out, because one of the two configurations refuses them. */
  leftOut: number;
  untilMs: number;
}

/**
 * The past as events: each item is captured when it was, an agent needs for it what one needed then, agents are Ready when
 * they were there, and answer as fast as they did. It begins with nothing waiting.
 */
export class PastDay {
  private readonly captures: { line: Captured; worktype: string; isDone: boolean; ms: number }[] = [];
  private readonly commands: InputLine[] = [];
  private readonly signs: Shift[] = [];
  private readonly handleMs = new Map<string, number[]>();
  private readonly answerMs = new Map<string, number[]>();
  private leftOut = 0;
  private lastMs = -Infinity;

  add({ state, events }: PastItem): void {
    const { worktype } = state;
    const { ms, isDone } = handled(events);
    if (isDone) append(this.handleMs, worktype, ms);
    this.captures.push({ line: captureLine(state), worktype, isDone, ms });
    this.note(events);
    const end = endedBySource(state, events);
    if (end) this.commands.push(end);
  }

  /** One that cannot be captured under both; what its agents did tells of their presence all the same. */
  leaveOut({ events }: PastItem): void {
    this.leftOut += 1;
    this.note(events);
  }

  lines(
    {
      isAgent,
      shifts,
      handleMs,
    }: { isAgent: (key: string) => boolean; shifts: readonly Shift[] | null; handleMs: number },
    toMs: number,
  ): { lines: PlacedLine[]; assumptions: Assumptions } {
    const medians = new Map([...this.handleMs].map(([worktype, all]) => [worktype, median(all)]));
    const ofAll = this.handleMs.size === 0 ? handleMs : median([...this.handleMs.values()].flat());
    const captures = this.captures.map(({ line, worktype, isDone, ms }) => {
      const usualMs = medians.get(worktype) ?? ofAll;
      // What was taken from an agent before he was done would have needed longer.
      const handleTime = isDone ? ms : Math.max(usualMs, ms + 1);
      return { ...line, item: { ...line.item, handleTime } };
    });
    const present = shiftsOf(shifts ?? this.signs).filter(({ agent }) => isAgent(agent));
    const presence = present.flatMap(({ agent, fromMs, toMs: untilMs }): InputLine[] => {
      const answers = this.answerMs.get(agent);
      return [
        { type: 'presence', at: fromMs, agent, presence: 'ready', ...(answers && { acceptAfter: median(answers) }) },
        // Not Offline, which would take what he holds out of his hands.
        { type: 'presence', at: untilMs, agent, presence: 'not-ready' },
      ];
    });
    const lines = [...presence, ...captures, ...this.commands].toSorted((a, b) => a.at - b.at);
    const known = this.captures.filter(({ isDone }) => isDone).length;
    return {
      lines: lines.map((line, index) => ({ at: `event ${index + 1}`, line })),
      assumptions: {
        presence: shifts ? 'given' : 'history',
        agents: new Set(present.map(({ agent }) => agent)).size,
        handleTimes: { known, assumed: captures.length - known },
        endedBySource: this.commands.length,
        leftOut: this.leftOut,
        untilMs: Math.max(toMs, this.lastMs, ...present.map((shift) => shift.toMs).slice(-1)),
      },
    };
  }

  private note(events: PastItem['events']): void {
    for (const { agent, fromMs, toMs } of inHands(events)) this.signs.push({ agent, fromMs, toMs });
    const offeredMs = new Map<string, number>();
    for (const { type, atMs, agent } of events) {
      this.lastMs = Math.max(this.lastMs, atMs);
      if (agent === null) continue;
      if (signTypes.has(type)) this.signs.push({ agent, fromMs: atMs, toMs: atMs });
      if (type === 'offered') offeredMs.set(agent, atMs);
      const sinceMs = type === 'accepted' ? offeredMs.get(agent) : undefined;
      if (sinceMs !== undefined) append(this.answerMs, agent, atMs - sinceMs);
    }
  }
}

/** What an agent who is there does, or is offered. */
const signTypes = new Set([
  'offered',
  'accepted',
  'declined',
  'pulled',
  'mark-done',
  'completed',
  'parked',
  'released',
]);

function captureLine(state: PastItem['state']): Captured {
  const { activateAtMs, dueAtMs, priority, capturedAtMs, was: _was, ...capture } = captureOf(state);
  const isLater = activateAtMs !== undefined && activateAtMs !== capturedAtMs;
  return {
    type: 'capture',
    at: capturedAtMs,
    item: {
      ...capture,
      attributes: { ...capture.attributes },
      externalId: state.externalId,
      priority: priority ?? undefined,
      activateAt: isLater ? (optionalInstantText(activateAtMs) ?? undefined) : undefined,
      dueAt: dueAtMs === undefined ? undefined : (optionalInstantText(dueAtMs) ?? undefined),
    },
  };
}

/** Cancelled, completed without an agent, or where the source has the last word: that comes from outside, as it came. */
function endedBySource({ source, externalId, state, closedMs, rules }: PastItem['state'], events: PastItem['events']) {
  if (closedMs === null) return null;
  const command = { type: 'command', at: closedMs, source, externalId } as const;
  if (state === 'cancelled') return { ...command, action: 'cancel' } satisfies InputLine;
  const isByAgent = rules.completion.by === 'agent' && inHands(events).length > 0;
  return isByAgent ? null : ({ ...command, action: 'complete' } satisfies InputLine);
}

function append(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? 0;
}
