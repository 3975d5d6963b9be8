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

/** The path of each page, and the texts that its address may carry beside it, so that "back" and a link restore the view. */
export const searches = {
  '/': [],
  '/work': [
    'item', // The one that is open, and
    'tab', // the one of its tabs.
    'bin', // The place whose items are listed: a workbin as `division/id`, `own` for the agent's,
    'queue', // or a queue.
  ],
  '/supervisor': [
    'item', // What is open over the page: an item, and
    'tab', // the one of its tabs,
    'agent', // an agent,
    'bin', // a workbin as `division/id`.
    'state',
    'queue',
    'worktype',
    'q',
    'division',
    'due', // `overdue`, or minutes: what is due until then.
    'age', // Minutes of waiting, `15-60`, or `1440-`.
    'arrived', // Captured, or
    'completed', // completed, between two instants: `from/to`.
    'sort',
    'job', // The bulk job that is shown.
    'agents', // Which agents are listed: what they are at,
    'serves', // and whose queue, `division/key`, they serve.
    'span', // How far back arrivals and completions are counted.
    'wall', // Any value: figures only, as large as the window.
  ],
  '/tasks': [
    ...viewNames,
    'view', // The saved view it came from.
    'item', // What is open, and
    'tab', // the one of its tabs.
    'job', // The bulk job that is shown.
  ],
  '/cases': [
    'state',
    'status',
    'type',
    'q',
    'incidents',
    'sort',
    'start', // The form that starts one is open; `start=TYPE` for a type.
    'view', // `board`: cards by status, `stages`: by stage, instead of rows.
    'job', // The bulk job that is shown.
    'migrate', // The form that lets the cases of the chosen type go on in another version is open.
  ],
  '/cases/:id': [
    'tab', // The one that is open.
  ],
  // Where case types were before they stood among all else that is configured.
  '/case-types': [
    'type', // The one that is open: `division/key`, or `new`.
  ],
  '/config': [
    'kind', // Plural, as in paths.
    'doc', // The document that is open, `division/key`, or `new`.
    'begin', // Any value: where there is none of this key, it is begun.
    'gone', // Any value: those that were taken away are listed.
  ],
  '/simulator': [
    'run', // The dry run whose result is shown.
    'draft', // Where somebody came from, `kind/division/key`.
  ],
  '/deliveries': [
    'receiver', // Whose dead letters are listed.
  ],
  '/audit': [
    'q',
    'kind',
    'object',
    'actor',
    'verb',
    'from', // As a field of date and time has it,
    'to', // and this as well.
    'entry', // The one that is open.
  ],
  // For which source, and as which worktype, something is captured.
  '/import': ['source', 'worktype'],
  '/new-item': [
    'source',
    'worktype',
    'case', // Where the interaction stands that it begins with, and
    'interaction', // what that is called.
  ],
  '/erasures': [
    'erasure', // The one whose proof is open.
  ],
  '/landing': [],
} as const;

export type Path = keyof typeof searches;
export type Search<P extends Path> = { readonly [N in (typeof searches)[P][number]]?: string };

export type SupervisorSearch = Search<'/supervisor'>;
export type TasksSearch = Search<'/tasks'>;
export type CasesSearch = Search<'/cases'>;
export type AuditSearch = Search<'/audit'>;

/** Texts that an address is to have; `undefined` takes one out. */
export type Change<P extends Path> = { readonly [N in keyof Search<P>]: string | undefined };
export type ViewChange = Change<'/supervisor'>;
