import { Kbd, Modal } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { Me } from '../../../api/contract/identity';
import { keep } from '../session/kept';
import { Tick } from '../pieces/tick';
import { useSignedIn } from '../session/me-context';
import { may, supervises, works } from '../session/rights';
import { useTranslation } from '../text/texts';
import { useFocusBack } from './focus';
import { areLettersOn, lettersKey } from './letters';
import styles from './help.module.css';

/** Who has each: those that lead nowhere for him are not told of. */
const rows = [
  ['keys.help', ['?'], always],
  ['keys.palette', ['Ctrl', 'K'], always],
  ['keys.next', ['J', 'K'], always],
  ['keys.open', ['Enter'], always],
  ['keys.accept', ['A'], works],
  ['keys.decline', ['D'], works],
  ['keys.complete', ['E'], works],
  ['keys.park', ['P'], works],
  ['keys.transfer', ['T'], works],
  ['keys.reschedule', ['R'], works],
  ['keys.source', ['O'], works],
  ['keys.undo', ['U'], works],
  ['keys.goWork', ['G', 'W'], works],
  ['keys.goWorkbins', ['G', 'B'], works],
  ['keys.goCases', ['G', 'C'], always],
  ['keys.goTasks', ['G', 'T'], (me: Me) => may(me, 'item:view')],
  ['keys.goSupervisor', ['G', 'S'], supervises],
  ['keys.find', ['/'], always],
  ['keys.escape', ['Esc'], always],
] as const;

function always(): boolean {
  return true;
}

/** Only those that are no letter or sign are left where these are off. */
function isLetter(keys: readonly string[]): boolean {
  return keys.every((key) => key.length === 1);
}

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const [areOn, setOn] = useState(areLettersOn);
  const choose = (isOn: boolean) => {
    keep(lettersKey, isOn ? 'on' : 'off');
    setOn(isOn);
  };
  useFocusBack(true);
  return (
    <Modal.Root opened onClose={onClose} centered size="sm">
      <Modal.Overlay backgroundOpacity={0.25} />
      <Modal.Content>
        <div className={styles['content']}>
          <div className={styles['head']}>
            <Modal.Title>{t('keys.title')}</Modal.Title>
            <Modal.CloseButton aria-label={t('app.close')} />
          </div>
          <dl className={styles['list']}>
            {rows
              .filter(([, keys, isHis]) => isHis(me) && (areOn || !isLetter(keys)))
              .map(([text, keys]) => (
                <Fragment key={text}>
                  <dt>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{t(text)}</dd>
                </Fragment>
              ))}
          </dl>
          <p className={styles['note']}>{t('keys.note')}</p>
          <Tick
            type="checkbox"
            label={t('keys.letters')}
            help={t('keys.lettersHelp')}
            checked={areOn}
            onChange={(event) => choose(event.currentTarget.checked)}
            data-testid="letters"
          />
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
