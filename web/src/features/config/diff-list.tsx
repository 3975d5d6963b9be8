import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useTranslation } from '../../text/texts';
import { useDiff } from './api';
import type { Place } from './api';
import styles from './config.module.css';
import { placeText } from '../../pieces/place-text';

interface DiffListProps {
  readonly place: Place;
  readonly from: number;
  readonly to: number | 'draft';
  readonly revision?: number;
}

/** What two versions do not share, a line each: what it was, and what it is. */
export function DiffList({ place, from, to, revision = 0 }: DiffListProps) {
  const { t } = useTranslation();
  const diff = useDiff(place, from, to, revision);
  if (diff.isPending) return <Loading />;
  if (diff.isError) return <Refused error={diff.error} onRetry={() => void diff.refetch()} />;
  if (diff.data.differences.length === 0) return <p className={styles['quiet']}>{t('config.same')}</p>;
  return (
    <ul className={styles['diff']} data-testid="differences">
      {diff.data.differences.map(({ path, before, after }) => (
        <li key={path}>
          <strong title={path}>{placeText(path) || t('config.whole')}</strong>
          {before !== undefined && <del>{shown(before)}</del>}
          {after !== undefined && <ins>{shown(after)}</ins>}
        </li>
      ))}
    </ul>
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
