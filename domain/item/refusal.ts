const REFUSALS = [
  'NOT_OFFERED',
  'OFFER_EXPIRED',
  'NOT_YOURS',
  'WRONG_STATE',
  'ITEM_CLOSED',
  'CAPACITY_FULL',
  'MARK_DONE_DISABLED',
  'UNKNOWN_DISPOSITION',
  'UNKNOWN_STATUS',
  'TRANSITION_NOT_ALLOWED',
  'CONFLICT',
] as const;

/** Why a command is refused. The same code is the type of a Temporal failure and the `code` of an HTTP answer. */
export type Refusal = (typeof REFUSALS)[number];

export function isRefusal(code: string | null | undefined): code is Refusal {
  return REFUSALS.some((refusal) => refusal === code);
}
