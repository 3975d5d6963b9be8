import type { InputProblem } from '../config/problem';
import type { MovedField } from './classified-as';
import type { DryRunItem, Side } from './dry-run-item';
import type { Told } from '../said/said';
import { Histogram, type Histograms } from './histogram';

/** So many items go from one name to another; null: none, or not taken. */
export interface Move {
  division: string;
  from: string | null;
  to: string | null;
  items: number;
}

/** The moves of one field, the most frequent first; names are made by rules, so there may be any number of them. */
export interface Moves {
  told: Move[];
  /** Items of the moves that are not told. */
  others: number;
}

export interface SideCounts {
  /** Which the rules contradict each other about, or could not decide. */
  incidents: number;
  refused: number;
}

/** A fault without the value seen, which each item has of its own. */
type Fault = Pick<InputProblem, 'path' | 'message' | 'code' | 'rule' | 'values'>;
/** `said`: the same by code. */
interface Incident {
  incident: string;
  said?: Told;
}
const unknown: Fault = { path: '', message: '', code: 'INVALID_VALUE' };

export interface DryRunSummary {
  items: number;
  unchanged: number;
  moved: number;
  /** Items that differ in a field. */
  fields: Partial<Record<MovedField, number>>;
  segments: Moves;
  queues: Moves;
  published: SideCounts;
  draft: SideCounts;
  /** What only the drafts bring about, with the number of items, the most frequent first. */
  newIncidents: (Incident & { items: number })[];
  newRefusals: (Fault & { items: number })[];
  /** Items by their priority at activation. */
  priorities: Histograms;
}

const MOVES_TOLD = 200;
const REASONS_TOLD = 20;
/** Different texts that are counted apart; whatever comes then is not told. */
const REASONS_KEPT = 1_000;

/** Adds up what a dry run finds. */
export class Summing {
  private items = 0;
  private unchanged = 0;
  private readonly fields: Partial<Record<MovedField, number>> = {};
  private readonly segments = new Map<string, Move>();
  private readonly queues = new Map<string, Move>();
  private readonly published: SideCounts = { incidents: 0, refused: 0 };
  private readonly draft: SideCounts = { incidents: 0, refused: 0 };
  private readonly incidents = new Map<string, number>();
  private readonly refusals = new Map<string, number>();
  private readonly priorities = new Histogram();

  add({ division, moved, published, draft }: DryRunItem): void {
    this.items += 1;
    if (moved.length === 0) this.unchanged += 1;
    for (const field of moved) this.fields[field] = (this.fields[field] ?? 0) + 1;
    countSide(this.published, published);
    countSide(this.draft, draft);
    if (moved.includes('segment')) countMove(this.segments, division, segmentOf(published), segmentOf(draft));
    if (moved.includes('queue')) countMove(this.queues, division, queueOf(published), queueOf(draft));
    const incident = incidentOf(draft);
    if (incident !== null && incidentOf(published) === null) countText(this.incidents, JSON.stringify(incident));
    if ('refused' in draft && !('refused' in published)) {
      const [{ path, message, code, rule, values } = unknown] = draft.refused;
      const fault: Fault = { path, message, code, ...(rule && { rule }), ...(values && { values }) };
      countText(this.refusals, JSON.stringify(fault));
    }
    this.priorities.add(priorityOf(published), priorityOf(draft));
  }

  summary(): DryRunSummary {
    return {
      items: this.items,
      unchanged: this.unchanged,
      moved: this.items - this.unchanged,
      fields: this.fields,
      segments: movesOf(this.segments),
      queues: movesOf(this.queues),
      published: this.published,
      draft: this.draft,
      newIncidents: mostFrequent(this.incidents).map(([text, items]) => ({ ...(JSON.parse(text) as Incident), items })),
      newRefusals: mostFrequent(this.refusals).map(([text, items]) => ({ ...(JSON.parse(text) as Fault), items })),
      priorities: this.priorities.figures(),
    };
  }
}

function countSide(counts: SideCounts, side: Side): void {
  if ('refused' in side) counts.refused += 1;
  else if (side.incident !== null) counts.incidents += 1;
}

function countMove(moves: Map<string, Move>, division: string, from: string | null, to: string | null): void {
  const key = JSON.stringify([division, from, to]);
  const move = moves.get(key) ?? { division, from, to, items: 0 };
  move.items += 1;
  moves.set(key, move);
}

function countText(counts: Map<string, number>, text: string): void {
  const known = counts.get(text);
  if (known !== undefined || counts.size < REASONS_KEPT) counts.set(text, (known ?? 0) + 1);
}

function movesOf(moves: ReadonlyMap<string, Move>): Moves {
  const sorted = [...moves.values()].toSorted((a, b) => b.items - a.items);
  const told = sorted.slice(0, MOVES_TOLD);
  return { told, others: sorted.slice(MOVES_TOLD).reduce((sum, { items }) => sum + items, 0) };
}

function mostFrequent(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].toSorted(([, a], [, b]) => b - a).slice(0, REASONS_TOLD);
}

const segmentOf = (side: Side) => ('refused' in side ? null : side.segment);
const queueOf = (side: Side) => ('refused' in side ? null : side.queue);
function incidentOf(side: Side): Incident | null {
  if ('refused' in side || side.incident === null) return null;
  return { incident: side.incident, ...(side.incidentSaid && { said: side.incidentSaid }) };
}

const priorityOf = (side: Side) => ('refused' in side ? null : side.priorityAtActivation);
