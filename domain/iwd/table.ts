import { cellOf } from './conditions';
import type { Condition, IwdRule } from './export';
import { keyMaker } from './keys';
import { type ImportedRow, type Loss, rowsOf } from './rows';

interface Named {
  name: string;
  dbid?: number | undefined;
}

/** Whose tasks some rules act on; without a department and a process: all others of the solution. */
export interface RuledPlace {
  department?: Named;
  process?: Named;
  rules: readonly IwdRule[];
}

export interface ImportedTable {
  /** The schemes and the table that names them. */
  documents: object[];
  /** Attributes that the table reads, as a JSON Schema's properties. */
  properties: Record<string, object>;
  losses: Loss[];
}

const outputs = ['department', 'process', 'priorityScheme', 'minPriority', 'maxPriority', 'slaTarget', 'slaExpiry'];

/** The departments and processes of a solution as a decision table. */
export function tableOf(key: string, division: string, solution: string, places: readonly RuledPlace[]): ImportedTable {
  const makeKey = keyMaker();
  const schemes = new Map<string, string>();
  const losses: Loss[] = [];
  const read = places.map((place) => {
    const { rows, losses: lost } = rowsOf(place.rules);
    const name = placeName(solution, place);
    losses.push(...lost.map((message) => ({ place: name, message })));
    return { place, rows };
  });
  const conditions = read.flatMap(({ rows }) => rows.flatMap(({ when }) => Object.entries(when)));
  const attributes = [...new Set(conditions.map(([name]) => name))].sort();
  const documents: object[] = [];
  const schemeKey = (place: RuledPlace, scheme: NonNullable<ImportedRow['scheme']>): string => {
    const { min: _min, max: _max, ...shape } = scheme;
    const text = JSON.stringify(shape);
    const known = schemes.get(text);
    if (known !== undefined) return known;
    const made = makeKey(`${key} ${place.process?.name ?? 'other'}`);
    schemes.set(text, made);
    documents.push({ kind: 'priority-scheme', key: made, division, ...shape });
    return made;
  };
  const rules = read.flatMap(({ place, rows }) =>
    rows.map(({ when, scheme, target, expiry }) => [
      isAlone(place, places) ? '-' : namesCell(place.department),
      namesCell(place.process),
      ...attributes.map((name) => cellOf(when[name])),
      textCell(place.department?.name),
      textCell(place.process?.name),
      scheme ? textCell(schemeKey(place, scheme)) : null,
      scheme?.min ?? null,
      scheme?.max ?? null,
      durationCell(target),
      durationCell(expiry),
    ]),
  );
  const inputs = ['department', 'process', ...attributes.map((name) => `attributes.${name}`)];
  documents.push({ kind: 'decision', key, name: solution, division, hitPolicy: 'FIRST', inputs, outputs, rules });
  const properties = Object.fromEntries(attributes.map((name) => [name, schemaOf(conditions, name)]));
  return { documents, properties, losses };
}

/** Its process is known by its name or number, whatever the department. */
function isAlone({ process }: RuledPlace, places: readonly RuledPlace[]): boolean {
  if (!process) return true;
  const names = namesOf(process);
  return (
    places.filter((other) => other.process && namesOf(other.process).some((name) => names.includes(name))).length < 2
  );
}

/** Clients name a department or a process by either. */
function namesOf({ name, dbid }: Named): string[] {
  return dbid === undefined ? [name] : [name, String(dbid)];
}

function namesCell(named: Named | undefined): string {
  return named ? namesOf(named).map(textCell).join(', ') : '-';
}

function textCell(text: string | undefined): string | null {
  return text === undefined ? null : JSON.stringify(text);
}

function durationCell(text: string | null): string | null {
  return text === null ? null : `duration("${text}")`;
}

function schemaOf(conditions: readonly (readonly [string, Condition])[], wanted: string): object {
  const types = new Set(conditions.filter(([name]) => name === wanted).map(([, asked]) => typeof asked === 'string'));
  const use = { 'x-use': ['segmentation', 'prioritisation', 'display'] };
  if (types.size === 2) return use;
  return { type: types.has(true) ? 'string' : 'number', ...use };
}

function placeName(solution: string, { department, process }: RuledPlace): string {
  return [solution, department?.name, process?.name].filter((part) => part !== undefined).join('/');
}
