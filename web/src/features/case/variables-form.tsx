import { useState } from 'react';
import { CommandForm } from '../../commands/command-form';
import { ReasonField, reasonBody } from '../../commands/reason-field';
import { Note } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import type { CaseParts } from './parts';
import { VariableFields } from './variable-fields';
import { changedVariables, rowOf } from './variable-rows';
import type { VariableRow } from './variable-rows';

/** Sets variables of the case: only what differs from before is sent. */
export function VariablesForm({ found, action }: CaseParts) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<readonly VariableRow[]>(() =>
    Object.entries(found.attributes).map(([name, value]) => rowOf(name, value)),
  );
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const { variables, faults } = changedVariables(rows);
  const isSame = Object.keys(variables).length === 0;
  const send = () => {
    setTried(true);
    if (!isSame && Object.keys(faults).length === 0) action.send('set-variables', { variables, ...reasonBody(reason) });
  };
  return (
    <CommandForm
      title={t('case.ask.set-variables', { name: found.reference })}
      submit={t('case.command.set-variables')}
      command={action}
      onSubmit={send}
    >
      <VariableFields rows={rows} faults={wasTried ? faults : {}} onChange={setRows} />
      {wasTried && isSame && <Note tone="amber">{t('case.nothingChanged')}</Note>}
      <ReasonField reason={reason} onChange={setReason} isFirst />
    </CommandForm>
  );
}
