import { groupsOf } from '../../domain/config/group';
import type { WorkbinDocument } from '../../domain/config/workbin';
import { ownerOfWorkbin, personalWorkbin } from '../../domain/workbin/workbin-id';
import { mayIn } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import type { WorkbinView } from '../contract/workbin';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Context } from '../route';

/** A workbin with a document, or an agent's own, which lies where he is at home. */
export type Workbin = Omit<WorkbinView, 'count' | 'mayPull'>;

/** The workbins of a division: those with a document, then those of its agents. */
export function workbinsOf(directory: Directory, division: string): Workbin[] {
  const agents = [...directory.agents.values()].filter((agent) => agent.division === division);
  return [
    ...directory.rules.inDivision('workbin', division).map(documented),
    ...agents.map(({ key, name }) => personal(key, name ?? key, division)),
  ];
}

/** Where items of a division may lie; undefined when there is no such workbin. */
export function workbinFor(directory: Directory, division: string, id: string): Workbin | undefined {
  const owner = ownerOfWorkbin(id);
  if (owner === null) {
    const document = directory.rules.find('workbin', division, id);
    return document && documented(document);
  }
  const agent = directory.agents.get(owner);
  if (!agent || !worksIn(directory, agent.division, division)) return undefined;
  return personal(agent.key, agent.name ?? agent.key, agent.division);
}

/** The same for what the input of a call names at `path`: it must exist. */
export function namedWorkbin(directory: Directory, division: string, id: string, path: string): Workbin {
  const found = workbinFor(directory, division, id);
  if (found) return found;
  const message = 'is no workbin of this division';
  throw invalidInput([{ path, message, code: 'UNKNOWN_REFERENCE', value: id }]);
}

/** An agent has his rights in his division and below it, so items of all of those may be his. */
export function worksIn(directory: Directory, home: string, division: string): boolean {
  return directory.withDescendants(home).includes(division);
}

/** Whether there is an agent of that key who may have what lies in a division: others are not known there. */
export function isAgentFor(directory: Directory, key: string, division: string): boolean {
  const agent = directory.agents.get(key);
  return agent !== undefined && worksIn(directory, agent.division, division);
}

/** Divisions whose items may lie in a workbin, those within reach of the caller. */
export function divisionsOf({ directory, scope }: Context, { division, type }: Workbin): string[] {
  const divisions = type === 'personal' ? directory.withDescendants(division) : [division];
  return divisions.filter((each) => scope.divisions.includes(each));
}

/** Whether the caller may take from it: the owner, the members of the group, or those who supervise the division. */
export function mayTakeFrom(
  { directory, principal }: Pick<Context, 'directory' | 'principal'>,
  workbin: Pick<Workbin, 'type' | 'division' | 'agent' | 'group'>,
): boolean {
  switch (workbin.type) {
    case 'personal':
      return principal.agent !== null && principal.agent === workbin.agent;
    case 'group': {
      const agent = principal.agent === null ? undefined : directory.agents.get(principal.agent);
      if (!agent || agent.division !== workbin.division || workbin.group === null) return false;
      return groupsOf(agent, directory.rules.inDivision('group', agent.division)).includes(workbin.group);
    }
    case 'supervisor':
      return mayIn(principal, 'item:assign', workbin.division);
  }
}

/** Those who watch the division see all of its workbins, everybody else those that he takes from. */
export function maySee(context: Context, workbin: Workbin): boolean {
  return mayIn(context.principal, 'item:watch', workbin.division) || mayTakeFrom(context, workbin);
}

/** The workbin that a path names; of several of that key the one of the given division. What the caller may not see is not there. */
export function findWorkbin(context: Context, id: string, division: string | undefined): Workbin {
  const owner = ownerOfWorkbin(id);
  const home = owner === null ? undefined : context.directory.agents.get(owner)?.division;
  for (const each of home === undefined ? context.scope.divisions : [home]) {
    if (!context.scope.divisions.includes(each) || (division !== undefined && division !== each)) continue;
    const workbin = workbinFor(context.directory, each, id);
    if (workbin && maySee(context, workbin)) return workbin;
  }
  throw new HttpProblem('NOT_FOUND');
}

function documented({ key, name, division, type, group, choice }: WorkbinDocument): Workbin {
  return { id: key, name: name ?? key, division, type, agent: null, group: group ?? null, choice };
}

function personal(agent: string, name: string, division: string): Workbin {
  return { id: personalWorkbin(agent), name, division, type: 'personal', agent, group: null, choice: true };
}
