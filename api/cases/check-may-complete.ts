import type { CaseRow } from '../../db/case-read';
import type { CaseRequest, EndedEvent } from '../../domain/cases/request';
import { mayIn } from '../auth/principal';
import { HttpProblem } from '../http-problem';
import type { Context } from '../route';
import { caseTypeOf } from './case-type-of';

/** Its end is reported by whoever does it: the agent of its item, a worker, a service. */
const REPORTED: ReadonlySet<string> = new Set(['user', 'service', 'send', 'business-rule']);

/** Work that somebody else reports is completed past him by those alone who supervise: an approval is not for everybody to give. */
export async function checkMayComplete(
  { deps, principal }: Context,
  { file }: CaseRow,
  event: CaseRequest['event'] | EndedEvent,
): Promise<void> {
  if (event.type !== 'complete' || mayIn(principal, 'case:supervise', file.division)) return;
  const element = file.process?.instances[event.instance]?.element;
  const { model } = await caseTypeOf(deps, file);
  const node = model && 'graph' in model ? model.graph.nodes.find(({ id }) => id === element) : undefined;
  if (node?.kind === 'activity' && REPORTED.has(node.work.type)) throw new HttpProblem('FORBIDDEN');
}
