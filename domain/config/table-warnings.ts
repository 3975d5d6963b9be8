import { analyseModel } from '../decisions/analyse-model';
import type { AnalysedTable, KnownDomains } from '../decisions/analyse-model';
import type { TableFinding } from '../decisions/analyse-table';
import { mostFindings } from '../decisions/analyse-table';
import type { Domain } from '../decisions/column-values';
import type { Effort } from '../decisions/cover';
import { attributeDomain } from './attribute-domains';
import type { DocumentFault } from './check-document';
import { compiledDecision } from './compiled-decision';
import type { DecisionDocument } from './decision';
import type { FaultRule } from './fault-rule';
import type { WorktypeDocument } from './worktype';

/** For all tables of one apply, which others wait for: as much as two of them may take. */
export const tableSteps = 16_000_000;

/** Gaps, contradictions and rules that never count, as far as the tables' cells and the attributes' schemas tell. */
export function tableWarnings(
  document: DecisionDocument,
  worktypes: readonly WorktypeDocument[],
  effort: Effort,
  isOfSource = false,
): DocumentFault[] {
  const compiled = compiledDecision(document);
  if (!compiled.ok) return [];
  const { model, asked } = compiled.decision;
  const users = worktypes.filter((worktype) => usesDecision(worktype, document.key));
  const known = isOfSource ? unchecked : knownDomains(users);
  const otherwise = `what the ${isOfSource && users.length === 0 ? 'source' : 'worktype'} says counts`;
  return analyseModel(model, known, effort).flatMap((analysed) =>
    faultsOf(analysed, analysed.name === asked ? otherwise : 'it gives nothing'),
  );
}

export function usesDecision({ routing, priority, sla }: WorktypeDocument, key: string): boolean {
  return [routing.decision, priority.decision, sla.decision].includes(key);
}

/** What a source's decision sees: attributes that no schema has been asked about, and no worktype. */
const unchecked: KnownDomains = (name, isAttribute) => {
  if (isAttribute) return [{ tests: [] }];
  return name === 'worktype' ? [{ kinds: ['string', 'null'], tests: [] }] : [{ kinds: ['string'], tests: [] }];
};

function knownDomains(users: readonly WorktypeDocument[]): KnownDomains {
  return (name, isAttribute) => {
    if (users.length === 0) return [isAttribute ? { tests: [] } : { kinds: ['string'], tests: [] }];
    if (name === 'worktype' && !isAttribute) return users.map(({ key }) => onlyText(key));
    if (!isAttribute) return [{ kinds: ['string'], tests: [] }];
    // A name of a `.dmn` file may hold spaces where the attribute has underscores.
    const found = users.map(({ attributes }) => {
      const { properties } = attributes as { properties?: Readonly<Record<string, unknown>> };
      const own = properties && Object.hasOwn(properties, name) ? name : name.replaceAll(' ', '_');
      return attributeDomain(attributes, own);
    });
    return found.includes(null) ? null : (found as Domain[]);
  };
}

function onlyText(text: string): Domain {
  const range = { low: text, high: text, lowIncluded: true, highIncluded: true };
  return { kinds: ['string'], tests: [{ ranges: [range], isNegated: false }] };
}

function faultsOf({ path, hitPolicy, analysis }: AnalysedTable, otherwise: string): DocumentFault[] {
  const { findings, unjudged, isComplete } = analysis;
  const faults = findings.map((finding): DocumentFault => {
    const [rule] = finding.rules;
    const value = Object.keys(finding.example).length > 0 ? { value: finding.example } : {};
    if (finding.kind === 'gap') {
      const message = `has no rule for ${finding.where || 'any input'}: ${otherwise}`;
      return { path: [...path, 'rules'], message, code: 'TABLE_GAP', ...whereOf(finding), ...value };
    }
    const at = [...path, 'rules', (rule ?? 1) - 1];
    if (finding.kind === 'overlap')
      return {
        path: at,
        message: overlapText(finding, hitPolicy),
        code: 'TABLE_OVERLAP',
        ...whereOf(finding),
        ...value,
      };
    const by = finding.rules.slice(1).join(', ');
    const said: Pick<DocumentFault, 'rule' | 'values'> = by === '' ? { rule: 'RULE_NEVER_HITS' } : { values: { by } };
    return { path: at, message: unreachableText(finding), code: 'UNREACHABLE_RULE', ...said, value: rule };
  });
  const full = (['gap', 'overlap', 'unreachable'] as const).filter(
    (kind) => findings.filter((finding) => finding.kind === kind).length === mostFindings,
  );
  if (full.length > 0)
    faults.push(partly(path, 'TABLE_TOLD_IN_PART', `is told of ${mostFindings} faults of a kind; there may be more`));
  if (!isComplete) faults.push(partly(path, undefined, 'is not analysed completely: it would take too long'));
  // Of a table without findings there is nothing to be wary of, unless it was passed over in part.
  if (unjudged.length > 0 && faults.length > 0) {
    const message = `${rulesText(unjudged)} cannot be judged before there is an item: taken to fill gaps, and to overlap with none`;
    faults.push({ ...partly(path, 'RULES_UNJUDGED', message), values: { rules: unjudged.join(', ') } });
  }
  return faults;
}

function partly(path: DocumentFault['path'], rule: FaultRule | undefined, message: string): DocumentFault {
  return { path: [...path, 'rules'], message, code: 'TABLE_NOT_ANALYSED', ...(rule && { rule }) };
}

/** Where a table is about any input, its sentence is another one. */
function whereOf({ kind, rules, where }: TableFinding): Pick<DocumentFault, 'rule' | 'values'> {
  const values = { rules: rules.join(', '), where };
  if (where !== '') return { values };
  return { rule: kind === 'gap' ? 'TABLE_GAP_ANYWHERE' : 'TABLE_OVERLAP_ANYWHERE', values };
}

function overlapText({ rules, where }: TableFinding, hitPolicy: string): string {
  const both = `rules ${rules.join(' and ')} ${hitPolicy === 'ANY' ? 'say different things' : 'hit together'}`;
  return `${both} for ${where || 'any input'} (${hitPolicy}): an item about which they do waits as an incident`;
}

function unreachableText({ rules: [rule, ...by] }: TableFinding): string {
  if (by.length === 0) return `rule ${rule} can never hit`;
  return `rule ${rule} never counts: ${rulesText(by)} ${by.length > 1 ? 'take' : 'takes'} all that it would hit`;
}

function rulesText(rules: readonly number[]): string {
  const shown = rules.slice(0, 5).join(', ');
  return `${rules.length > 1 ? 'rules' : 'rule'} ${shown}${rules.length > 5 ? ` and ${rules.length - 5} more` : ''}`;
}
