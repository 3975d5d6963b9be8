import { Button } from '@mantine/core';
import { memo, useState } from 'react';
import type { AgentWork, PresenceBody, PresenceView } from '../../../api/contract/agent';
import { useActions } from '../palette/use-actions';
import { usePresence } from '../api/presence';
import { durationText } from '../format/duration';
import { toMs } from '../format/instant';
import { Icon } from '../pieces/icon';
import { Menu, MenuEntry, MenuLine, MenuTitle } from '../pieces/menu';
import { Note, ProblemNote } from '../pieces/note';
import { useNow } from '../pieces/use-now';
import { useTranslation } from '../text/texts';
import styles from './presence-switch.module.css';
import { presenceText, reasonText } from './presence-text';

interface PresenceSwitchProps {
  readonly agent: string;
  readonly work: Pick<AgentWork, 'presence' | 'reasons'>;
  /** Whether it is the reader's own: then a missed offer is explained. */
  readonly isOwn?: boolean;
  /** What it does to him, in words: anything but Ready is asked once more. Left out: it is not. */
  readonly ask?: (presence: string) => string;
}

/** Ready, Not ready with a reason, Offline. What is set shows at once; a refusal sets it back and says why. */
export const PresenceSwitch = memo(function PresenceSwitch({
  agent,
  work: { presence, reasons },
  isOwn = false,
  ask,
}: PresenceSwitchProps) {
  const { t } = useTranslation();
  const change = usePresence(agent);
  const state = change.isPending ? change.variables.presence : presence.state;
  const [asked, setAsked] = useState<PresenceBody | null>(null);
  const send = (body: PresenceBody) => {
    setAsked(null);
    change.mutate(body);
  };
  const set = (body: PresenceBody) => (ask === undefined || body.presence === 'ready' ? send(body) : setAsked(body));
  const choices: PresenceBody[] = [
    { presence: 'ready' },
    ...reasons.map((reason) => ({ presence: 'not-ready' as const, reason })),
    ...(reasons.length === 0 ? [{ presence: 'not-ready' as const }] : []),
    { presence: 'offline' },
  ];
  useActions(
    isOwn
      ? choices.map((body) => ({
          id: `presence-${body.presence}-${keyOf(body.reason)}`,
          label: `${t('presence.label')}: ${presenceText({ state: body.presence, reason: body.reason })}`,
          run: () => set(body),
        }))
      : [],
  );
  return (
    <section className={styles['presence']}>
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
        <Menu
          side="bottom-start"
          width={200}
          button={(opens) => (
            <button
              type="button"
              aria-pressed={state === 'not-ready'}
              data-tone="amber"
              data-testid="presence-not-ready"
              {...opens}
            >
              {t('presence.not-ready')} <Icon name="down" size={12} />
            </button>
          )}
        >
          <MenuTitle>{t('presence.chooseReason')}</MenuTitle>
          {reasons.map((reason) => (
            <MenuEntry
              key={reason}
              onClick={() => set({ presence: 'not-ready', reason })}
              data-testid={`reason-${reason}`}
            >
              {reasonText(reason)}
            </MenuEntry>
          ))}
          {reasons.length === 0 && (
            <MenuEntry onClick={() => set({ presence: 'not-ready' })}>{t('presence.noReason')}</MenuEntry>
          )}
          <MenuLine />
          <MenuEntry onClick={() => set({ presence: 'offline' })} data-testid="presence-offline">
            {t('presence.offline')}
          </MenuEntry>
        </Menu>
      </div>
      {ask !== undefined && asked !== null && (
        <div className={styles['sure']} role="group" aria-label={t('presence.label')}>
          <p>{ask(presenceText({ state: asked.presence, reason: asked.reason }))}</p>
          <Button variant="default" size="compact-sm" onClick={() => setAsked(null)}>
            {t('command.back')}
          </Button>
          <Button size="compact-sm" onClick={() => send(asked)} autoFocus data-testid="presence-sure">
            {t('presence.sure')}
          </Button>
        </div>
      )}
      <PresenceSince presence={presence} />
      {isOwn && presence.reason === 'rona' && (
        <Note tone="amber" role="status">
          {t('presence.rona')}
        </Note>
      )}
      <ProblemNote error={change.error} />
    </section>
  );
});

/** As part of an ID of the page. */
function keyOf(reason = 'none'): string {
  return reason.toLowerCase().replaceAll(/[^a-z\d]+/g, '-');
}

function PresenceSince({ presence }: { presence: PresenceView }) {
  const nowMs = useNow();
  return (
    <p className={styles['since']} data-testid="presence-state" data-presence={presence.state}>
      {presenceText(presence)} · {durationText(nowMs - toMs(presence.since))}
    </p>
  );
}
