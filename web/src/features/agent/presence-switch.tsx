import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresenceBody, PresenceView } from '../../../../api/contract/agent';
import { durationText } from '../../format/duration';
import { toMs } from '../../format/instant';
import { keyText } from '../../format/value';
import { Icon } from '../../pieces/icon';
import { Note, ProblemNote } from '../../pieces/note';
import { useNow } from '../../pieces/use-now';
import { usePresence } from './api';
import styles from './presence-switch.module.css';

const reasons = ['admin-work', 'lunch', 'meeting', 'pause', 'training'] as const;

/** Ready, Not ready with a reason, Offline. What is set shows at once; a refusal sets it back and says why. */
export function PresenceSwitch({ agent, presence }: { agent: string; presence: PresenceView }) {
  const { t } = useTranslation();
  const change = usePresence(agent);
  const [isOpen, setOpen] = useState(false);
  const state = change.isPending ? change.variables.presence : presence.state;
  const set = (body: PresenceBody) => change.mutate(body);
  return (
    <section className={styles['presence']} aria-label={t('presence.label')}>
      <div className={styles['switch']} role="group" aria-label={t('presence.label')}>
        <button
          type="button"
          aria-pressed={state === 'ready'}
          data-tone="green"
          onClick={() => set({ presence: 'ready' })}
          data-testid="presence-ready"
        >
          {t('presence.ready')}
        </button>
        <Menu opened={isOpen} onChange={setOpen} width={200} position="bottom-start" shadow="md">
          <Menu.Target>
            <button
              type="button"
              aria-pressed={state === 'not-ready'}
              data-tone="amber"
              data-testid="presence-not-ready"
            >
              {t('presence.notReady')} <Icon name="down" size={12} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('presence.chooseReason')}</Menu.Label>
            {reasons.map((reason) => (
              <Menu.Item
                key={reason}
                onClick={() => set({ presence: 'not-ready', reason })}
                data-testid={`reason-${reason}`}
              >
                {t(`presence.reason.${reason}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => set({ presence: 'offline' })} data-testid="presence-offline">
              {t('presence.offline')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <PresenceSince presence={presence} />
      {presence.reason === 'rona' && (
        <Note tone="amber" role="status">
          {t('presence.rona')}
        </Note>
      )}
      <ProblemNote error={change.error} />
    </section>
  );
}

function PresenceSince({ presence }: { presence: PresenceView }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const names = { ready: 'presence.ready', 'not-ready': 'presence.notReady', offline: 'presence.offline' } as const;
  const reason = presence.reason === undefined ? null : reasonText(t, presence.reason);
  const since = durationText(nowMs - toMs(presence.since));
  return (
    <p className={styles['since']} data-testid="presence-state" data-presence={presence.state}>
      {t(names[presence.state])}
      {reason !== null && `: ${reason}`} · {since}
    </p>
  );
}

function reasonText(t: ReturnType<typeof useTranslation>['t'], reason: string): string {
  if (reason === 'rona') return t('presence.reason.rona');
  const known = reasons.find((one) => one === reason);
  return known === undefined ? keyText(reason) : t(`presence.reason.${known}`);
}
