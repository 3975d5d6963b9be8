import { sayerOf } from '../said/said';

/** What a decision says of an item, and why it can decide nothing. */
export const ruleTexts = {
  RULE: '{{table}}: rule {{rules}}',
  RULES: '{{table}}: rules {{rules}}',
  NO_RULE: '{{table}}: no rule matched',
  NO_RULE_DEFAULTS: '{{table}}: no rule matched: defaults',
  UNUSABLE_OF_RULE: '{{table}}: rule {{rules}} gave no usable {{output}} ({{allowed}} is needed): default',
  UNUSABLE_OF_RULES: '{{table}}: rules {{rules}} gave no usable {{output}} ({{allowed}} is needed): default',
  UNUSABLE: '{{table}}: it gave no usable {{output}} ({{allowed}} is needed): default',
  HIT_TOGETHER: '{{table}}: rules {{rules}} hit together ({{policy}})',
  SAY_DIFFERENT: '{{table}}: rules {{rules}} say different things ({{policy}})',
  STEP_BUDGET: '{{table}}: stopped: it takes too many steps (STEP_BUDGET)',
  OUTPUT_LIMIT: '{{table}}: stopped: it makes too much (OUTPUT_LIMIT)',
  RECURSION_LIMIT: '{{table}}: stopped: its functions call one another too deeply (RECURSION_LIMIT)',
  TOTAL_BUDGET:
    '{{table}}: stopped: all that is evaluated about the item takes or makes too much together (TOTAL_BUDGET)',
} as const;

export const sayOfRules = sayerOf(ruleTexts);
