import { Button, Tabs } from '@mantine/core';
import { DocumentForm } from '../../../form/document/document-form';
import { Empty } from '../../../pieces/empty';
import { useTranslation } from '../../../text/texts';
import type { EditorProps } from '../editors';
import { helpOf } from '../field-help';
import styles from './case-types.module.css';
import { emptyBpmn } from './empty-bpmn';
import { FileFields } from './file-fields';
import { ModelTab } from './model-tab';
import { PlanForm } from './plan-form';
import { PlayTab } from './play-tab';

const elsewhere = ['kind', 'key', 'division', 'bpmn', 'plan', 'model'];
const firstPlan = { stages: [{ name: 'First stage', steps: [{ task: 'First task' }] }] };

/** A case type: its model drawn or as a plan, played in virtual time, and what its cases have beside it. */
export function CaseTypeEditor(props: EditorProps) {
  const { t } = useTranslation();
  const { place, document, onChange, schema, errors, suggest, isReadOnly } = props;
  const isPlan = document['plan'] !== undefined;
  if (document['bpmn'] === undefined && !isPlan) {
    if (isReadOnly) return <Empty text={t('caseType.empty')} />;
    return (
      <div className={styles['buttons']}>
        <Button
          onClick={() => onChange({ ...document, bpmn: emptyBpmn(place.key, place.key) })}
          data-testid="begin-bpmn"
        >
          {t('caseType.beginBpmn')}
        </Button>
        <Button variant="default" onClick={() => onChange({ ...document, plan: firstPlan })} data-testid="begin-plan">
          {t('caseType.beginPlan')}
        </Button>
        <FileFields {...props} />
      </div>
    );
  }
  return (
    <Tabs defaultValue="model" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="model">{t('caseType.model')}</Tabs.Tab>
        <Tabs.Tab value="play">{t('caseType.play')}</Tabs.Tab>
        <Tabs.Tab value="settings">{t('caseType.settings')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="model" className={styles['panel']}>
        {isPlan && <PlanForm {...props} />}
        {!isPlan && <FileFields {...props} />}
        <ModelTab {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="play" className={styles['panel']}>
        <PlayTab place={place} document={document} />
      </Tabs.Panel>
      <Tabs.Panel value="settings" className={styles['panel']}>
        <DocumentForm
          schema={schema}
          value={document}
          onChange={onChange}
          leftOut={elsewhere}
          help={(path) => helpOf(place.kind, path)}
          {...{ errors, suggest, isReadOnly }}
        />
      </Tabs.Panel>
    </Tabs>
  );
}
