import { WorkflowExecutionAlreadyStartedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';

/** Which refusal an Update was answered by; `ENDED`: its workflow has. Null: it was not answered, and may be asked again. */
export function answerOf<R extends string>(
  error: unknown,
  isRefusal: (code: string | null | undefined) => code is R,
): R | 'ENDED' | null {
  if (error instanceof WorkflowExecutionAlreadyStartedError) return 'ENDED';
  if (!(error instanceof WorkflowUpdateFailedError) || !(error.cause instanceof ApplicationFailure)) return null;
  const { type } = error.cause;
  return isRefusal(type) ? type : null;
}
