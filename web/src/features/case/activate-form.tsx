import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { CommandForm } from '../../commands/command-form';
import commandStyles from '../../commands/commands.module.css';
import { ReasonField, reasonBody } from '../../commands/reason-field';
import { withKind } from '../../diagram/kind-text';
import { useTranslation } from '../../text/texts';
import { nameOf } from './parts';
import type { CaseParts } from './parts';

interface ActivateFormProps extends CaseParts {
  readonly asked: { readonly instance: number; readonly element: string };
}

/** Starts what an ad-hoc sub-process offers, one or several. */
export function ActivateForm({ asked, elements, action }: ActivateFormProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const offered = elements.all.filter(({ parent, kind }) => parent === asked.element && kind !== 'boundaryEvent');
  const send = () => {
    setTried(true);
    if (chosen.length > 0)
      action.send('activate', { instance: asked.instance, elements: chosen, ...reasonBody(reason) });
  };
  return (
    <CommandForm
      title={t('case.ask.activate', { name: nameOf(elements, asked.element) })}
      submit={t('case.command.activate')}
      command={action}
      onSubmit={send}
    >
      <Checkbox.Group
        label={t('case.offered')}
        value={[...chosen]}
        onChange={setChosen}
        error={wasTried && chosen.length === 0 ? t('case.chooseOne') : undefined}
      >
        <div className={commandStyles['fields']}>
          {offered.map(({ id, name, kind }) => (
            <Checkbox key={id} value={id} label={withKind({ name, kind })} data-testid={`activate-${id}`} />
          ))}
        </div>
      </Checkbox.Group>
      <ReasonField reason={reason} onChange={setReason} />
    </CommandForm>
  );
}
