/** `item`: the item that is open, `tab`: the one of its tabs. `bin`, `queue`: the place whose items are listed. */
export interface WorkSearch {
  readonly item?: string;
  /** A workbin as `division/id`; `own` for the agent's. */
  readonly bin?: string;
  readonly queue?: string;
  readonly tab?: string;
}

/** Filters and sort of the task list lie in the address, so that "back" restores the view. */
export interface SupervisorSearch {
  /** What is open over the page: an item, an agent, a workbin as `division/id`. */
  readonly item?: string;
  readonly tab?: string;
  readonly agent?: string;
  readonly bin?: string;
  readonly state?: string;
  readonly queue?: string;
  readonly worktype?: string;
  readonly q?: string;
  readonly division?: string;
  /** `overdue`, or minutes: what is due until then. */
  readonly due?: string;
  /** Minutes of waiting, `15-60`, or `1440-`. */
  readonly age?: string;
  /** Captured, or completed, between two instants: `from/to`. */
  readonly arrived?: string;
  readonly completed?: string;
  readonly sort?: string;
  /** The bulk job that is shown. */
  readonly job?: string;
  /** Which agents are listed: what they are at, and whose queue, `division/key`, they serve. */
  readonly agents?: string;
  readonly serves?: string;
  /** How far back arrivals and completions are counted. */
  readonly span?: string;
  /** Any value: figures only, as large as the window. */
  readonly wall?: string;
}

export const supervisorNames = [
  'item',
  'agent',
  'bin',
  'state',
  'queue',
  'worktype',
  'q',
  'division',
  'due',
  'age',
  'arrived',
  'completed',
  'sort',
  'agents',
  'serves',
  'span',
  'wall',
] as const satisfies readonly (keyof SupervisorSearch)[];

/** What a view of the task list is made of: filters as the API has them, `columns` parted by commas, `sort`. */
export const viewNames = [
  'q',
  'state',
  'routingState',
  'status',
  'queue',
  'worktype',
  'assignee',
  'group',
  'division',
  'source',
  'dueAfter',
  'dueBefore',
  'expiresAfter',
  'expiresBefore',
  'createdAfter',
  'createdBefore',
  'updatedAfter',
  'priorityFrom',
  'priorityTo',
  'attribute',
  'incident',
  'archived',
  'columns',
  'sort',
] as const;
export type ViewName = (typeof viewNames)[number];

/** `view`: the saved view it came from; `item`, `tab`: what is open; `job`: the bulk job that is shown. */
export type TasksSearch = Partial<Record<ViewName | 'view' | 'item' | 'tab' | 'job', string>>;

/** `receiver`: whose dead letters are listed. */
export interface DeliveriesSearch {
  readonly receiver?: string;
}

/** Filters of the audit; `from` and `to` as a field of date and time has them. */
export interface AuditSearch {
  readonly q?: string;
  readonly kind?: string;
  readonly object?: string;
  readonly actor?: string;
  readonly verb?: string;
  readonly from?: string;
  readonly to?: string;
  /** The entry that is open. */
  readonly entry?: string;
}

/** Filters and sort of the list of cases; `start`: the form that starts one is open, `start=TYPE` for a type. */
export interface CasesSearch {
  readonly state?: string;
  readonly status?: string;
  readonly type?: string;
  readonly q?: string;
  readonly incidents?: string;
  readonly sort?: string;
  readonly start?: string;
  /** `board`: cards by status, `stages`: by stage, instead of rows. */
  readonly view?: string;
  /** The bulk job that is shown. */
  readonly job?: string;
  /** The form that lets the cases of the chosen type go on in another version is open. */
  readonly migrate?: string;
}

/** The tab of the case that is open. */
export interface CaseSearch {
  readonly tab?: string;
}

/** The case type that is open: `division/key`, or `new`. */
export interface CaseTypesSearch {
  readonly type?: string;
}

/** `kind`: plural, as in paths; `doc`: the document that is open, `division/key`, or `new`. */
export interface ConfigSearch {
  readonly kind?: string;
  readonly doc?: string;
}

/** `run`: the dry run whose result is shown; `draft`: where somebody came from, `kind/division/key`. */
export interface SimulatorSearch {
  readonly run?: string;
  readonly draft?: string;
}

/** For which source, and as which worktype, something is captured. */
export interface CaptureSearch {
  readonly source?: string;
  readonly worktype?: string;
}

/** Reads the named texts out of an address; anything else in it is dropped. */
export function onlyText<K extends string>(
  raw: Record<string, unknown>,
  names: readonly K[],
): Partial<Record<K, string>> {
  const kept: Partial<Record<K, string>> = {};
  for (const name of names) {
    const value = raw[name];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean')
      kept[name] = String(value);
  }
  return kept;
}
