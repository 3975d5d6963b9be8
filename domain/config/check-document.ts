import { alertPlaces } from '../notification/alerts';
import { createFormCheck } from '../forms/form';
import { parseExpression } from '../skills/expression';
import { parseOffset } from '../time/duration';
import type { ConfigDocument } from './documents';
import { checkCalendar } from './check-calendar';
import { checkCaseType } from './check-case-type';
import { checkAttributes, schemaFault } from './check-attributes';
import { checkEventRules } from './check-event-rules';
import { checkIntents } from './check-intents';
import { checkLookup } from './check-lookup';
import { checkSecrets } from './check-secrets';
import { checkSource } from './check-source';
import { checkTexts } from './check-texts';
import { checkWorktype } from './check-worktype';
import { compiledDecision } from './compiled-decision';
import type { InputProblem } from './problem';
import type { RoutingPlanDocument } from './routing-plan';
import { valueSeen } from './problem';

/** A fault inside one document; `path` leads to it from the document. */
export interface DocumentFault extends Omit<InputProblem, 'path' | 'kind' | 'key'> {
  path: readonly (string | number)[];
}

/** What a schema of fields cannot say: expressions, tables, attribute schemas, orders. */
export function checkDocument(document: ConfigDocument): DocumentFault[] {
  switch (document.kind) {
    case 'routing-plan':
      return checkRings(document);
    case 'decision': {
      const compiled = compiledDecision(document);
      if (compiled.ok) return [];
      return compiled.faults.map((fault) => {
        const value = 'dmn' in document ? fault.value : (cellAt(document, fault.path) ?? fault.value);
        return { ...fault, value: valueSeen(value) };
      });
    }
    case 'worktype':
      return [
        ...checkAttributes(document),
        ...(document.form ? schemaFault(['form'], createFormCheck()(document.form)) : []),
        ...checkWorktype(document),
        ...checkEventRules(document.eventRules),
        ...checkIntents(document.intents),
      ];
    case 'alert-rule':
      return checkTexts(document.notify, ['notify'], alertPlaces);
    case 'source':
      return [...checkSecrets(document), ...checkSource(document)];
    case 'lookup':
      return [...checkSecrets(document), ...checkLookup(document)];
    case 'webhook':
      return checkSecrets(document);
    case 'division':
    case 'skill':
    case 'capacity-profile':
    case 'queue':
    case 'agent':
    case 'role':
    case 'grant':
    case 'group':
    case 'workbin':
    case 'priority-scheme':
      return [];
    case 'calendar':
      return checkCalendar(document);
    case 'case-type':
      return checkCaseType(document);
  }
}

function checkRings(plan: RoutingPlanDocument): DocumentFault[] {
  return plan.rings.flatMap((ring, index) => {
    const faults: DocumentFault[] = [];
    const before = plan.rings.slice(0, index).findLast((earlier) => earlier.after !== undefined)?.after;
    if (before !== undefined && !isInOrder(before, ring.after, plan.rings[index - 1]?.preferredAgent)) {
      faults.push({
        path: ['rings', index, 'after'],
        message: 'opens before the ring above it: `after` counts from activation',
        code: 'RINGS_OUT_OF_ORDER',
        value: ring.after ?? null,
        allowed: `${before} or later`,
      });
    }
    const parsed = ring.skills === undefined ? null : parseExpression(ring.skills);
    if (parsed && !parsed.ok) {
      faults.push({
        path: ['rings', index, 'skills'],
        message: `${parsed.fault.message} (position ${parsed.fault.at + 1})`,
        code: 'INVALID_EXPRESSION',
        values: { position: parsed.fault.at + 1 },
        value: valueSeen(ring.skills),
        allowed: 'such as Adjuster >= 3 and not (Trainee = 1 or Legacy > 2)',
      });
    }
    return faults;
  });
}

/** A percentage and a duration can only be compared once there is an SLA; a ring after the preferred agent may wait for the share. */
function isInOrder(before: string, after: string | undefined, followsPreferred: true | undefined): boolean {
  if (after === undefined) return followsPreferred === true;
  const [earlier, later] = [parseOffset(before), parseOffset(after)];
  if (earlier?.kind === 'share' && later?.kind === 'share') return earlier.share <= later.share;
  if (earlier?.kind === 'span' && later?.kind === 'span') return earlier.ms <= later.ms;
  return true;
}

function cellAt(
  document: { inputs: readonly unknown[]; rules: readonly (readonly unknown[])[] },
  path: readonly (string | number)[],
): unknown {
  const [list, row, column] = path;
  if (list === 'inputs' && typeof row === 'number') return valueSeen(document.inputs[row]);
  if (typeof row !== 'number' || typeof column !== 'number') return undefined;
  return valueSeen(document.rules[row]?.[column]);
}
