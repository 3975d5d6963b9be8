interface Status {
  readonly key: string;
  readonly category: string;
}

/** The status beside the one that a case has, which people may set; null: there is none on that side. */
export function nextStatus(statuses: readonly Status[], current: string, step: number): string | null {
  const settable = statuses.filter(({ key, category }) => category !== 'closed' || key === current);
  const at = settable.findIndex(({ key }) => key === current);
  const next = at === -1 ? undefined : settable[at + step];
  return next?.key ?? null;
}

interface StageColumn<C> {
  /** Null: those in no stage, which lie before, between and behind all of them. */
  readonly element: string | null;
  readonly name: string | null;
  readonly here: readonly C[];
}

/** A column for each stage, in the order of the model; a case that is in several at once stands in each. */
export function inStages<C extends { readonly standsAt: readonly string[] }>(
  stages: readonly { readonly element: string; readonly name: string }[],
  cases: readonly C[],
): StageColumn<C>[] {
  const columns = stages.map(({ element, name }) => ({
    element,
    name,
    here: cases.filter(({ standsAt }) => standsAt.includes(element)),
  }));
  const elsewhere = cases.filter(({ standsAt }) => !stages.some(({ element }) => standsAt.includes(element)));
  return elsewhere.length === 0 ? columns : [{ element: null, name: null, here: elsewhere }, ...columns];
}
