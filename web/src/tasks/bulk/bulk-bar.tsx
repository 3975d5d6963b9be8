import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BulkJobView } from '../../../../api/contract/bulk';
import { changeHere } from '../../address/go';
import styles from '../../commands/commands.module.css';
import { useReturnFocus } from '../../commands/use-return-focus';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { useTranslation } from '../../text/texts';
import { type BulkAction, bulkActions } from './bulk-api';
import { BulkForm } from './bulk-form';
import type { Chosen } from './use-chosen';

interface BulkBarProps {
  readonly chosen: Chosen;
  /** Of the first item that is chosen. */
  readonly division: string;
  /** More match the filters than are loaded. */
  readonly hasMore: boolean;
}

/** What can be done with all that is chosen; each asks first, in place. */
export function BulkBar({ chosen, division, hasMore }: BulkBarProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<BulkAction | null>(null);
  const bar = useReturnFocus(asking);
  const me = useSignedIn();
  const offered = bulkActions.filter((action) => action !== 'reclassify' || mayIn(me, division, 'item:edit'));
  if (asking !== null) {
    const begun = ({ id }: BulkJobView) => {
      setAsking(null);
      chosen.clear();
      // It is found again after a reload, however it ends meanwhile.
      changeHere({ job: id }, { replace: true });
    };
    return (
      <BulkForm
        key={asking}
        action={asking}
        selection={chosen.selection}
        division={division}
        onBack={() => setAsking(null)}
        onBegun={begun}
      />
    );
  }
  return (
    <div ref={bar} className={styles['bar']} role="toolbar" aria-label={t('bulk.label')} data-testid="bulk-bar">
      <span className={styles['sure']} role="status">
        {chosen.isAll ? t('bulk.chosenAll') : t('bulk.chosen', { count: chosen.count })}
      </span>
      {hasMore && !chosen.isAll && (
        <Button variant="subtle" onClick={chosen.chooseAll} data-testid="bulk-all">
          {t('bulk.all')}
        </Button>
      )}
      <Button variant="subtle" onClick={chosen.clear}>
        {t('bulk.clear')}
      </Button>
      {offered.map((action) => (
        <Button key={action} variant="default" onClick={() => setAsking(action)} data-command={action}>
          {t(`bulk.${action}`)}
        </Button>
      ))}
    </div>
  );
}
