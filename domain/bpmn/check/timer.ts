import type { EventDefinition, EventNode } from '../graph';
import type { Refusal } from '../read/reading';
import { plainTextIn } from '../plain-text';
import { isCronText } from '../start-timer';
import { cycleOf, dueOf } from '../timer';
import { refuseIf } from './view';

/** Any instant: whether a time can be read does not depend on it. */
const someMs = 0;

/** One time, which can be read where it is not computed. Cron texts are for what starts a process. */
export function checkTimer(
  event: EventNode,
  timer: EventDefinition & { type: 'timer' },
  isStartOfProcess: boolean,
): Refusal[] {
  const said = [timer.date, timer.duration, timer.cycle].filter((one) => one !== undefined);
  if (said.length !== 1) return refuseIf(true, event, 'TIMER_NEEDS_ONE');
  const [date, duration, cycle] = [timer.date, timer.duration, timer.cycle].map(plainTextIn);
  const isDate = date === undefined || (!date.startsWith('P') && dueOf(date, someMs) !== null);
  const isDuration = duration === undefined || (duration.startsWith('P') && dueOf(duration, someMs) !== null);
  const isCycle = cycle === undefined || cycleOf(cycle, someMs) !== null || (isStartOfProcess && isCronText(cycle));
  return [
    ...refuseIf(!isDate, event, 'DATE_UNREADABLE', { text: date }),
    ...refuseIf(!isDuration, event, 'DURATION_UNREADABLE', { text: duration }),
    ...refuseIf(!isCycle, event, 'CYCLE_UNREADABLE', { text: cycle }),
  ];
}
