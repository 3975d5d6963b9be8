/** Filters of the task list as the page has them: those of the API, and `due`, see `items.ts`. */
export type ItemFilter = Readonly<Record<string, string | undefined>>;
