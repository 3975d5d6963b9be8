import { shownToRules } from '../classify/shown-to-rules';
import { type EventRuleDocument, eventRules } from '../config/event-rule';
import { compileCondition, type Condition } from '../decisions/condition';
import { worker } from '../item/about';
import type { Actor, ItemEvent } from '../item/event';
import type { ItemState } from '../item/state';
import { deliveryBody } from '../receiver/delivery-body';
import { type Notification, recipientsOf } from './notification';
import { eventSubject } from './subject';
import { type CaseStartMaker, compileCaseStart, type WantedCase } from './wanted-case';
import { ANY_ATTRIBUTE, fillTemplate, subjectLine } from './template';

/** What conditions of rules may read; `event` is the event's data with its `type`. */
export const conditionVariables = [
  'attributes',
  'source',
  'worktype',
  'division',
  'department',
  'process',
  'segment',
  'externalTag',
  'reference',
  'externalId',
  'name',
  'caseId',
  'state',
  'status',
  'queue',
  'assignee',
  'workbin',
  'disposition',
  'escalations',
  'event',
] as const;

/** What texts may name. */
export const textPlaces = [
  'reference',
  'externalId',
  'name',
  'worktype',
  'event',
  'state',
  'status',
  'queue',
  'assignee',
  'disposition',
  ANY_ATTRIBUTE,
] as const;

/** A rule ready to be asked. */
export interface EventRule {
  events: ReadonlySet<string>;
  /** Null: always. */
  when: Condition | null;
  actions: readonly RuleAction[];
}

type RuleAction = Omit<EventRuleDocument['actions'][number], 'startCase'> & {
  startCase?: { type: string; make: CaseStartMaker };
};

/** Conditions were checked when their document was applied; one that is not understood any more fails when it is asked. */
export function compileEventRules(rules: readonly EventRuleDocument[]): readonly EventRule[] {
  return rules.map(({ events, when, actions }) => ({
    events: new Set(events),
    when: when === undefined ? null : compiled(when),
    actions: actions.map(compiledAction),
  }));
}

/** The rules of a stored worktype of any age; what is not understood any more says nothing. */
export function eventRulesIn(worktype: Record<string, unknown> | undefined): readonly EventRule[] {
  return compileEventRules(eventRules.safeParse(worktype?.['eventRules']).data ?? []);
}

function compiledAction({ startCase, ...rest }: EventRuleDocument['actions'][number]): RuleAction {
  if (startCase === undefined) return rest;
  const asked = typeof startCase === 'string' ? { type: startCase } : startCase;
  return { ...rest, startCase: { type: asked.type, make: compileCaseStart(asked, conditionVariables) } };
}

function compiled(text: string): Condition {
  const condition = compileCondition(text, conditionVariables);
  return condition.ok ? condition.value : () => ({ ok: false, code: 'CONDITION_FAILED' });
}

/** What happened to an item in one commit. */
export interface Happened {
  /** After it. */
  state: ItemState;
  events: readonly ItemEvent[];
  actor: Actor;
}

export interface RuleResults {
  notifications: Notification[];
  cases: WantedCase[];
  /** What the history tells of them: cases that are asked for, and rules that failed, which hold up no command. */
  told: ItemEvent[];
}

/** Runs a condition, or gives up on it: then null. */
export type Bounded = <T>(work: () => T) => { value: T } | null;

/** For all conditions of one commit: it is to answer within seconds, and others wait behind it. */
export const CONDITIONS_MS = 250;

/**
 * What a worktype's rules make of one commit: each action of each rule that applies to an event, once. The cause names
 * the commit by life and version, so that the same one tried again means the same. `newId` makes IDs of cases.
 */
