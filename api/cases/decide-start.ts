import { cutOff } from '../../db/cut-off';
import type { Variables } from '../../domain/bpmn/state';
import { type DecidedCase, decidedCase } from '../../domain/cases/decided';
import type { CaseTypeDocument } from '../../domain/config/case-type';
import { decideCaseRule } from '../../domain/decisions/decide-case-rule';
import { CONDITIONS_MS } from '../../domain/notification/event-rules';
import { MOST_PRIORITY } from '../../domain/priority/bounds';
import type { Directory } from '../catalogue/directory';
import type { Deps } from '../deps';

/** What its type's decision says of a case that starts. One that fails holds up no case: it says nothing, and the log why. */
export function decideStart(
  { log }: Pick<Deps, 'log'>,
  { rules, agents }: Directory,
  { division, key, decision }: CaseTypeDocument,
  variables: Variables,
  nowMs: number,
): DecidedCase {
  const nothing = decidedCase(null, MOST_PRIORITY);
  const document = decision === undefined ? undefined : rules.find('decision', division, decision);
  if (!document) return nothing;
  const answer = cutOff(CONDITIONS_MS, () => decideCaseRule(document, variables, nowMs))?.value;
  if (!answer?.ok) {
    log.warn({ type: key, decision, why: answer?.why ?? 'it takes too long' }, 'a decision on a new case failed');
    return nothing;
  }
  const decided = decidedCase(answer.value, MOST_PRIORITY);
  if (decided.owner === null || agents.has(decided.owner)) return decided;
  log.warn({ type: key, decision, owner: decided.owner }, 'a decision gives a case to nobody who is known');
  return { ...decided, owner: null };
}
