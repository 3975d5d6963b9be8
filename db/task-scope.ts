/** Which tasks of cases somebody sees, of those in his scope. */
export interface TaskScope {
  /** Divisions whose tasks he sees all. */
  whole: string[];
  /** Types of cases (`division/key`) whose tasks all see who see items. */
  open: string[];
  agent: string | null;
  /** Queues (`division/key`) that he serves. */
  queues: string[];
  /** Workbins (`division/id`) that he takes from. */
  workbins: string[];
}

/** The condition on an item `i`; its parameters are added to `values`. What is no task is seen, whatever case it is linked to. */
export function seenTasks(tasks: TaskScope | null, values: unknown[]): string {
  if (!tasks) return 'true';
  const add = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const agent = add(tasks.agent, 'text');
  return `(i.source <> 'case' or i.division = any(${add(tasks.whole, 'text[]')}) or i.assignee = ${agent}
    or i.division || '/' || i.queue = any(${add(tasks.queues, 'text[]')})
    or i.division || '/' || i.workbin = any(${add(tasks.workbins, 'text[]')})
    or exists (select from ledger_item his where his.item_id = i.id and his.agent = ${agent})
    or exists (select from case_file c where c.id = case when i.source = 'case' then i.case_id::uuid end
      and (c.owner = ${agent} or c.division || '/' || c.case_type = any(${add(tasks.open, 'text[]')}))))`;
}
