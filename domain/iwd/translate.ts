import type { IwdRule, Solution, SolutionRules, Tenant } from './export';
import { keyMaker } from './keys';
import type { Loss } from './rows';
import { type RuledPlace, tableOf } from './table';

export interface Translation {
  /** Documents in the form in which they are written; not yet parsed. */
  documents: object[];
  losses: Loss[];
}

/**
 * An iWD configuration as documents: a solution becomes a division (unless one is named) with a queue, a worktype and a
 * decision table of its departments and processes; a capture point becomes a source; curves become priority schemes.
 */
export function translateExport(
  tenants: readonly Tenant[],
  rules: readonly SolutionRules[],
  division?: string,
): Translation {
  const solutions = tenants.flatMap(solutionsOf);
  const makeKey = keyMaker();
  const makeSourceKey = keyMaker();
  const parts = solutions.map((solution) => {
    const own = rules.filter((one) => one.solution === solution.name).flatMap((one) => one.rules);
    return translateSolution(solution, own, { division, makeKey, makeSourceKey });
  });
  const known = new Set(solutions.map(({ name }) => name));
  const strangers = rules.filter(({ solution }) => !known.has(solution));
  return {
    documents: parts.flatMap(({ documents }) => documents),
    losses: [
      ...parts.flatMap(({ losses }) => losses),
      ...strangers.map(({ solution }) => ({ place: solution, message: 'has rules, but is no solution of the export' })),
    ],
  };
}

interface Keys {
  division: string | undefined;
  makeKey: (name: string) => string;
  makeSourceKey: (name: string) => string;
}

function translateSolution(solution: Solution, rules: readonly IwdRule[], keys: Keys): Translation {
  const key = keys.makeKey(solution.name);
  const division = keys.division ?? key;
  const { places, losses } = placesOf(solution, rules);
  const table = tableOf(key, division, solution.name, places);
  const named = { name: solution.name, division };
  const documents = [
    ...(keys.division === undefined ? [{ kind: 'division', key, name: solution.name }] : []),
    { kind: 'queue', key, ...named },
    ...table.documents,
    {
      kind: 'worktype',
      key,
      ...named,
      referencePrefix: prefixOf(key),
      attributes: { type: 'object', properties: table.properties },
      queue: key,
      routing: { decision: key },
      priority: { decision: key },
      sla: { decision: key },
      statuses,
      overdueStatus: 'overdue',
    },
    ...solution.capture_points.map((point) => ({
      kind: 'source',
      key: keys.makeSourceKey(point.name),
      name: point.name,
      division,
      defaults: { worktype: key },
    })),
  ];
  return { documents, losses: [...losses, ...table.losses, ...unread(solution)] };
}

/** Every process with the rules that act on its tasks, in iWD's order: of the solution, the department, the process. */
function placesOf(solution: Solution, rules: readonly IwdRule[]): { places: RuledPlace[]; losses: Loss[] } {
  const own = rules.filter(({ department, process }) => department === undefined && process === undefined);
  const heard = new Set(own);
  const hear = (chosen: readonly IwdRule[]) => {
    for (const rule of chosen) heard.add(rule);
    return chosen;
  };
  const places = solution.departments.flatMap((department) => {
    const here = (rule: IwdRule) => rule.department === undefined || rule.department === department.name;
    const ofDepartment = hear(
      rules.filter((rule) => rule.department === department.name && rule.process === undefined),
    );
    return department.processes.map((process): RuledPlace => {
      const ofProcess = hear(rules.filter((rule) => rule.process === process.name && here(rule)));
      return { department, process, rules: [...own, ...ofDepartment, ...ofProcess] };
    });
  });
  const unheard = rules.filter((rule) => !heard.has(rule));
  const losses = unheard.map((rule) => ({
    place: [solution.name, rule.department, rule.process].filter((part) => part !== undefined).join('/'),
    message: `rule ${rule.name ?? 'without a name'} belongs to what the solution does not have`,
  }));
  return { places: own.length > 0 ? [...places, { rules: own }] : places, losses };
}

/** An item's status is what iWD calls its state. */
const statuses = [
  { key: 'queued', name: 'Queued', category: 'open', initial: true },
  { key: 'assigned', name: 'Assigned', category: 'working', onAccept: true },
  { key: 'overdue', name: 'Expired', category: 'open' },
  { key: 'completed', name: 'Completed', category: 'closed', final: true },
];

const UNREAD: Readonly<Record<string, string>> = {
  timezone: 'write a calendar and name it in sla.calendar of the worktype',
  first_day_of_week: 'days of the week have no first here',
};

function unread(solution: Solution): Loss[] {
  return Object.entries(UNREAD)
    .filter(([field]) => solution[field] !== undefined)
    .map(([field, message]) => ({ place: `${solution.name}.${field}`, message }));
}

function solutionsOf(tenant: Tenant): Solution[] {
  return [...tenant.solutions, ...tenant.tenants.flatMap(solutionsOf)];
}

function prefixOf(key: string): string {
  const letters = key
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^\d+/, '')
    .slice(0, 4);
  return letters === '' ? 'IWD' : letters;
}
