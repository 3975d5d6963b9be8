import { Button } from '@mantine/core';
import { useState } from 'react';
import { Empty } from '../../pieces/empty';
import { InstantText } from '../../pieces/instant-text';
import { Loading } from '../../pieces/loading';
import { Note } from '../../pieces/note';
import { Refused } from '../../pieces/refused';
import { useSignedIn } from '../../session/me-context';
import { mayIn } from '../../session/rights';
import { publishPermission } from '../../../../domain/rights/publish-permission';
import { useTranslation } from '../../text/texts';
import { useVersions } from './api';
import type { Place, Prepared } from './api';
import { becomesText } from './becomes-text';
import styles from './config.module.css';
import { DiffList } from './diff-list';
import { singular } from './kinds';
import { RollBack } from './roll-back';
import { TakeAway } from './take-away';

/** Every version, who made it and why; what differs from it now, and the way back to it. */
export function VersionsPanel({ place, prepared: { published, draft } }: { place: Place; prepared: Prepared }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const versions = useVersions(place);
  const [open, setOpen] = useState<number | null>(null);
  const [done, setDone] = useState<number | null>(null);
  if (versions.isPending) return <Loading />;
  if (versions.isError) return <Refused error={versions.error} onRetry={() => void versions.refetch()} />;
  if (versions.data.length === 0) return <Empty text={t('config.noVersions')} />;
  const now = published?.version ?? 0;
  const mayPublish = mayIn(me, place.division, publishPermission(singular(place.kind)));
  return (
    <div className={styles['versions']}>
      {done !== null && done === now && (
        <Note tone="green" role="status">
          {t('config.published', { version: done })} {becomesText(place.kind)}
        </Note>
      )}
      <ol>
        {versions.data.map(({ version, publishedAt, publishedBy, note, restores, deletedAt, deletedBy }) => (
          <li key={version} data-testid={`version-${version}`}>
            <div className={styles['versionHead']}>
              <strong>{t('config.version', { version })}</strong>
              <span className={styles['quiet']}>
                {publishedBy} · <InstantText at={publishedAt} />
                {restores !== null && ` · ${t('config.restores', { version: restores })}`}
                {deletedAt !== null && ` · ${t('config.deleted', { name: deletedBy ?? '' })}`}
              </span>
              {version !== now && now > 0 && (
                <Button variant="subtle" size="compact-sm" onClick={() => setOpen(open === version ? null : version)}>
                  {t('config.compare')}
                </Button>
              )}
              {version !== now && mayPublish && (
                <RollBack place={place} version={version} now={now} draftBy={draft?.savedBy} onDone={setDone} />
              )}
            </div>
            {version === now && mayPublish && place.kind !== 'divisions' && <TakeAway place={place} version={now} />}
            {note !== null && <p>{note}</p>}
            {open === version && <DiffList place={place} from={version} to={now} />}
          </li>
        ))}
      </ol>
    </div>
  );
}
