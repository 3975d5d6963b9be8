import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ChoiceField } from '../../pieces/choices/choice-field';
import { Note, ProblemNote } from '../../pieces/note';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { usePreview } from './api';
import { Confirmation } from './confirmation';
import styles from './erasures.module.css';
import { attributesOf, noValue, referencesIn, type Subject } from './subject';
import { ValueRows } from './value-rows';

/** Whose data: first who that is, then what would go, and only then the press that takes it away. */
export function EraseForm({ onBegun }: { onBegun: (id: string) => void }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const divisions = me.divisions.filter(({ key }) => mayIn(me, key, 'personal:erase'));
  const [subject, setSubject] = useState<Subject>({ division: divisions[0]?.key ?? '', rows: [noValue], work: '' });
  const [wasTried, setTried] = useState(false);
  const looked = usePreview();
  const change = (changed: Partial<Subject>) => {
    // What was looked at is what is erased.
    looked.reset();
    setSubject({ ...subject, ...changed });
  };
  const { attributes, faults } = attributesOf(subject.rows);
  const isNobody = Object.keys(attributes).length + referencesIn(subject.work).length === 0;
  const look = () => {
    setTried(true);
    if (!isNobody && Object.keys(faults).length === 0) looked.mutate(subject);
  };
  return (
    <>
      <form
        className={styles['form']}
        aria-label={t('erasures.ask')}
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <p className={styles['quiet']}>{t('erasures.help')}</p>
        <ChoiceField
          label={t('erasures.division')}
          className={styles['division']}
          value={subject.division}
          onChange={(division) => change({ division })}
          choices={divisions.map(({ key, name }) => ({ value: key, label: name }))}
          data-testid="erase-division"
        />
        <ValueRows rows={subject.rows} faults={wasTried ? faults : {}} onChange={(rows) => change({ rows })} />
        <Textarea
          label={t('erasures.work')}
          description={t('erasures.workHelp')}
          rows={2}
          value={subject.work}
          error={
            looked.data === undefined || looked.data.unknown.length === 0
              ? undefined
              : t('erasures.unknown', { names: looked.data.unknown.join(', ') })
          }
          onChange={(event) => change({ work: event.currentTarget.value })}
          data-testid="erase-work"
        />
        {wasTried && isNobody && <Note tone="amber">{t('erasures.nobody')}</Note>}
        <ProblemNote error={looked.error} onClose={looked.reset} />
        <div>
          <Button type="submit" variant="default" loading={looked.isPending} data-testid="erase-look">
            {t('erasures.look')}
          </Button>
        </div>
      </form>
      <div role="status">
        {looked.data?.preview && (
          <Confirmation asked={looked.data.asked} preview={looked.data.preview} onBegun={onBegun} />
        )}
      </div>
    </>
  );
}
