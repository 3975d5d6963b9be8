import type { FaultCode } from '../config/fault-code';
import type { DocumentOf } from '../config/documents';
import type { InputProblem } from '../config/problem';
import { valueSeen } from '../config/problem';
import type { Allowance } from '../feel/run';
import { askDecision } from './ask-decision';
import type { Catalogue } from './catalogue';
import type { ClassifyInput } from './classify';
import type { Incident } from './incident';
import { type Cause, GIVEN } from './origin';
import { sayNote } from './note-texts';
import type { Said } from '../said/said';
import { toldOf } from '../said/said';
import { notesOfHidden, shownToRules } from './shown-to-rules';

type Source = DocumentOf<'source'>;
type Worktype = DocumentOf<'worktype'>;

/** The source's decision, asked for the worktype of a capture that names none. */
interface AskedForWorktype {
  document: DocumentOf<'decision'>;
  notes: readonly Said[];
  incident: Omit<Incident, 'decision' | 'queue'> | null;
}

/** Where a capture belongs. */
export interface Placed {
  worktype: Worktype;
  /** Where its worktype came from. */
  cause: Cause;
  asked: AskedForWorktype | null;
}

/** What rules said: a worktype, nothing, or that they could not decide. */
interface Answered {
  asked: AskedForWorktype | null;
  worktype?: Worktype | undefined;
  cause: Cause;
}

/** The division into which a source captures, and the worktype there: given, by the source's decision, or its default. */
export function placeOf(
  input: ClassifyInput,
  source: Source,
  catalogue: Catalogue,
  allowance: Allowance,
): { ok: true; placed: Placed } | { ok: false; error: InputProblem } {
  const division = input.division ?? source.division;
  if (division !== source.division && !source.divisions.includes(division)) {
    const error = problem('division', 'is not open to this source', 'DIVISION_NOT_ALLOWED', division);
    return { ok: false, error: { ...error, allowed: [source.division, ...source.divisions] } };
  }
  const said = input.worktype === undefined ? ask(input, division, source, catalogue, allowance) : null;
  if (said?.worktype) return { ok: true, placed: { ...said, worktype: said.worktype } };
  const key = input.worktype ?? usualWorktype(input, source, said?.asked !== null);
  if (key === undefined) return { ok: false, error: missing(said) };
  const worktype = catalogue.find('worktype', division, key);
  if (worktype) return { ok: true, placed: { worktype, cause: said?.cause ?? GIVEN, asked: said?.asked ?? null } };
  const allowed = catalogue.inDivision('worktype', division).map((known) => known.key);
  return { ok: false, error: { ...problem('worktype', 'does not exist', 'UNKNOWN_WORKTYPE', key), allowed } };
}

/** An item that is there already keeps its worktype, unless rules look for another. */
function usualWorktype({ was }: ClassifyInput, { defaults }: Source, isAsked: boolean): string | undefined {
  return isAsked ? (defaults.worktype ?? was?.worktype) : (was?.worktype ?? defaults.worktype);
}

function missing(said: Answered | null): InputProblem {
  const incident = said?.asked?.incident;
  if (incident) {
    return problem('worktype', `could not be decided, and the source has no default: ${incident.reason}`, 'REQUIRED');
  }
  const isAsked = said !== null && said.asked !== null;
  const why = isAsked ? 'no rule matched, and the source has no default' : 'the source has no default';
  return problem('worktype', `is required: ${why}`, 'REQUIRED');
}

/** Asks before any worktype is known: of the attributes there is what was given and the source's, unchecked. */
function ask(
  input: ClassifyInput,
  division: string,
  source: Source,
  catalogue: Catalogue,
  allowance: Allowance,
): Answered {
  const document =
    source.decision === undefined ? undefined : catalogue.find('decision', source.division, source.decision);
  if (!document) {
    const isUsual = input.was === undefined || input.was.worktype === source.defaults.worktype;
    return { asked: null, cause: isUsual ? { by: 'source' } : GIVEN };
  }
  const attributes: Record<string, unknown> = { ...source.defaults.attributes, ...input.attributes };
  for (const name of input.was?.brought ?? []) delete attributes[name];
  const item = {
    source: source.key,
    worktype: null,
    division,
    attributes: shownToRules(attributes),
    externalTag: input.externalTag ?? source.defaults.externalTag ?? null,
    department: input.department ?? null,
    process: input.process ?? null,
  };
  const { values, cause, incident, notes } = askDecision(document, item, catalogue, input.capturedAtMs, allowance);
  const { worktype: key } = values;
  const asked = { document, notes: [...notesOfHidden(attributes), ...notes], incident };
  if (incident) return { asked, cause: { by: 'source' } };
  if (key === undefined) return { asked, cause: { by: 'default' } };
  const worktype = catalogue.find('worktype', division, key);
  if (worktype) return { asked, worktype, cause };
  const said = sayNote('WORKTYPE_MISSING', { decision: document.key, worktype: key, division });
  const rules = cause.by === 'decision' ? cause.rules : [];
  return {
    asked: { ...asked, incident: { code: 'UNKNOWN_WORKTYPE', rules, reason: said.text, said: toldOf(said) } },
    cause: { by: 'source' },
  };
}

function problem(path: string, message: string, code: FaultCode, value?: unknown): InputProblem {
  return { path, message, code, ...(value !== undefined && { value: valueSeen(value) }) };
}
