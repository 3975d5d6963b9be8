import type { CaseEvent, StepRefusal } from '../messages';
import { throwFrom } from './thrown';
import type { Turn } from './turn';

type WorkEvent = Extract<CaseEvent, { type: 'complete' | 'error' | 'escalation' | 'failure' }>;

/** Whoever does the work of an activity says what came of it. */
export function workEvent(turn: Turn, event: WorkEvent): StepRefusal | null {
  const instance = turn.instances.get(event.instance);
  if (!instance) return 'NO_SUCH_INSTANCE';
  const node = turn.nodeOf(instance);
  const isReceiving = node?.kind === 'activity' && node.work.type === 'receive' && instance.phase === 'waiting';
  if (instance.phase !== 'working' && !isReceiving) return 'NOT_WAITING';
  const { id, element } = instance;
  switch (event.type) {
    case 'complete':
      turn.change(id, { phase: 'containing' });
      turn.push({ do: 'complete', instance: id, variables: event.variables ?? {} });
      return null;
    case 'failure':
      turn.failAs(id, { code: 'WORK_FAILED', message: event.message, ...(event.said && { said: event.said }) }, 'work');
      return null;
    case 'error':
    case 'escalation': {
      // The work has ended by it: nobody needs to call it back.
      if (event.type === 'error') turn.change(id, { phase: 'containing' });
      const why = event.type === 'error' && event.message !== undefined ? { message: event.message } : {};
      throwFrom(turn, id, { type: event.type, code: event.code, element, ...why }, event.variables ?? {});
      return null;
    }
  }
}
