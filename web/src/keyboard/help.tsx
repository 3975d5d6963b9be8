import { Kbd, Modal } from '@mantine/core';
import { Fragment } from 'react';
import { useFocusBack } from './focus';
import { useTranslation } from '../text/texts';
import styles from './help.module.css';

const rows = [
  ['keys.help', ['?']],
  ['keys.palette', ['Ctrl', 'K']],
  ['keys.next', ['J', 'K']],
  ['keys.open', ['Enter']],
  ['keys.accept', ['A']],
  ['keys.decline', ['D']],
  ['keys.complete', ['E']],
  ['keys.park', ['P']],
  ['keys.transfer', ['T']],
  ['keys.reschedule', ['R']],
  ['keys.source', ['O']],
  ['keys.undo', ['U']],
  ['keys.goWork', ['G', 'W']],
  ['keys.goWorkbins', ['G', 'B']],
  ['keys.goCases', ['G', 'C']],
  ['keys.goTasks', ['G', 'T']],
  ['keys.goSupervisor', ['G', 'S']],
  ['keys.find', ['/']],
  ['keys.escape', ['Esc']],
] as const;

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
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
            {rows.map(([text, keys]) => (
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
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
