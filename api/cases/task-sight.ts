import type { Reach } from '../../db/item-read';
import type { TaskScope } from '../../db/task-scope';
import { personalWorkbin } from '../../domain/workbin/workbin-id';
import { mayIn, type Scope } from '../auth/principal';
import type { Context } from '../route';
import { mayTakeFrom } from '../workbins/workbin';
import { openTypesIn } from './case-sight';

type Reader = Pick<Context, 'directory' | 'principal'>;

/**
 * The same scope, narrowed to the tasks of cases that the caller sees: those of types that are open to all, of cases that he
 * sees whole, and what may come to his hands or is in them. A task brings along what its case knows.
 */
export function withTasks(reader: Reader, scope: Reach): Scope {
  let tasks: TaskScope | null | undefined;
  return {
    ...scope,
    // Every request has a scope, and most of them read no items: put together when it is asked for.
    get tasks() {
      return (tasks ??= taskScopeOf(reader, scope));
    },
  };
}

function taskScopeOf({ directory, principal }: Reader, { divisions, source }: Reach): TaskScope | null {
  const whole = divisions.filter((division) => mayIn(principal, 'case:supervise', division));
  if (source !== null || whole.length === divisions.length) return null;
  const agent = principal.agent === null ? undefined : directory.agents.get(principal.agent);
  const others = divisions.filter((division) => !whole.includes(division));
  const shared = others
    .flatMap((division) => directory.rules.inDivision('workbin', division))
    .filter(({ group = null, ...workbin }) => mayTakeFrom({ directory, principal }, { ...workbin, agent: null, group }))
    .map(({ division, key }) => `${division}/${key}`);
  const own = agent ? others.map((division) => `${division}/${personalWorkbin(agent.key)}`) : [];
  const queues = agent?.queues.map((key) => `${agent.division}/${key}`) ?? [];
  return {
    whole,
    open: openTypesIn(directory, others),
    agent: agent?.key ?? null,
    queues,
    workbins: [...shared, ...own],
  };
}
