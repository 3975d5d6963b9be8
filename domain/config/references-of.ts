import type { FlowNode } from '../bpmn/graph';
import { outputCells } from '../decisions/item-decision';
import { constantText } from '../decisions/making';
import { kindOfOutput } from '../decisions/outputs';
import { isBuiltInRole } from '../rights/permission';
import { namedSkills, parseExpression } from '../skills/expression';
import type { SkillExpression } from '../skills/expression';
import type { AlertRuleDocument } from './alert-rule';
import { BUILT_IN_WORKTYPE } from '../cases/task';
import type { CaseTypeDocument } from './case-type';
import { slaParts } from './case-type-sla';
import type { DecisionDocument, DecisionOutput } from './decision';
import type { ConfigDocument, ConfigKind } from './documents';
import { placesIn } from './places-in';
import type { RoutingPlanDocument } from './routing-plan';
import type { WorktypeDocument } from './worktype';

/** One mention of another document. */
export interface Reference {
  path: readonly (string | number)[];
  kind: ConfigKind;
  /** Key, or name of a skill. */
  to: string;
  /** Where it is looked for; left out: in the document's own division. */
  division?: string;
  /** Position inside an expression, counted from 0. */
  at?: number;
  /** Name of the element of a model that names it. */
  element?: string;
}

type Path = readonly (string | number)[];

/** Everything that a document names, with the place where it does. */
export function referencesOf(document: ConfigDocument): Reference[] {
  if (document.kind === 'division') return one(['parent'], 'division', document.parent);
  return [...one(['division'], 'division', document.division), ...ownReferences(document)];
}

function ownReferences(document: Exclude<ConfigDocument, { kind: 'division' }>): Reference[] {
  switch (document.kind) {
    case 'source':
      return [
        ...one(['decision'], 'decision', document.decision),
        ...one(['caseDecision'], 'decision', document.caseDecision),
        ...one(['defaults', 'worktype'], 'worktype', document.defaults.worktype),
        ...many(['divisions'], 'division', document.divisions),
      ];
    case 'queue':
      return many(['preferredAgents'], 'agent', document.preferredAgents);
    case 'agent':
      return [
        ...many(['queues'], 'queue', document.queues),
        ...Object.keys(document.skills).flatMap((name) => one(['skills', name], 'skill', name)),
        ...one(['capacityProfile'], 'capacity-profile', document.capacityProfile),
        ...roleReferences(document.roles),
      ];
    case 'grant':
      return roleReferences(document.roles);
    case 'group':
      return many(['agents'], 'agent', document.agents);
    case 'workbin':
      return one(['group'], 'group', document.group);
    case 'routing-plan':
      return ringReferences(document);
    case 'decision':
      return [...outputReferences(document), ...one(['conflictQueue'], 'queue', document.conflictQueue)];
    case 'worktype':
      return worktypeReferences(document);
    case 'alert-rule':
      return alertReferences(document);
    case 'case-type':
      return caseReferences(document);
    case 'role':
    case 'webhook':
    case 'lookup':
    case 'skill':
    case 'capacity-profile':
    case 'priority-scheme':
    case 'calendar':
      return [];
  }
}

function roleReferences(roles: readonly string[]): Reference[] {
  return roles.flatMap((role, index) => (isBuiltInRole(role) ? [] : one(['roles', index], 'role', role)));
}

function ringReferences(plan: RoutingPlanDocument): Reference[] {
  return plan.rings.flatMap((ring, index) => {
    const parsed = ring.skills === undefined ? null : parseExpression(ring.skills);
    const skills = parsed?.ok ? skillsNamed(parsed.expression) : [];
    return [
      ...skills.map(({ skill, at }): Reference => ({ path: ['rings', index, 'skills'], kind: 'skill', to: skill, at })),
      ...many(['rings', index, 'agents'], 'agent', ring.agents ?? []),
      ...one(['rings', index, 'group'], 'group', ring.group),
      ...one(['rings', index, 'queue'], 'queue', ring.queue),
    ];
  });
}

/** Only cells that are plain texts are known beforehand; the others are judged when they have a value. */
function outputReferences(decision: DecisionDocument): Reference[] {
  // A long table says the same again and again.
  const known = new Map<string, string | undefined>();
  return outputCells(decision).flatMap(({ output, path, text }) => {
    if (output === 'skills') return namedSkills(constantText(text) ?? '').flatMap((name) => one(path, 'skill', name));
    const kind = kindOfOutput[output as DecisionOutput];
    if (kind === undefined) return [];
    if (!known.has(text)) known.set(text, constantText(text));
    return one(path, kind, known.get(text));
  });
}

