import { useState } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { CommandForm } from '../commands/command-form';
import styles from '../commands/commands.module.css';
import type { Target } from '../commands/target';
import { TargetField } from '../commands/target-field';
import type { Command } from '../commands/use-command';
import { presenceText } from '../presence/presence-text';
import { useThoseAgents } from '../api/agents';
import { useTranslation } from '../text/texts';

/** Gives the item to an agent at once; beside each name what he is at and how much he holds. */
export function AssignForm({ item, command }: { item: ItemView; command: Command }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<readonly string[]>([]);
  const agents = useThoseAgents(found).data?.agents;
  const [target, setTarget] = useState<Target | null>(null);
  const [wasTried, setTried] = useState(false);
  const hint = ({ key }: Target) => {
    const agent = agents?.find((each) => each.key === key);
    if (agent === undefined) return null;
    return `${presenceText(agent.presence)} · ${t('assign.held', { count: agent.connected })}`;
  };
  const send = () => {
    setTried(true);
    if (target !== null) command.send('assign', { agent: target.key });
  };
  return (
    <CommandForm
      title={t('assign.title', { reference: item.reference })}
      submit={t('assign.submit')}
      command={command}
      onSubmit={send}
    >
      <p className={styles['quiet']}>{t('assign.rules')}</p>
      <TargetField
        division={item.division}
        kinds={['agent']}
        label={t('assign.to')}
        placeholder={t('assign.find')}
        target={target}
        onChange={setTarget}
        error={wasTried && target === null ? t('assign.choose') : undefined}
        hint={hint}
        onFound={setFound}
      />
    </CommandForm>
  );
}
