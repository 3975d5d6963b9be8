import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../pieces/icon';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/use-session';
import { usePrepared } from './api';
import styles from './case-types.module.css';
import { ModelEditor } from './model-editor';

/** A case type that is there, as a draft or published. */
export function EditPrepared({ division, name }: { division: string; name: string }) {
  const prepared = usePrepared(division, name);
  if (prepared.isPending) return <Loading />;
  if (prepared.data === undefined) return <Refused error={prepared.error} onRetry={() => void prepared.refetch()} />;
  return <ModelEditor division={division} name={name} prepared={prepared.data} />;
}

const pattern = /^[a-z0-9][a-z0-9-_.]{0,63}$/;

/** One that is not there yet: first where it lies and what it is called. */
export function NewCaseType({ onSaved }: { onSaved: (type: string) => void }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const divisions = me.divisions.filter(({ key }) => mayIn(me, key, 'config:edit'));
  const [division, setDivision] = useState(divisions[0]?.key ?? '');
  const [key, setKey] = useState('');
  const [wasTried, setTried] = useState(false);
  const isWrong = !pattern.test(key);
  return (
    <ModelEditor
      division={division}
      name={key}
      prepared={null}
      isNamed={!isWrong}
      onTried={() => setTried(true)}
      onSaved={() => onSaved(`${division}/${key}`)}
    >
      <div className={styles['fields']}>
        <NativeSelect
          label={t('caseTypes.division')}
          rightSection={<Icon name="down" size={12} />}
          value={division}
          onChange={(event) => setDivision(event.currentTarget.value)}
          data={divisions.map((each) => ({ value: each.key, label: each.name }))}
          data-testid="type-division"
        />
        <TextInput
          label={t('caseTypes.key')}
          value={key}
          maxLength={64}
          error={wasTried && isWrong ? t('caseTypes.keyMissing') : undefined}
          onChange={(event) => setKey(event.currentTarget.value)}
          data-testid="type-key"
        />
      </div>
    </ModelEditor>
  );
}
