import type { ConfigEntry, DraftList } from '../../../../../api/contract/config';
import type { AgentDocument } from '../../../../../domain/config/agent';
import { isSameJson } from '../../../../../domain/config/canonical-json';
import { groupsOf } from '../../../../../domain/config/group';
import type { GroupDocument } from '../../../../../domain/config/group';
import type { SkillLevels } from '../../../../../domain/skills/requirement';

type Draft = DraftList['drafts'][number];

/** An agent as he is prepared: his draft, else what is published of him. */
export interface MatrixRow {
  readonly id: string;
  readonly key: string;
  readonly division: string;
  readonly name: string;
  readonly document: Readonly<Record<string, unknown>>;
  /** Of his draft; 0: none. */
  readonly revision: number;
  /** His draft differs from what is published in skills alone, so that the matrix may publish it. */
  readonly isSkillsDraft: boolean;
  readonly levels: SkillLevels;
  readonly queues: readonly string[];
  readonly groups: readonly string[];
}

/** What is typed and not saved: levels by agent and skill; null takes the skill away. */
export type Changes = ReadonlyMap<string, Readonly<Record<string, number | null>>>;

const MOST_LEVEL = 1_000_000;

export function rowsOf(
  published: readonly ConfigEntry[],
  drafts: readonly Draft[],
  groups: readonly ConfigEntry[],
): MatrixRow[] {
  const sets = groups.map(({ document }) => document as unknown as GroupDocument);
  const prepared = new Map(drafts.filter(({ kind }) => kind === 'agent').map((draft) => [idOf(draft), draft]));
  const known = new Map([...prepared.values(), ...published].map((each) => [idOf(each), each]));
  const isPublished = new Map(published.map((entry) => [idOf(entry), entry]));
  return [...known.values()]
    .map((entry) => {
      const id = idOf(entry);
      const draft = prepared.get(id);
      const document = (draft ?? entry).document;
      const agent = document as unknown as Partial<AgentDocument>;
      const before = isPublished.get(id);
      return {
        id,
        key: entry.key,
        division: entry.division,
        name: agent.name ?? entry.key,
        document,
        revision: draft?.revision ?? 0,
        isSkillsDraft: draft !== undefined && before !== undefined && isSameBut(draft.document, before.document),
        levels: agent.skills ?? {},
        queues: agent.queues ?? [],
        groups: groupsOf(
          { ...agent, key: entry.key, division: entry.division, groups: agent.groups ?? [] } as AgentDocument,
          sets,
        ),
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

/** The level that a cell shows: what is typed, else what is prepared; null: he lacks the skill. */
export function levelIn(row: MatrixRow, skill: string, changes: Changes): number | null {
  const typed = changes.get(row.id)?.[skill];
  return typed === undefined ? (row.levels[skill] ?? null) : typed;
}

/** With a level typed; what is again as it was is no change. */
export function withLevel(changes: Changes, row: MatrixRow, skill: string, level: number | null): Changes {
  const { [skill]: _, ...others } = changes.get(row.id) ?? {};
  const next = level === (row.levels[skill] ?? null) ? others : { ...others, [skill]: level };
  const all = new Map(changes).set(row.id, next);
  if (Object.keys(next).length === 0) all.delete(row.id);
  return all;
}

/** His document with what is typed. */
export function documentWith(row: MatrixRow, changes: Changes): Record<string, unknown> {
  const skills = Object.entries({ ...row.levels, ...changes.get(row.id) }).filter(([, level]) => level !== null);
  return { ...row.document, skills: Object.fromEntries(skills) };
}

/** What a cell's text means; undefined: no level. */
export function readLevel(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const level = /^\d+([.,]\d+)?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : Number.NaN;
  return level <= MOST_LEVEL ? level : undefined;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

const PAGE = 10;
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE, 0],
  PageDown: [PAGE, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** Where a key leads to in a sheet; null: it leads nowhere. Shift+Enter goes up. */
export function cellAfter(cell: Cell, key: string, isShift: boolean, rows: number, columns: number): Cell | null {
  const move = moves[key];
  if (move === undefined) return null;
  const sign = key === 'Enter' && isShift ? -1 : 1;
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  return { row: within(cell.row + sign * move[0], rows), column: within(cell.column + move[1], columns) };
}

function idOf({ division, key }: { readonly division: string; readonly key: string }): string {
  return `${division}/${key}`;
}

function isSameBut({ skills: _a, ...a }: Draft['document'], { skills: _b, ...b }: ConfigEntry['document']): boolean {
  return isSameJson(a, b);
}

/** The first that has skills: where there are none, there is nothing to set. */
export function divisionToShow(divisions: readonly string[], skills: readonly { readonly division: string }[]): string {
  return divisions.find((each) => skills.some(({ division }) => division === each)) ?? divisions[0] ?? '';
}
