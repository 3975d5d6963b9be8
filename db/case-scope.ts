import type { Reach } from './item-read';

/** Which cases somebody sees at all. */
export interface CaseScope extends Reach {
  /**
   * Null: all in scope. Else those of the divisions `whole`, of the types `open` (`division/key`), and those that the agent
   * owns, takes part in, or works on.
   */
  narrowed: { whole: string[]; open: string[]; agent: string | null } | null;
}

/** The condition on `case_file c`; its parameters are added to `values`. */
export function seenCases({ narrowed }: CaseScope, values: unknown[]): string {
  if (!narrowed) return 'true';
  const { whole, open, agent } = narrowed;
  const add = (value: unknown) => `$${values.push(value)}`;
  const isOpen = `c.division = any(${add(whole)}) or c.division || '/' || c.case_type = any(${add(open)})`;
  if (agent === null) return `(${isOpen})`;
  const key = add(agent);
  return `(${isOpen} or c.owner = ${key}
    or c.snapshot -> 'participants' @> jsonb_build_array(jsonb_build_object('agent', ${key}::text))
    or exists (select from item i where i.case_id = c.id::text and i.assignee = ${key}))`;
}
