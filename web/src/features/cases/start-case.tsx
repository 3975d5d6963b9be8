import { TextInput } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useAsked } from '../../address/address';
import { navigate } from '../../address/go';
import type { How } from '../../address/go';
import { useStartCase } from '../../api/cases';
import type { CaseType } from '../../api/cases';
import { newKey } from '../../api/use-press';
import { CommandForm } from '../../commands/command-form';
import { SchemaForm } from '../../form/schema-form';
import { useFilled } from '../../form/use-filled';
import { IntentField } from '../../intent/intent-field';
import { interactionOf } from '../../intent/told';
import { useTold } from '../../intent/use-told';
import { ChoiceField } from '../../pieces/choices/choice-field';
import { Loading } from '../../pieces/loading';
import { EmptyConfig } from '../../pieces/empty-config';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import type { CasesChange } from './cases-page';
import styles from './cases.module.css';

interface StartCaseProps {
  readonly types: UseQueryResult<readonly CaseType[]>;
  readonly onChange: (change: CasesChange, how?: How) => void;
}

const names = ['start'] as const;
const nothing = {};
const idOf = ({ division, key }: CaseType) => `${division}/${key}`;

/** Chooses a case type, then asks for what its cases are started with, when the address says so. */
export function StartCase({ types, onChange }: StartCaseProps) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const { start } = useAsked(names);
  if (start === undefined) return null;
  if (types.isPending) return <Loading />;
  if (types.data === undefined) return <Refused error={types.error} onRetry={() => void types.refetch()} />;
  const offered = types.data.filter(
    ({ division, startsByItself }) => startsByItself && mayIn(me, division, 'case:edit'),
  );
  if (offered.length === 0) return <EmptyConfig text={t('cases.noTypes')} kind="case-types" />;
  const type = offered.find((each) => idOf(each) === start) ?? offered[0];
  if (type === undefined) return null;
  return (
    <StartForm
      type={type}
      offered={offered}
      onChoose={(chosen) => onChange({ start: chosen }, { replace: true })}
      onBack={() => onChange({ start: undefined })}
    />
  );
}

interface StartFormProps {
  readonly type: CaseType;
  readonly offered: readonly CaseType[];
  readonly onChoose: (type: string) => void;
  readonly onBack: () => void;
}

function StartForm({ type, offered, onChoose, onBack }: StartFormProps) {
  const { t } = useTranslation();
  const start = useStartCase();
  // Another content is another press.
  const [press, setPress] = useState(newKey);
  const [name, setName] = useState('');
  const choose = (other: string) => {
    setPress(newKey());
    onChoose(other);
  };
  const { told, change: changeTold, carry } = useTold();
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  const filled = useFilled(type.startForm, nothing, start.error, values);
  const send = () => {
    filled.markTried();
    if (filled.isIncomplete) return;
    const named = name.trim() === '' ? {} : { name: name.trim() };
    start.mutate(
      { press, type: type.key, division: type.division, attributes: filled.values, ...named, ...interactionOf(told) },
      { onSuccess: ({ id }) => navigate({ to: '/cases/:id', params: { id } }) },
    );
  };
  return (
    <div className={styles['start']}>
      <CommandForm
        title={t('cases.start')}
        submit={t('cases.startSubmit')}
        command={{ ...start, back: onBack }}
        onSubmit={send}
      >
        <IntentField
          told={told}
          onTold={(changed) => {
            changeTold(changed);
            setPress(newKey());
          }}
          kind="case-type"
          chosen={idOf(type)}
          canMake={(meaning) => offered.some((each) => idOf(each) === `${meaning.division}/${meaning.type}`)}
          onChoose={(meaning) => {
            setValues(meaning.values);
            choose(`${meaning.division}/${meaning.type}`);
          }}
          onOther={({ type: worktype }) => {
            carry();
            navigate({ to: '/new-item', search: { worktype } });
          }}
        />
        <div className={styles['startHead']}>
          <ChoiceField
            label={t('cases.column.type')}
            value={idOf(type)}
            onChange={(other) => {
              setValues(nothing);
              choose(other);
            }}
            choices={offered.map((each) => ({ value: idOf(each), label: each.name }))}
            autoFocus
            data-testid="start-type"
          />
          <TextInput
            label={t('cases.name')}
            value={name}
            maxLength={255}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setPress(newKey());
            }}
            data-testid="start-name"
          />
        </div>
        <SchemaForm
          fields={filled.fields}
          texts={filled.texts}
          errors={filled.errors}
          onChange={(field, text) => {
            filled.set(field, text);
            setPress(newKey());
          }}
        />
      </CommandForm>
    </div>
  );
}
