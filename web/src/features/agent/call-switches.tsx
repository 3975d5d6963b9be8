import { Button } from '@mantine/core';
import { memo, useState, useSyncExternalStore } from 'react';
import { Icon } from '../../pieces/icon';
import { Tick } from '../../pieces/tick';
import { useTranslation } from '../../text/texts';
import { isSoundOn, onSound, setSound } from './call-settings';
import { notifyState } from './notify-offer';
import styles from './rail.module.css';
import { playTone } from './tone';

/** How offers call: the sound, heard as it is switched on, and the browser, which is asked by a button and never by itself. */
export const CallSwitches = memo(function CallSwitches() {
  const { t } = useTranslation();
  const isOn = useSyncExternalStore(onSound, isSoundOn);
  const [state, setState] = useState(notifyState);
  const change = (isNowOn: boolean) => {
    setSound(isNowOn);
    if (isNowOn) playTone();
  };
  return (
    <section className={styles['calls']}>
      <h2>{t('call.title')}</h2>
      <Tick
        type="checkbox"
        size="xs"
        label={t('call.sound')}
        checked={isOn}
        onChange={(event) => change(event.currentTarget.checked)}
        data-testid="call-sound"
      />
      {state === 'default' && (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<Icon name="bell" size={12} />}
          onClick={() => void Notification.requestPermission().then(setState)}
          data-testid="call-notify"
        >
          {t('call.notify')}
        </Button>
      )}
      {state === 'granted' && <p data-testid="call-notified">{t('call.notified')}</p>}
      {state === 'denied' && <p>{t('call.denied')}</p>}
    </section>
  );
});
