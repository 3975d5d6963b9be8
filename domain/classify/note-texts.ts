import { sayerOf } from '../said/said';

/** What is noted of an item when it is classified, beside what its decisions say. */
export const noteTexts = {
  INCIDENT: 'incident: {{reason}}: the item waits in queue {{queue}}',
  WORKTYPE_MISSING: '{{decision}}: worktype {{worktype}} does not exist in division {{division}}',
  DECISION_MISSING: 'decision {{decision}} does not exist: defaults',
  QUEUE_MISSING: 'queue {{key}} does not exist: default',
  PLAN_MISSING: 'routing-plan {{key}} does not exist: default',
  SCHEME_MISSING: 'priority-scheme {{key}} does not exist: default',
  WORKBIN_MISSING: 'workbin {{workbin}} does not exist: it is distributed',
  SKILL_MISSING: "skill {{skill}} does not exist: no skills beside the plan's",
  SKILLS_TOO_LONG: 'the skills of plan {{plan}} are too long to ask for more',
  MINIMUM_BOUNDED: 'minimum priority {{given}} is out of bounds: {{priority}}',
  MAXIMUM_BOUNDED: 'maximum priority {{given}} is out of bounds: {{priority}}',
  UPSIDE_DOWN: 'maximum priority {{max}} is below the minimum {{min}}: the curve is upside down',
  LIST_HIDDEN: 'a list of more than {{most}} entries is not shown to rules',
  LOOKUP_FAILED: 'look-up {{lookup}} failed: {{detail}} ({{failure}})',
  LOOKUP_BROUGHT: 'look-up {{lookup}}: {{names}}',
  LOOKUP_BROUGHT_NOTHING: 'look-up {{lookup}}: brought nothing',
  PREFERRED_MISSING: 'preferred agent {{agent}} is unknown: his ring is skipped',
  DUE_GIVEN: 'due date given by the source',
  PRIORITY_GIVEN: 'priority fixed by the source',
  NEVER_OPEN: 'calendar {{calendar}} never opens that long: no due date',
} as const;

export const sayNote = sayerOf(noteTexts);
