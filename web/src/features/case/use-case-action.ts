import { useState } from 'react';
import type { CaseActionName, CaseView } from '../../../../api/contract/case';
import { useCaseCommand } from '../../api/cases';
import type { CaseIncident } from '../../api/cases';

export type Participant = CaseView['participants'][number];

/** What is being asked of the case, and about which part of it. */
export type Asked =
  | { readonly action: 'retry' | 'skip'; readonly incident: CaseIncident }
  | { readonly action: 'complete'; readonly instance: number; readonly element: string }
  | { readonly action: 'trigger'; readonly wait: number; readonly element: string }
  | { readonly action: 'activate'; readonly instance: number; readonly element: string }
  | { readonly action: 'modify'; readonly instance: number | null }
  | { readonly action: 'suspend' | 'resume' | 'terminate' }
  | { readonly action: 'add-participant'; readonly given: Participant | null }
  | { readonly action: 'set-variables' | 'note' | 'set-status' | 'assign' | 'link' | 'close' | 'reopen' | 'migrate' };

export interface CaseAction {
  readonly asked: Asked | null;
  readonly ask: (asked: Asked) => void;
  readonly back: () => void;
  readonly send: (action: CaseActionName, body: Readonly<Record<string, unknown>>, onDone?: () => void) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** Which command of a case is being given. What is refused stays open with its reason; what is done closes. */
export function useCaseAction(id: string): CaseAction {
  const { mutate, isPending, error, reset } = useCaseCommand();
  const [asked, setAsked] = useState<Asked | null>(null);
  const show = (next: Asked | null) => {
    reset();
    setAsked(next);
  };
  return {
    asked,
    ask: show,
    back: () => show(null),
    send: (action, body, onDone) =>
      mutate(
        { id, action, body },
        {
          onSuccess: () => {
            setAsked(null);
            onDone?.();
          },
        },
      ),
    isPending,
    error,
  };
}
