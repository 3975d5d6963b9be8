import { ASKED_ANEW, type Form } from './form';

export interface Approval {
  /** The question. */
  title: string;
  /** The variable that is true or false then. */
  result?: string | undefined;
  /** Data points that whoever decides is shown. */
  shows?: readonly string[] | undefined;
  /** A no carries one. */
  asksReason?: boolean | undefined;
}

/** Where the reason stands. */
export const APPROVAL_COMMENT = 'comment';

/** Yes or no, with what it is decided by. */
export function approvalForm({ title, result = 'approved', shows = [], asksReason = false }: Approval): Form {
  return {
    type: 'object',
    required: [result],
    properties: {
      ...Object.fromEntries(shows.map((name) => [name, { readOnly: true }])),
      [result]: { type: 'boolean', title, ...ASKED_ANEW },
      [APPROVAL_COMMENT]: { type: 'string', maxLength: 2_000, ...ASKED_ANEW },
    },
    ...(asksReason ? reasonForNo(result) : {}),
  };
}

function reasonForNo(result: string): Form {
  return {
    if: { properties: { [result]: { not: { const: false } } } },
    else: { properties: { [APPROVAL_COMMENT]: { minLength: 1, pattern: '\\S' } }, required: [APPROVAL_COMMENT] },
  };
}
