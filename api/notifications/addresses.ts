import { addressOfAgent, addressOfGroup, addressOfSupervisors } from '../../domain/notification/notification';
import { divisionsWith, type Principal } from '../auth/principal';
import type { Directory } from '../catalogue/directory';

/** What notifications for the caller are addressed to: himself, his groups, the supervisors where he is one. */
export function addressesOf(principal: Principal, directory: Directory): string[] {
  const agent = principal.agent === null ? undefined : directory.agents.get(principal.agent);
  const own = agent
    ? [addressOfAgent(agent.key), ...directory.groupsOf(agent).map((key) => addressOfGroup(agent.division, key))]
    : [];
  return [...own, ...divisionsWith(principal, 'notification:acknowledge').map(addressOfSupervisors)];
}
