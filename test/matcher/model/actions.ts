import * as agents from './agent-actions';
import * as changes from './change-actions';
import * as config from './config-actions';
import * as items from './item-actions';
import type { Model } from './model';
import * as owners from './owner-actions';
import { pass, setClockBack } from './time-actions';

/** Does one thing and says what; null when it is not possible now. */
export type Action = (model: Model) => string | null | Promise<string | null>;

/** What may happen next, and how often it does beside the others. */
export const actions: readonly { name: string; weight: number; act: Action }[] = [
  { name: 'pass', weight: 12, act: pass },
  { name: 'setClockBack', weight: 0.06, act: setClockBack },
  { name: 'begin', weight: 6, act: owners.begin },
  { name: 'execute', weight: 45, act: owners.execute },
  { name: 'answer', weight: 20, act: owners.answer },
  { name: 'look', weight: 14, act: owners.look },
  { name: 'lose', weight: 1.5, act: owners.lose },
  { name: 'orphanArrives', weight: 2, act: owners.orphanArrives },
  { name: 'presence', weight: 12, act: agents.changePresence },
  { name: 'shift', weight: 0.3, act: agents.changeShift },
  { name: 'load', weight: 1.5, act: agents.reportLoad },
  { name: 'accept', weight: 12, act: items.accept },
  { name: 'decline', weight: 5, act: items.decline },
  { name: 'capture', weight: 16, act: items.capture },
  { name: 'complete', weight: 12, act: items.complete },
  { name: 'cancel', weight: 1.5, act: items.cancel },
  { name: 'release', weight: 2, act: items.release },
  { name: 'park', weight: 2, act: items.park },
  { name: 'pull', weight: 2, act: items.pull },
  { name: 'assign', weight: 2, act: items.assign },
  { name: 'requeue', weight: 1, act: items.requeue },
  { name: 'transfer', weight: 1.5, act: items.transfer },
  { name: 'hold', weight: 1, act: changes.hold },
  { name: 'pause', weight: 1, act: changes.pause },
  { name: 'resume', weight: 4, act: changes.resume },
  { name: 'reschedule', weight: 1, act: changes.reschedule },
  { name: 'reprioritize', weight: 2, act: changes.reprioritize },
  { name: 'reclassify', weight: 1.5, act: changes.reclassify },
  { name: 'restart', weight: 1, act: changes.restart },
  { name: 'logout', weight: 2, act: items.logout },
  { name: 'alarm', weight: 3, act: items.alarm },
  { name: 'commitLate', weight: 6, act: items.commitLate },
  { name: 'forget', weight: 4, act: items.forget },
  { name: 'applyAgent', weight: 1, act: config.applyAgent },
  { name: 'removeAgent', weight: 0.2, act: config.removeAgent },
  { name: 'applyQueue', weight: 0.5, act: config.applyQueue },
  { name: 'removeQueue', weight: 0.1, act: config.removeQueue },
  { name: 'moveDivision', weight: 0.2, act: config.moveDivision },
  { name: 'publishCalendars', weight: 0.1, act: config.publishCalendars },
];
