/** Where work goes: to a queue, to an agent (by a transfer, into his own workbin), or into a workbin. */
export const targetKinds = ['queue', 'agent', 'workbin'] as const;
export type TargetKind = (typeof targetKinds)[number];

export interface Target {
  readonly kind: TargetKind;
  readonly key: string;
  readonly name: string;
}

/** As one text, for a list: `queue/claims`. */
export function valueOf({ kind, key }: Pick<Target, 'kind' | 'key'>): string {
  return `${kind}/${key}`;
}

/** As the API takes it. */
export function targetBody({ kind, key }: Target): Partial<Record<TargetKind, string>> {
  return { [kind]: key };
}
