import { Button, CopyButton, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { useNewTaskLink } from '../../api/task-links';
import { CommandForm } from '../../commands/command-form';
import { Icon } from '../../pieces/icon';
import { Note } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';

const spans = ['P1D', 'P7D', 'P14D', 'P30D', 'P90D'] as const;

/** Asks whom the link is for and how long it is good; then shows it, this once. */
export function TaskLinkForm({ item, onBack }: { item: ItemView; onBack: () => void }) {
  const { t } = useTranslation();
  const asked = useNewTaskLink(item.id);
  const [participant, setParticipant] = useState('');
  const [expiresIn, setExpiresIn] = useState<string>('P14D');
  const [wasTried, setTried] = useState(false);
  const isMissing = participant.trim() === '';
  if (asked.data !== undefined) {
    const address = new URL(asked.data.page, globalThis.location.origin).href;
    return (
      <div className={styles['nested']} data-testid="new-task-link">
        <Note tone="green" role="status">
          {t('caseWork.linkMade', { name: asked.data.participant })}
        </Note>
        <TextInput label={t('caseWork.taskLink')} value={address} readOnly data-testid="task-link-address" />
        <div className={styles['buttons']}>
          <CopyButton value={address}>
            {({ copied, copy }) => (
              <Button size="compact-sm" onClick={copy} autoFocus data-testid="copy-task-link">
                {t(copied ? 'caseWork.copied' : 'caseWork.copy')}
              </Button>
            )}
          </CopyButton>
          <Button size="compact-sm" variant="default" onClick={onBack} data-testid="task-link-done">
            {t('app.close')}
          </Button>
        </div>
      </div>
    );
  }
  const send = () => {
    setTried(true);
    if (!isMissing) asked.mutate({ participant: participant.trim(), expiresIn });
  };
  return (
    <CommandForm
      title={t('caseWork.newTaskLinkTo', { name: item.reference })}
      submit={t('caseWork.makeTaskLink')}
      command={{ ...asked, back: onBack }}
      onSubmit={send}
    >
      <TextInput
        label={t('caseWork.linkFor')}
        value={participant}
        maxLength={255}
        autoFocus
        error={wasTried && isMissing ? t('form.missingFault') : undefined}
        onChange={(event) => setParticipant(event.currentTarget.value)}
        data-testid="link-participant"
      />
      <NativeSelect
        label={t('caseWork.goodFor')}
        rightSection={<Icon name="down" size={12} />}
        value={expiresIn}
        onChange={(event) => setExpiresIn(event.currentTarget.value)}
        data={spans.map((span) => ({ value: span, label: t('caseWork.days', { count: Number(span.slice(1, -1)) }) }))}
      />
    </CommandForm>
  );
}
