import { Suspense, lazy } from 'react';
import { Button, TextInput } from '@mantine/core';
import { ChoiceField } from '../../../pieces/choices/choice-field';
import { Empty } from '../../../pieces/empty';
import { Loading } from '../../../pieces/loading';
import { useTranslation } from '../../../text/texts';
import type { EditorProps } from '../editors';
import { RuleTable } from './rule-table';
import styles from './table-grid.module.css';

// The largest of all editors: only for who has a file of DMN.
const DmnFile = lazy(async () => ({ default: (await import('./dmn-file')).DmnFile }));

/** A decision: the short form as a table of our own, a file of DMN in the modeler of DMN. */
export function DecisionEditor(props: EditorProps) {
  const { document, onChange, errors, isReadOnly, suggest } = props;
  const { t } = useTranslation();
  const isEmpty = document['dmn'] === undefined && document['outputs'] === undefined;
  const change = (name: string, text: string) => {
    const { [name]: _, ...rest } = document;
    onChange(text === '' ? rest : { ...rest, [name]: text });
  };
  const textOf = (name: string) => (typeof document[name] === 'string' ? document[name] : '');
  return (
    <div>
      <div className={styles['fields']}>
        <TextInput
          label={t('decision.name')}
          value={textOf('name')}
          maxLength={120}
          readOnly={isReadOnly}
          error={errors['name']}
          onChange={(event) => change('name', event.currentTarget.value)}
          data-testid="decision-name"
        />
        <ChoiceField
          label={t('decision.conflictQueue')}
          value={textOf('conflictQueue')}
          disabled={isReadOnly}
          error={errors['conflictQueue']}
          any={t('decision.worktypeQueue')}
          choices={suggest('queue')}
          onChange={(queue) => change('conflictQueue', queue)}
        />
      </div>
      {isEmpty ? (
        <Begin onChange={(begun) => onChange({ ...document, ...begun })} isReadOnly={isReadOnly} />
      ) : document['dmn'] === undefined ? (
        <RuleTable {...props} />
      ) : (
        <Suspense fallback={<Loading />}>
          <DmnFile {...props} />
        </Suspense>
      )}
    </div>
  );
}

function Begin({ onChange, isReadOnly }: { onChange: (begun: Record<string, unknown>) => void; isReadOnly: boolean }) {
  const { t } = useTranslation();
  if (isReadOnly) return <Empty text={t('decision.empty')} />;
  const table = { hitPolicy: 'UNIQUE', inputs: ['attributes.'], outputs: ['queue'], rules: [['-', '-']] };
  return (
    <div className={styles['buttons']}>
      <Button onClick={() => onChange(table)} data-testid="begin-table">
        {t('decision.beginTable')}
      </Button>
      <Button
        variant="default"
        onClick={() => void import('./empty-dmn').then(({ emptyDmn }) => onChange({ dmn: emptyDmn }))}
        data-testid="begin-dmn"
      >
        {t('decision.beginDmn')}
      </Button>
    </div>
  );
}
