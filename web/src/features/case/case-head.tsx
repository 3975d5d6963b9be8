import { ActionIcon, Button } from '@mantine/core';
import { navigate } from '../../address/go';
import type { CaseView } from '../../../../api/contract/case';
import type { CaseType } from '../../api/cases';
import { keyText } from '../../format/value';
import { CaseState } from '../../pieces/case-state';
import { Icon } from '../../pieces/icon';
import { CaseClock } from '../../pieces/case-clock';
import { InstantText } from '../../pieces/instant-text';
import { useTranslation } from '../../text/texts';
import styles from './case.module.css';
import type { CaseAction } from './use-case-action';

interface CaseHeadProps {
  readonly found: CaseView;
  readonly type: CaseType | undefined;
  readonly action: CaseAction;
  readonly maySupervise: boolean;
  readonly mayEdit: boolean;
  readonly mayWrite: boolean;
  readonly mayReopen: boolean;
}

/** Reference, state and status, what it is and where it comes from; at the right what can be done to the whole of it. */
export function CaseHead({ found, type, action, maySupervise, mayEdit, mayWrite, mayReopen }: CaseHeadProps) {
  const { t } = useTranslation();
  const facts = [
    [t('case.type'), type?.name ?? keyText(found.type)],
    [t('case.status'), type?.statuses.find(({ key }) => key === found.status)?.name ?? keyText(found.status)],
    [t('case.owner'), found.owner ?? t('case.nobody')],
    [t('case.startedBy'), found.source === null ? t('case.person') : `${found.source} · ${found.externalId ?? ''}`],
    [t('case.started'), <InstantText key="started" at={found.createdAt} />],
    ...(found.dueAt === null ? [] : [[t('caseWork.sla'), <CaseClock key="sla" of={found} />] as const]),
    ...(found.outcome === null ? [] : [[t('caseWork.outcome'), found.outcome] as const]),
    ...(found.closedAt === null ? [] : [[t('case.closed'), <InstantText key="closed" at={found.closedAt} />] as const]),
  ] as const;
  const supervised = [found.state === 'suspended' ? 'resume' : 'suspend', 'modify', 'migrate', 'terminate'] as const;
  const commands = [
    ...(mayWrite ? (['note'] as const) : []),
    ...(mayEdit ? (['set-status', 'assign'] as const) : []),
    ...(maySupervise ? supervised : []),
    ...(mayWrite && found.closedAt !== null ? (['close'] as const) : []),
    ...(mayReopen ? (['reopen'] as const) : []),
  ];
  return (
    <header className={styles['head']}>
      <ActionIcon variant="subtle" color="gray" onClick={() => navigate({ to: '/cases' })} aria-label={t('case.all')}>
        <Icon name="back" />
      </ActionIcon>
      <div className={styles['title']}>
        <h1>
          {found.reference}
          {found.name !== null && <span> {found.name}</span>}
        </h1>
        <span data-testid="case-state">
          <CaseState state={found.state} />
        </span>
      </div>
      <div className={styles['commands']} role="toolbar" aria-label={t('case.commands')}>
        {commands.map((command) => (
          <Button
            key={command}
            size="compact-sm"
            variant="default"
            data-command={command}
            onClick={() => action.ask(command === 'modify' ? { action: command, instance: null } : { action: command })}
          >
            {t(`case.command.${command}`)}
          </Button>
        ))}
      </div>
      <dl className={styles['facts']}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