function worktypeReferences(worktype: WorktypeDocument): Reference[] {
  const { routing, priority, sla, onLogout } = worktype;
  return [
    ...one(['queue'], 'queue', worktype.queue),
    ...many(['lookups'], 'lookup', worktype.lookups),
    ...one(['classifier', 'lookup'], 'lookup', worktype.classifier?.lookup),
    ...one(['routing', 'plan'], 'routing-plan', routing.plan),
    ...one(['routing', 'decision'], 'decision', routing.decision),
    ...one(['priority', 'scheme'], 'priority-scheme', priority.scheme),
    ...one(['priority', 'decision'], 'decision', priority.decision),
    ...one(['onLogout', 'workbin'], 'workbin', onLogout.workbin),
    ...one(['sla', 'decision'], 'decision', sla.decision),
    ...one(['sla', 'calendar'], 'calendar', sla.calendar ?? undefined),
    ...one(['sla', 'emergencyQueue'], 'queue', sla.emergencyQueue),
    ...sla.thresholds.flatMap((threshold, index) =>
      threshold.actions.flatMap((action, at) => {
        const path: Path = ['sla', 'thresholds', index, 'actions', at];
        // `supervisors` are the people of that role, and a webhook where there is one of that key.
        const notified = action.notify === 'supervisors' ? undefined : action.notify;
        return [
          ...one([...path, 'notify'], 'webhook', notified),
          ...one([...path, 'webhook'], 'webhook', action.webhook),
          ...one([...path, 'changeQueue'], 'queue', action.changeQueue),
          ...one([...path, 'moveTo', 'queue'], 'queue', action.moveTo?.queue),
          ...one([...path, 'moveTo', 'agent'], 'agent', action.moveTo?.agent),
          ...one([...path, 'moveTo', 'workbin'], 'workbin', action.moveTo?.workbin),
        ];
      }),
    ),
    ...worktype.eventRules.flatMap((rule, index) =>
      rule.actions.flatMap(({ notify, webhook, startCase }, at) => {
        const path: Path = ['eventRules', index, 'actions', at];
        return [
          ...one([...path, 'webhook'], 'webhook', webhook),
          ...(typeof startCase === 'string'
            ? one([...path, 'startCase'], 'case-type', startCase)
            : one([...path, 'startCase', 'type'], 'case-type', startCase?.type)),
          ...many([...path, 'notify', 'agents'], 'agent', notify?.agents ?? []),
          ...many([...path, 'notify', 'groups'], 'group', notify?.groups ?? []),
        ];
      }),
    ),
  ];
}

/** What the elements of a model name by plain texts; what they name by expressions is judged when it has a value. */
function caseReferences(type: CaseTypeDocument): Reference[] {
  return [
    ...one(['decision'], 'decision', type.decision),
    ...one(['classifier', 'lookup'], 'lookup', type.classifier?.lookup),
    ...slaParts(type.sla).flatMap(({ path, calendar, thresholds }) => [
      ...one([...path, 'calendar'], 'calendar', calendar ?? undefined),
      ...thresholds.flatMap(({ actions }, index) =>
        actions.flatMap(({ webhook }, at) =>
          one([...path, 'thresholds', index, 'actions', at, 'webhook'], 'webhook', webhook),
        ),
      ),
    ]),
    ...modelReferences(type),
  ];
}

function modelReferences({ model, plan }: CaseTypeDocument): Reference[] {
  if (!model || !('graph' in model)) return [];
  const place = placesIn({ plan });
  return model.graph.nodes.flatMap((node) => {
    const element = node.name ? { element: node.name } : {};
    return nodeReferences(node, place(node.id)).map((reference) => ({ ...reference, ...element }));
  });
}

function nodeReferences(node: FlowNode, path: Path): Reference[] {
  if (node.kind !== 'activity') return [];
  if (node.work.type === 'business-rule') return one(path, 'decision', node.work.decision);
  if (node.work.type !== 'user') return [];
  const { worktype, queue, skills } = node.work.properties;
  const named = (text: string | undefined) => (text === undefined ? undefined : constantText(text));
  const worktypeKey = named(worktype);
  const parsed = parseExpression(named(skills) ?? '');
  return [
    // Every division has this one.
    ...one(path, 'worktype', worktypeKey === BUILT_IN_WORKTYPE ? undefined : worktypeKey),
    ...one(path, 'queue', named(queue)),
    ...(parsed.ok ? skillsNamed(parsed.expression) : []).map(({ skill, at }): Reference => ({
      path,
      kind: 'skill',
      to: skill,
      at,
    })),
  ];
}

function alertReferences({ watch, notify }: AlertRuleDocument): Reference[] {
  return [
    ...('queues' in watch ? many(['watch', 'queues'], 'queue', watch.queues) : []),
    ...('worktypes' in watch ? many(['watch', 'worktypes'], 'worktype', watch.worktypes) : []),
    ...many(['notify', 'agents'], 'agent', notify.agents),
    ...many(['notify', 'groups'], 'group', notify.groups),
    ...many(['notify', 'webhooks'], 'webhook', notify.webhooks),
  ];
}

function one(path: Path, kind: ConfigKind, to: string | undefined): Reference[] {
  return to === undefined ? [] : [{ path, kind, to }];
}

function many(path: Path, kind: ConfigKind, keys: readonly string[]): Reference[] {
  return keys.map((to, index) => ({ path: [...path, index], kind, to }));
}

function skillsNamed(expression: SkillExpression): { skill: string; at: number }[] {
  if (expression.type === 'compare') return [{ skill: expression.skill, at: expression.at }];
  return expression.type === 'not' ? skillsNamed(expression.part) : expression.parts.flatMap(skillsNamed);
}
