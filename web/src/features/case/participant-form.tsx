import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CommandForm } from '../../commands/command-form';
import type { Target } from '../../commands/target';
import { TargetField } from '../../commands/target-field';
import { useTranslation } from '../../text/texts';
import type { CaseParts } from './parts';
import type { Participant } from './use-case-action';

/** Adds an agent or somebody by name, or gives who takes part already another role. */
export function ParticipantForm({ found, action, given }: CaseParts & { given: Participant | null }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<'agent' | 'name'>('agent');
  const [agent, setAgent] = useState<Target | null>(null);
  const [name, setName] = useState('');
  const [role, setRole] = useState(given?.role ?? '');
  const [wasTried, setTried] = useState(false);
  const who = bodyOf();
  const isRoleMissing = role.trim() === '';
  function bodyOf(): { agent: string } | { name: string } | null {
    if (given !== null) return given.agent === null ? { name: given.name ?? '' } : { agent: given.agent };
    if (kind === 'agent') return agent === null ? null : { agent: agent.key };
    return name.trim() === '' ? null : { name: name.trim() };
  }
  const send = () => {
    setTried(true);
    if (who !== null && !isRoleMissing) action.send('add-participant', { ...who, role: role.trim() });
  };
  const missing = wasTried && who === null ? t('form.missingFault') : undefined;
  return (
    <CommandForm
      title={
        given === null
          ? t('caseWork.addParticipant')
          : t('caseWork.roleOf', { name: given.agent ?? given.name ?? found.reference })
      }
      submit={t(given === null ? 'caseWork.add' : 'caseWork.setRole')}
      command={action}
      onSubmit={send}
    >
      {given === null && (
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('caseWork.participant')}
          value={kind}
          onChange={(value) => setKind(value as 'agent' | 'name')}
          data={[
            { value: 'agent', label: t('caseWork.byAgent') },
            { value: 'name', label: t('caseWork.byName') },
          ]}
          data-testid="participant-kind"
        />
      )}
      {given === null && kind === 'agent' && (
        <TargetField
          division={found.division}
          kinds={['agent']}
          label={t('caseWork.agent')}
          placeholder={t('assign.find')}
          target={agent}
          onChange={setAgent}
          error={missing}
        />
      )}
      {given === null && kind === 'name' && (
        <TextInput
          label={t('caseWork.name')}
          value={name}
          maxLength={255}
          error={missing}
          onChange={(event) => setName(event.currentTarget.value)}
          data-testid="participant-name"
        />
      )}
      <TextInput
        label={t('caseWork.role')}
        value={role}
        maxLength={64}
        autoFocus={given !== null}
        error={wasTried && isRoleMissing ? t('form.missingFault') : undefined}
        onChange={(event) => setRole(event.currentTarget.value)}
        data-testid="participant-role"
      />
    </CommandForm>
  );
}
