import { Button } from '@mantine/core';
import { useState } from 'react';
import { CommandForm } from '../../commands/command-form';
import type { Target } from '../../commands/target';
import { TargetField } from '../../commands/target-field';
import { useTranslation } from '../../text/texts';
import type { CaseParts } from './parts';

/** Gives the case to another owner, or to nobody. */
export function OwnerForm({ found, action }: CaseParts) {
  const { t } = useTranslation();
  const [owner, setOwner] = useState<Target | null>(null);
  const [wasTried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (owner !== null) action.send('assign', { owner: owner.key });
  };
  return (
    <CommandForm
      title={t('caseWork.ownerOf', { name: found.reference })}
      submit={t('caseWork.setOwner')}
      command={action}
      onSubmit={send}
    >
      <TargetField
        division={found.division}
        kinds={['agent']}
        label={t('case.owner')}
        placeholder={t('assign.find')}
        target={owner}
        onChange={setOwner}
        error={wasTried && owner === null ? t('assign.choose') : undefined}
      />
      {found.owner !== null && (
        <Button variant="default" size="compact-sm" onClick={() => action.send('assign', { owner: null })}>
          {t('caseWork.noOwner')}
        </Button>
      )}
    </CommandForm>
  );
}