export function applyEventRules(
  rules: readonly EventRule[],
  happened: Happened,
  nowMs: number,
  bounded: Bounded,
  newId: () => string,
): RuleResults {
  const results: RuleResults = { notifications: [], cases: [], told: [] };
  for (const [nth, event] of happened.events.entries()) {
    for (const [index, rule] of rules.entries()) {
      if (!rule.events.has(event.type)) continue;
      const failed = (code: string) =>
        results.told.push({ type: 'rule-failed', data: { rule: index, event: event.type, code } });
      const answer = ask(rule, happened, event, nowMs, bounded);
      if (!answer.ok) failed(answer.code);
      if (!answer.ok || !answer.holds) continue;
      const { id, life, version, division } = happened.state;
      for (const [at, action] of rule.actions.entries()) {
        const cause = `item/${id}/${life}/${version}/${nth}/${index}/${at}`;
        results.notifications.push(...toldBy(action, cause, happened.state, event));
        const { startCase } = action;
        if (!startCase) continue;
        const made = bounded(() => startCase.make(contextOf(happened, event), nowMs));
        if (!made?.value) {
          failed(made ? 'EXPRESSION_FAILED' : 'CONDITION_TOO_SLOW');
          continue;
        }
        const { type } = startCase;
        const { reference, externalId, worktype, attributes } = happened.state;
        const item = { id, reference, externalId, worktype };
        const wanted = { ...made.value, caseId: newId(), cause, division, type, item, itemAttributes: attributes };
        results.cases.push(wanted);
        results.told.push({ type: 'case-asked', data: { type, case: wanted.caseId, rule: index, event: event.type } });
      }
    }
  }
  return results;
}

function ask({ when }: EventRule, happened: Happened, event: ItemEvent, nowMs: number, bounded: Bounded) {
  if (!when) return { ok: true, holds: true } as const;
  const done = bounded(() => when(contextOf(happened, event), nowMs));
  return done ? done.value : ({ ok: false, code: 'CONDITION_TOO_SLOW' } as const);
}

function toldBy({ notify, webhook }: RuleAction, cause: string, state: ItemState, event: ItemEvent): Notification[] {
  const common = {
    kind: 'event',
    division: state.division,
    cause,
    itemId: state.id,
    data: { event: event.type, reference: state.reference },
    body: deliveryBody(state, event.type),
  } as const;
  if (webhook !== undefined) {
    const texts = { subject: eventSubject(state.reference, event.type), text: '' };
    return [{ ...common, ...texts, recipients: [], mailTo: [], webhooks: [webhook] }];
  }
  if (!notify) return [];
  const { recipients, mailTo } = recipientsOf(state.division, notify, notify.holder ? concernedBy(state, event) : []);
  if (recipients.length + mailTo.length === 0) return [];
  const fill = (text: string) => fillTemplate(text, placesOf(state, event), state.attributes);
  const subject = notify.subject === undefined ? eventSubject(state.reference, event.type) : fill(notify.subject);
  return [
    {
      ...common,
      subject: subjectLine(subject) || state.reference,
      text: notify.text === undefined ? '' : fill(notify.text),
      recipients,
      mailTo,
      webhooks: [],
    },
  ];
}

/** The agent named by the event, or else whoever has the item or has marked it done. */
function concernedBy(state: ItemState, { data }: ItemEvent): string[] {
  const agent = typeof data['agent'] === 'string' ? data['agent'] : worker(state).agent;
  return agent === undefined ? [] : [agent];
}

function placesOf(
  state: ItemState,
  event: ItemEvent,
): Record<Exclude<(typeof textPlaces)[number], typeof ANY_ATTRIBUTE>, unknown> {
  const { reference, externalId, name, worktype, status, assignee, disposition } = state;
  const { queue } = state.rules;
  return {
    reference,
    externalId,
    name,
    worktype,
    event: event.type,
    state: state.state,
    status,
    queue,
    assignee,
    disposition,
  };
}

function contextOf(
  { state }: Happened,
  { type, data }: ItemEvent,
): Record<(typeof conditionVariables)[number], unknown> {
  const {
    source,
    worktype,
    division,
    externalTag,
    reference,
    externalId,
    name,
    caseId,
    status,
    assignee,
    workbin,
    disposition,
    escalations,
  } = state;
  const { department, process, segment, queue } = state.rules;
  return {
    attributes: shownToRules(state.attributes),
    source,
    worktype,
    division,
    department,
    process,
    segment,
    externalTag,
    reference,
    externalId,
    name,
    caseId,
    state: state.state,
    status,
    queue,
    assignee,
    workbin,
    disposition,
    escalations,
    event: { ...(shownToRules(data) as object), type },
  };
}
