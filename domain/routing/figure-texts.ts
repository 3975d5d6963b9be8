import { sayerOf } from '../said/said';

/** By how much somebody failed a test. */
export const figureTexts = {
  ACTIVE_FROM: 'active from {{at}}',
  NOT_IN_QUEUE: 'not a member of queue {{queue}}',
  DECLINED_UNTIL: 'declined, not offered again before {{at}}',
  NO_RING_OPEN: 'no ring is open yet',
  RING_OF_PREFERRED: 'ring {{ring}} is for {{agent}} alone',
  RING_OF_OTHERS: 'ring {{ring}} does not name him',
  RING_ASKS: 'ring {{ring}}: {{lacking}}',
  PRESENCE: '{{presence}}',
  HAS_OPEN_OFFER: 'has an open offer',
  SHUT_OUT: '{{media}} is shut out by {{by}} in use',
  NO_CAPACITY: 'no capacity for {{media}}',
  NO_ROOM: '{{media}}: {{used}} of {{most}} in use, asked {{weight}}',
  NO_ROOM_OUTSIDE: '{{media}}: {{used}} and {{outside}} outside of {{most}} in use, asked {{weight}}',
} as const;

export const sayFigure = sayerOf(figureTexts);

/** What the winner had before somebody who could have had the item as well. */
export const runnerUpTexts = {
  USES_MORE: 'uses {{his}} of his capacity, not {{lowest}}',
  LOWER_LEVELS: 'his levels of {{skills}} sum up to {{his}}, not {{best}}',
  OUT_OF_ORDER: 'not in the queue’s order of agents',
  LATER_IN_ORDER: 'number {{his}} in the queue’s order, not {{first}}',
  HOLDS_MORE: 'holds {{count}}, not 0',
  IDLE_AS_LONG: 'idle just as long: the smaller key goes first',
  IDLE_SHORTER: 'idle since {{his}}, not {{longest}}',
} as const;

export const sayRunnerUp = sayerOf(runnerUpTexts);

/** What there is to say of a waiting item, whoever may have it. */
export const circumstanceTexts = {
  NOT_ACTIVE: 'not active before {{at}}',
  CALENDAR_CLOSED: 'calendar {{calendar}} is closed until {{at}}: clocks stand still',
  CALENDAR_CLOSED_FOR_GOOD: 'calendar {{calendar}} is closed for good: clocks stand still',
  IN_EMERGENCY: 'emergency queue: rings and skills do not apply',
  NO_PREFERRED: 'no preferred agent: his ring is skipped',
  UNKNOWN_PREFERRED: 'preferred agent {{agent}} is unknown: his ring is skipped',
} as const;

export const sayCircumstance = sayerOf(circumstanceTexts);

/** Whom a ring is for, beside the skills that it asks, and why it does not open. */
export const ringTexts = {
  PREFERRED_AGENT: 'preferred agent {{agent}}',
  A_PREFERRED_AGENT: 'preferred agent',
  AGENTS: 'agents {{agents}}',
  GROUP: 'group {{group}}',
  MEMBERS_OF: 'members of queue {{queue}}',
  EVERY_MEMBER: 'every member of the queue',
  RING_SKIPPED: 'skipped: no known preferred agent',
  RING_NEVER_OPENS: 'never: its calendar does not open that long',
} as const;

export const sayRing = sayerOf(ringTexts);
