import { UnstyledButton } from '@mantine/core';
import type { AgentExplanation, TestedItemView } from '../../../../api/contract/agent-explanation';
import { keyText, priorityText } from '../../format/value';
import { figuresText } from '../../item/figures-text';
import { Icon } from '../../pieces/icon';
import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { Told } from '../../pieces/told';
import { useNow } from '../../pieces/use-now';
import { texts, useTranslation } from '../../text/texts';
import { agentSummary } from './agent-summary';
import { useAgentExplanation } from './api';
import styles from '../../tasks/panel.module.css';
import rows from './rows.module.css';

/** Why an agent is idle: in one sentence, then the best waiting items with the test that each fails for him. */
export function AgentWhy({ agent, onOpen }: { agent: string; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const explanation = useAgentExplanation(agent);
  const why = explanation.data;
  return (
    <section data-testid="agent-why">
      <h2>{t('agentPanel.why')}</h2>
      {explanation.isPending && <Loading />}
      {why === undefined && explanation.error !== null && (
        <Refused error={explanation.error} onRetry={() => void explanation.refetch()} />
      )}
      {why !== undefined && (
        <>
          <p>
            <Told text={agentSummary(why, nowMs)} />
          </p>
          <Blocked why={why} />
          <p className={styles['quiet']}>
            {why.queues
              .map(({ name, waiting }) => `${name}: ${t('agentPanel.waiting', { count: waiting })}`)
              .join(' · ')}
          </p>
          {why.items.length > 0 && (
            <>
              <h2>{t('agentPanel.best')}</h2>
              <ul>
                {why.items.map((item) => (
                  <Tested key={item.itemId} item={item} onOpen={onOpen} />
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  );
}

function Blocked({ why: { blocked } }: { why: AgentExplanation }) {
  const { t } = useTranslation();
  return Object.entries(blocked).map(([type, by]) => (
    <p key={type} className={styles['quiet']}>
      {t('agentPanel.blockedBy', { type: keyText(type), by: by.map(keyText).join(', ') })}
    </p>
  ));
}

interface TestedProps {
  readonly item: TestedItemView;
  readonly onOpen: (id: string) => void;
}

function Tested({ item, onOpen }: TestedProps) {
  const { t } = useTranslation();
  const { itemId, reference, name, priority, failed, figures, possibleAt } = item;
  const isTold = failed === null || failed === 'presence' || failed === 'open-offer';
  const detail = isTold ? '' : ` · ${figuresText(figures)}`;
  const possible = possibleAt === null ? '' : ` · ${t('agentPanel.possibleAt', { time: possibleAt })}`;
  return (
    <li className={rows['line']}>
      <UnstyledButton className={rows['row']} onClick={() => onOpen(itemId)}>
        <span className={rows['what']}>
          <span className={rows['name']}>
            <strong>{reference}</strong> {name}
          </span>
          <span className={rows['kind']}>
            <Icon name={failed === null ? 'accept' : 'close'} size={13} />
            {failedText(failed)}
            <Told text={detail + possible} isInside />
          </span>
        </span>
        <span className={rows['figure']}>{priorityText(priority)}</span>
      </UnstyledButton>
    </li>
  );
}

function failedText(failed: string | null): string {
  if (failed === null) return texts.t('agentPanel.mayHave');
  const key = `agentPanel.failed.${failed}`;
  return texts.exists(key) ? texts.t(key as 'agentPanel.failed.skills') : keyText(failed);
}
