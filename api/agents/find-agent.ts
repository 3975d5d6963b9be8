import type { AgentDocument } from '../../domain/config/agent';
import { mayIn } from '../auth/principal';
import { HttpProblem } from '../http-problem';
import type { Context } from '../route';

/**
 * The agent that a path names, for himself and for those who supervise his division. Colleagues are refused; for
 * everybody else he does not exist.
 */
export function findAgent({ directory, principal }: Context, key: string): AgentDocument {
  const agent = directory.agents.get(key);
  const mayKnow = agent && (principal.grants.has(agent.division) || principal.agent === key);
  if (!mayKnow) throw new HttpProblem('NOT_FOUND');
  if (principal.agent === key || mayIn(principal, 'agent:supervise', agent.division)) return agent;
  throw new HttpProblem('FORBIDDEN', { detail: 'An agent acts as himself only' });
}
