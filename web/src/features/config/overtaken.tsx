import { Button } from '@mantine/core';
import { Note } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import styles from './config.module.css';

interface OvertakenProps {
  /** Who saved the other one; undefined: there is none any more. */
  readonly by: string | undefined;
  readonly onGoOn: () => void;
  readonly onReset: () => void;
}

/** The draft became another while somebody wrote: he says which of the two goes on. */
export function Overtaken({ by, onGoOn, onReset }: OvertakenProps) {
  const { t } = useTranslation();
  return (
    <Note tone="amber" role="alert">
      <p>{by === undefined ? t('config.overtakenGone') : t('config.overtaken', { name: by })}</p>
      <div className={styles['barButtons']}>
        <Button variant="default" size="compact-sm" onClick={onReset} data-testid="take-theirs">
          {t('config.takeTheirs')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onGoOn} data-testid="keep-mine">
          {t('config.keepMine')}
        </Button>
      </div>
    </Note>
  );
}
