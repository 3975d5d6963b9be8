import { Button } from '@mantine/core';
import { Note } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import styles from './config.module.css';

interface OvertakenProps {
  /** Who saved the other one; undefined: there is none any more. */
  readonly by: string | undefined;
  /** What is published now, where the writer began from what was published before. */
  readonly version: number | undefined;
  readonly onGoOn: () => void;
  readonly onReset: () => void;
}

/** The draft became another while somebody wrote: he says which of the two goes on. */
export function Overtaken({ by, version, onGoOn, onReset }: OvertakenProps) {
  const { t } = useTranslation();
  const text = () => {
    if (by !== undefined) return t('config.overtaken', { name: by });
    return version === undefined ? t('config.overtakenGone') : t('config.overtakenVersion', { version });
  };
  return (
    <Note tone="amber" role="alert">
      <p>{text()}</p>
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
