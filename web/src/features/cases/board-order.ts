interface Status {
  readonly key: string;
  readonly category: string;
}

/** The status beside the one that a case has, which people may set; null: there is none on that side. */
export function nextStatus(statuses: readonly Status[], current: string, step: number): string | null {
  const settable = statuses.filter(({ key, category }) => category !== 'closed' || key === current);
  const at = settable.findIndex(({ key }) => key === current);
  const next = at === -1 ? undefined : settable[at + step];
  return next === undefined || next.category === 'closed' ? null : next.key;
}
