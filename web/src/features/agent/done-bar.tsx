import { Button, CloseButton } from '@mantine/core';
import { Note, ProblemNote } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import styles from './agent-desk.module.css';
import type { After } from './use-after';

/** What was done last, with a button that takes it back. It stays until the next command: nobody has to hurry. */
export function DoneBar({ after }: { after: After }) {
  const { t } = useTranslation();
  const { done, error } = after;
  return (
    <>
      <div role="status" className={styles['arrival']} data-testid="done">
        {done !== null && (
          <Note icon="accept">
            {done.text}{' '}
            {done.undo !== null && (
              <Button
                variant="default"
                size="compact-xs"
                onClick={after.takeBack}
                loading={after.isPending}
                data-testid="undo"
              >
                {t('undo.submit')} (U)
              </Button>
            )}
            <CloseButton size="xs" onClick={after.forget} aria-label={t('app.close')} />
          </Note>
        )}
      </div>
      <ProblemNote error={error} onClose={after.forget} />
    </>
  );
}
