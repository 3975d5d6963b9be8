import type { MigrationRule } from '../../../../domain/bpmn/migration-texts';

/** What may stand against a migration, by rule. Elements are named by their IDs, kinds as BPMN has them. */
export const migration: Readonly<Record<MigrationRule, string>> = {
  MIGRATES_TO_NO_PROCESS: 'Das neue Modell hat keinen Prozess {{target}}',
  MIGRATES_TO_NOTHING: 'Das neue Modell hat kein {{target}}',
  MIGRATES_TO_OTHER_KIND: '{{target}} ist dort etwas anderes',
  MIGRATES_TO_REPEATED: '{{target}} wird dort wiederholt',
  MIGRATES_TO_SINGLE: '{{target}} wird dort nicht wiederholt',
  MIGRATES_TO_OTHER_SCOPE: '{{target}} steht dort in {{is}}, nicht in {{must}}',
  MIGRATES_WITHOUT_FLOW: 'Ein Token wartet auf {{flow}}, und {{target}} hat dort keinen solchen Fluss',
  MIGRATES_WITHOUT_UNDOING:
    '{{activity}} ist abgeschlossen und kann zurückgenommen werden, und das neue Modell hat keine solche Aktivität',
  MIGRATES_TO_DEAF_EVENT: '{{event}} kann dort auf nichts warten: {{fault}}',
};
