import { WorkflowExecutionAlreadyStartedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';

/** Whether an Update was answered by an error: refused, or too late, its workflow having ended. Anything else may be asked again. */
export function isAnswer(error: unknown, isRefusal: (code: string | null | undefined) => boolean): boolean {
  if (error instanceof WorkflowExecutionAlreadyStartedError) return true;
  return (
    error instanceof WorkflowUpdateFailedError &&
    error.cause instanceof ApplicationFailure &&
    isRefusal(error.cause.type)
  );
}
