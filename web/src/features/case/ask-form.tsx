import { useState } from 'react';
import { CommandForm } from '../../commands/command-form';
import commandStyles from '../../commands/commands.module.css';
import { ReasonField, reasonBody } from '../../commands/reason-field';
import { useTranslation } from '../../text/texts';
import { nameOf } from './parts';
import type { CaseParts } from './parts';
import type { Asked } from './use-case-action';
import { VariableFields } from './variable-fields';
import { changedVariables } from './variable-rows';
import type { VariableRow } from './variable-rows';

type Asking = Extract<
  Asked,
  { action: 'retry' | 'skip' | 'complete' | 'trigger' | 'suspend' | 'resume' | 'terminate' }
>;

/** Asks once, in place; what brings variables along lets them be given, the reason may stay empty. */
export function AskForm({ asked, found, elements, action }: CaseParts & { asked: Asking }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [rows, setRows] = useState<readonly VariableRow[]>([]);
  const [wasTried, setTried] = useState(false);
  const { variables, faults } = changedVariables(rows);
  const target = targetOf(asked);
  const name = target === null ? found.reference : nameOf(elements, target.element);
  const send = () => {
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    const because = asked.action === 'complete' ? {} : reasonBody(reason);
    action.send(asked.action, { ...target?.body, ...(target === null ? {} : { variables }), ...because });
  };
  return (
    <CommandForm
      title={t(`case.ask.${asked.action}`, { name })}
      submit={t(`case.command.${asked.action}`)}
      isHarsh={asked.action === 'terminate'}
      command={action}
      onSubmit={send}
    >
      <p className={commandStyles['quiet']}>{t(`case.askText.${asked.action}`)}</p>
      {asked.action !== 'complete' && <ReasonField reason={reason} onChange={setReason} isFirst />}
      {target !== null && <VariableFields rows={rows} faults={wasTried ? faults : {}} onChange={setRows} />}
    </CommandForm>
  );
}

/** The part of the case that is meant, as the API names it; null: the whole. */
function targetOf(asked: Asking): { element: string; body: object } | null {
  if ('incident' in asked) return { element: asked.incident.element, body: { incident: asked.incident.id } };
  if ('wait' in asked) return { element: asked.element, body: { wait: asked.wait } };
  return 'instance' in asked ? { element: asked.element, body: { instance: asked.instance } } : null;
}
