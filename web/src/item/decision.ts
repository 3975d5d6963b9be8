/** What the matcher kept of a decision, as far as this app shows it. */
export interface Decision {
  /** Which order of agents decided: `longest-idle`, ... */
  readonly order: string;
  readonly next: readonly { readonly agent: string; readonly why: string }[];
}

/** Reads the stored decision, which the API hands on as it is: what does not look as expected is left out. */
export function readDecision(raw: unknown): Decision {
  const decision = asRecord(raw);
  const next = Array.isArray(decision['next']) ? decision['next'] : [];
  return {
    order: typeof decision['order'] === 'string' ? decision['order'] : '',
    next: next
      .map(asRecord)
      .flatMap(({ agent, why }) =>
        typeof agent === 'string' && typeof why === 'string' ? [{ agent, why: why.replace(/^([a-z-]+): /, '') }] : [],
      ),
  };
}

function asRecord(raw: unknown): Record<string, unknown> {
  return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
}
