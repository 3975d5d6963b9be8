import type { z } from 'zod';
import { agentDocument } from './agent';
import { alertRuleDocument } from './alert-rule';
import { calendarDocument } from './calendar';
import { capacityProfileDocument } from './capacity-profile';
import { caseTypeDocument } from './case-type';
import { decisionDocument } from './decision';
import { divisionDocument } from './division';
import { grantDocument } from './grant';
import { groupDocument } from './group';
import { lookupDocument } from './lookup';
import { prioritySchemeDocument } from './priority-scheme';
import { queueDocument } from './queue';
import { roleDocument } from './role';
import { routingPlanDocument } from './routing-plan';
import { skillDocument } from './skill';
import { sourceDocument } from './source';
import { webhookDocument } from './webhook';
import { workbinDocument } from './workbin';
import { worktypeDocument } from './worktype';

/** One schema for each kind; `kind` is singular in documents and plural in paths (`pluralOfKind`). */
export const documentSchemas = {
  division: divisionDocument,
  source: sourceDocument,
  webhook: webhookDocument,
  skill: skillDocument,
  'capacity-profile': capacityProfileDocument,
  queue: queueDocument,
  role: roleDocument,
  grant: grantDocument,
  agent: agentDocument,
  group: groupDocument,
  workbin: workbinDocument,
  'routing-plan': routingPlanDocument,
  decision: decisionDocument,
  'priority-scheme': prioritySchemeDocument,
  calendar: calendarDocument,
  lookup: lookupDocument,
  worktype: worktypeDocument,
  'case-type': caseTypeDocument,
  'alert-rule': alertRuleDocument,
} as const;

export type ConfigKind = keyof typeof documentSchemas;
export type DocumentOf<K extends ConfigKind> = z.infer<(typeof documentSchemas)[K]>;
export type ConfigDocument = { [K in ConfigKind]: DocumentOf<K> }[ConfigKind];

/** Kinds in the order in which they can refer to one another. */
export const configKinds = Object.keys(documentSchemas) as ConfigKind[];

export function pluralOfKind(kind: ConfigKind): string {
  return `${kind}s`;
}

/** The kind that a path names (`routing-plans`), or undefined. */
export function kindOfPlural(plural: string): ConfigKind | undefined {
  return configKinds.find((kind) => pluralOfKind(kind) === plural);
}

/** The division in which a document lies; a division lies in itself. */
export function divisionOf(document: ConfigDocument): string {
  return document.kind === 'division' ? document.key : document.division;
}

/** Keys of these are unique in the whole installation, those of the others within kind and division. */
export const globalKinds: readonly ConfigKind[] = ['division', 'source', 'agent'];

/** What identifies a document: equal for two documents that are versions of one another. */
export function documentIdentity(document: ConfigDocument): string {
  const scope = globalKinds.includes(document.kind) ? '' : `${divisionOf(document)}/`;
  return `${document.kind}/${scope}${document.key}`;
}
