import { type SaidBy, sayer } from './sayer';

/** What may stand against a migration, by rule: the English sentences, as programs are told them. The web app has others by rule. */
export const migrationTexts = {
  MIGRATES_TO_NO_PROCESS: 'the new model has no process {{target}}',
  MIGRATES_TO_NOTHING: 'the new model has no {{target}}',
  MIGRATES_TO_OTHER_KIND: '{{target}} is {{is}}, not {{was}}',
  MIGRATES_TO_REPEATED: '{{target}} is repeated',
  MIGRATES_TO_SINGLE: '{{target}} is not repeated',
  MIGRATES_TO_OTHER_SCOPE: '{{target}} stands in {{is}}, not in {{must}}',
  MIGRATES_WITHOUT_FLOW: 'a token waits on {{flow}}, and {{target}} has no such flow',
  MIGRATES_WITHOUT_UNDOING: '{{activity}} has completed and can be undone, and the new model has no such activity',
  MIGRATES_TO_DEAF_EVENT: '{{event}}: {{fault}}',
} as const;
export type MigrationRule = keyof typeof migrationTexts;

/** One thing that stands against a migration, at an element of the old model. */
export interface MigrationFault extends SaidBy<MigrationRule> {
  element: string;
}

export const sayOfMigration = sayer(migrationTexts);
