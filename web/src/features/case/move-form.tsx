import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { CommandForm } from '../../commands/command-form';
import commandStyles from '../../commands/commands.module.css';
import { ReasonField, reasonBody } from '../../commands/reason-field';
import { withKind } from '../../diagram/kind-text';
import { Icon } from '../../pieces/icon';
import { useTranslation } from '../../text/texts';
import { nameOf } from './parts';
import type { CaseParts } from './parts';

interface MoveFormProps extends CaseParts {
  /** The token that it began with; null: none is chosen yet. */
  readonly instance: number | null;
  readonly picked: string | null;
  readonly onPick: (element: string | null) => void;
}

/** Tokens that end here, and the element at which one begins: picked in the diagram or in the list. */
export function MoveForm({ diagram, elements, action, instance, picked, onPick }: MoveFormProps) {
  const { t } = useTranslation();
  const [cancel, setCancel] = useState<readonly string[]>(instance === null ? [] : [String(instance)]);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const tokens = diagram.tokens.filter(({ scope }) => scope !== null);
  const starts = elements.all.filter(({ kind }) => kind !== 'boundaryEvent');
  const start = starts.some(({ id }) => id === picked) ? picked : null;
  const isEmpty = cancel.length === 0 && start === null;
  const send = () => {
    setTried(true);
    if (isEmpty) return;
    action.send('modify', {
      cancel: cancel.map(Number),
      start: start === null ? [] : [{ element: start }],
      ...reasonBody(reason),
    });
  };
  return (
    <CommandForm title={t('case.ask.modify')} submit={t('case.command.modify')} command={action} onSubmit={send}>
      <p className={commandStyles['quiet']}>{t('case.askText.modify')}</p>
      {tokens.length > 0 && (
        <Checkbox.Group label={t('case.endHere')} value={[...cancel]} onChange={setCancel}>
          <div className={commandStyles['fields']}>
            {tokens.map(({ instance: id, element }) => (
              <Checkbox
                key={id}
                value={String(id)}
                label={nameOf(elements, element)}
                data-testid={`cancel-${element}`}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <NativeSelect
        label={t('case.beginAt')}
        rightSection={<Icon name="down" size={12} />}
        value={start ?? ''}
        error={wasTried && isEmpty ? t('case.chooseMove') : undefined}
        onChange={(event) => onPick(event.currentTarget.value || null)}
        data={[
          { value: '', label: t('case.nowhere') },
          ...starts.map(({ id, name, kind }) => ({ value: id, label: withKind({ name, kind }) })),
        ]}
        autoFocus
        data-testid="begin-at"
      />
      <ReasonField reason={reason} onChange={setReason} />
    </CommandForm>
  );
}
