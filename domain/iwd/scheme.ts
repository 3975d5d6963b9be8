import { formatDuration, hourMs } from '../time/duration';
import type { PriorityStep, Reprioritization } from './reprioritize';

/** A priority scheme with its band, in the form of documents. */
export interface ImportedScheme {
  interpolation: 'step';
  points: { at: string; level: string }[];
  overdue?: { level: string; perHour?: string };
  min: number;
  max: number;
}

export interface ImportedCurve {
  scheme: ImportedScheme;
  /** What the scheme cannot say. */
  losses: string[];
}

const MOST_POINTS = 100;
/** Levels have six places; of such steps a level says every whole priority exactly. */
const LEVEL_PLACES = 6;

/** iWD's steps as a stepped scheme: the same priority at every instant before due, and from due on where it stands. */
export function schemeOf({ steps, isCut }: Reprioritization, dueMs: number | null): ImportedCurve {
  const before = steps.filter(({ atMs }) => dueMs === null || atMs < dueMs);
  const kept = before.slice(0, MOST_POINTS);
  const losses: string[] = [];
  const isShort = kept.length < before.length || (isCut && steps.length <= MOST_POINTS);
  if (isShort) losses.push(`is followed for ${kept.length} steps only: from the last one on the priority stands`);
  const late = dueMs === null || isShort ? null : overdue(steps, dueMs, losses);
  // A growth needs a band to be a share of.
  const ends = late ? [late.priority, late.priority + late.rise] : [];
  const { min, max } = bandOf([...kept.map(({ priority }) => priority), ...ends]);
  const level = (priority: number) => percent(max === min ? 0 : (priority - min) / (max - min));
  const scheme: ImportedScheme = {
    interpolation: 'step',
    points: kept.map(({ atMs, priority }) => ({ at: formatDuration(atMs), level: level(priority) })),
    ...(late ? { overdue: { level: level(late.priority), ...growth(late, min, max) } } : {}),
    min,
    max,
  };
  return { scheme, losses };
}

interface Overdue {
  priority: number;
  rise: number;
  /** In which it rises so much. */
  hours: number;
}

/** What is true from the due date on: the priority at due, and how it grows. */
function overdue(steps: readonly PriorityStep[], dueMs: number, losses: string[]): Overdue | null {
  const after = steps.filter(({ atMs }) => atMs > dueMs);
  const atDue = steps.findLast(({ atMs }) => atMs <= dueMs);
  const [first, second] = after;
  if (!atDue) return null;
  if (!first) return { priority: atDue.priority, rise: 0, hours: 1 };
  const rise = second ? second.priority - first.priority : 0;
  const hours = second ? (second.atMs - first.atMs) / hourMs : 1;
  if (!second || rise <= 0) {
    losses.push('changes after due: from due on the priority stands');
    return { priority: atDue.priority, rise: 0, hours: 1 };
  }
  losses.push('rises after due by steps: here it grows evenly, as fast as by the first of them');
  return { priority: atDue.priority, rise, hours };
}

function growth({ rise, hours }: Overdue, min: number, max: number): { perHour?: string } {
  return rise === 0 ? {} : { perHour: percent(rise / hours / (max - min)) };
}

/**
 * From the lowest to the highest priority, where levels of six places say each of them exactly; else up to the next width
 * of which they do.
 */
function bandOf(priorities: readonly number[]): { min: number; max: number } {
  const [min, highest] = [Math.min(...priorities), Math.max(...priorities)];
  const width = highest - min;
  const isExact = priorities.every((priority) => ((priority - min) * 10 ** (LEVEL_PLACES + 2)) % width === 0);
  return { min, max: width === 0 || isExact ? highest : min + roundWidth(width) };
}

function roundWidth(width: number): number {
  const power = 10 ** Math.max(2, Math.floor(Math.log10(width)));
  return power * ([1, 2, 4, 5, 8].find((times) => times * power >= width) ?? 10);
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(LEVEL_PLACES))}%`;
}
