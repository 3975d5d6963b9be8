import { MASK } from '../../../../domain/personal/mask';
import { useCase } from '../../api/cases';
import { useCaseInteractions } from '../../api/case-history';
import type { Told } from '../../intent/told';

/** The interaction of a case that an item is to begin with. */
export interface Beginning {
  readonly caseId: string;
  readonly reference: string;
  readonly given: Partial<Told>;
}

/** Undefined: it is being read. Null: nothing was asked for, or it is not there any more. */
export function useBeginning(caseId: string | undefined, interaction: string | undefined) {
  const isAsked = caseId !== undefined && interaction !== undefined;
  const found = useCase(caseId ?? '', isAsked);
  const all = useCaseInteractions(caseId ?? '', isAsked);
  const error = found.error ?? all.error;
  const retry = () => void Promise.all([found.refetch(), all.refetch()]);
  if (!isAsked) return { beginning: null, error: null, retry };
  if (found.data === undefined || all.data === undefined) return { beginning: undefined, error, retry };
  const one = all.data.find((each) => each.interaction === interaction);
  if (one === undefined) return { beginning: null, error, retry };
  // Who may not read it begins with its name alone.
  const text = one.text === null || one.text === MASK ? '' : one.text;
  const beginning: Beginning = {
    caseId,
    reference: found.data.reference,
    given: { id: interaction, text, isKnown: true },
  };
  return { beginning, error, retry };
}
