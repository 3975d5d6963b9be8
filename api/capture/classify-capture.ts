import { cutOffInAll } from '../../db/cut-off';
import { classify, type ClassifyInput } from '../../domain/classify/classify';
import type { Classified } from '../../domain/classify/classified';
import { CASE_SOURCE } from '../../domain/cases/task';
import { isClosed } from '../../domain/config/division';
import type { InputProblem } from '../../domain/config/problem';
import type { Form } from '../../domain/forms/form';
import type { Actor } from '../../domain/item/event';
import { captured, type CapturedItem, newItem } from '../../domain/item/new-item';
import { applyEventRules, CONDITIONS_MS } from '../../domain/notification/event-rules';
import { mayIn, type Principal } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import { shardOf } from '../config/shard-of';
import type { CaptureRequest } from '../contract/item';
import type { Deps } from '../deps';
import { type HttpProblem, invalidInput } from '../http-problem';
import type { Caused } from '../../db/caused';
import { createId } from '../../db/new-id';

/** A capture as the rules see it. */
export function classifyInput(request: CaptureRequest, source: string, nowMs: number): ClassifyInput {
  return {
    source,
    worktype: request.worktype,
    division: request.division,
    attributes: request.attributes,
    externalTag: request.externalTag,
    dueAtMs: instantMs(request.dueAt),
    activateAtMs: instantMs(request.activateAt),
    priority: request.priority,
    preferredAgent: request.preferredAgent,
    department: request.department,
    process: request.process,
    capturedAtMs: nowMs,
  };
}

/** What the rules make of a request, or what is wrong with it. Nothing is taken for it yet. */
export function judgeCapture(
  directory: Directory,
  principal: Principal,
  input: ClassifyInput,
): { ok: true; value: Classified } | { ok: false; problem: HttpProblem } {
  const result = classify(input, directory.rules);
  if (!result.ok) return refused(result.errors);
  const { value } = result;
  // The source may capture there; whether he who captures for it may is another question.
  if (!mayIn(principal, 'item:capture', value.division)) {
    const message = 'is no division into which you may capture';
    return refused([{ path: 'division', message, code: 'DIVISION_NOT_ALLOWED', value: value.division }]);
  }
  const over = principal.kind === 'source' ? [] : overTheRules(principal, value.division, input);
  if (over.length > 0) return refused(over);
  // What a case has begun goes on until it is ended.
  if (input.source !== CASE_SOURCE && isClosed(value.division, directory.divisions))
    return refused([divisionClosed(value.division)]);
  return { ok: true, value };
}

const givers = ['item:assign', 'item:steer'] as const;

/** What goes over the rules is for those who speak as a source, or assign work: nobody else favours what he captures. */
function overTheRules(principal: Principal, division: string, input: ClassifyInput): InputProblem[] {
  if (givers.some((permission) => mayIn(principal, permission, division))) return [];
  return (['priority', 'preferredAgent'] as const).flatMap((path) => {
    const value = input[path];
    const message = 'is for sources, and for whoever assigns work';
    return value === undefined ? [] : [{ path, message, code: 'FORBIDDEN' as const, value, allowed: givers }];
  });
}

export function divisionClosed(division: string): InputProblem {
  return { path: 'division', message: 'is closed and takes nothing new', code: 'DIVISION_CLOSED', value: division };
}

/** A new item as it will be written, with what the rules on events make of it. */
export async function itemOf(input: {
  deps: Deps;
  directory: Directory;
  principal: Principal;
  request: CaptureRequest;
  value: Classified;
  nowMs: number;
  /** Of its own. */
  form?: Form | null;
}): Promise<{ item: CapturedItem; caused: Caused }> {
  const { deps, directory, principal, request, value, nowMs, form } = input;
  const state = newItem(value, {
    id: createId(nowMs),
    shard: shardOf(value.division, directory.divisions),
    externalId: request.externalId,
    reference: await deps.references.take(value.division, value.referencePrefix),
    name: request.name ?? null,
    caseId: request.caseId ?? null,
    ...(form ? { form: JSON.stringify(form) } : {}),
    createdMs: nowMs,
  });
  const actor: Actor =
    principal.kind === 'source' ? { kind: 'source', id: value.source } : { kind: 'user', id: principal.subject };
  const { interaction } = request;
  const beginning = interaction && {
    interaction: interaction.id,
    channel: interaction.channel,
    text: interaction.text,
  };
  const item = captured(state, actor, value.origins, beginning);
  const worktype = directory.rules.find('worktype', value.division, value.worktype);
  const rules = worktype ? directory.rules.eventRulesOf(worktype) : [];
  const newId = () => createId(nowMs);
  const { told, ...caused } = applyEventRules(rules, item, nowMs, cutOffInAll(CONDITIONS_MS), newId);
  return { item: { ...item, events: [...item.events, ...told] }, caused };
}

function refused(errors: readonly InputProblem[]): { ok: false; problem: HttpProblem } {
  return { ok: false, problem: invalidInput(errors) };
}

function instantMs(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
