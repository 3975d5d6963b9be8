const TEAMS = 100;
const AGENTS_IN_TEAM = 19;

export interface Team {
  agents: readonly string[];
  supervisor: string;
}

/**
 * Teams whose people see who of them is there, each a division below the rig's with a queue: a presence that changes is
 * told to the 20 of its team, and to its supervisor the figures of the queue besides.
 */
export const teams: readonly Team[] = Array.from({ length: TEAMS }, (_, team) => ({
  agents: Array.from({ length: AGENTS_IN_TEAM }, (_none, agent) => `t${team}-${agent}`),
  supervisor: `t${team}-lead`,
}));

export const peopleOf = ({ agents, supervisor }: Team): readonly string[] => [...agents, supervisor];

export function teamDocuments(): unknown[] {
  const role = { kind: 'role', key: 'colleague', division: 'bench', permissions: ['agent:view'] };
  return [role, ...teams.flatMap(documentsOf)];
}

function documentsOf({ agents, supervisor }: Team, index: number): unknown[] {
  const division = `team-${index}`;
  const person = { kind: 'agent', division, queues: ['work'] };
  return [
    { kind: 'division', key: division, name: `Team ${index}`, parent: 'bench' },
    { kind: 'queue', key: 'work', name: 'Work', division },
    ...agents.map((key) => ({ ...person, key, roles: ['colleague'] })),
    { ...person, key: supervisor, queues: [], roles: ['supervisor'] },
  ];
}
