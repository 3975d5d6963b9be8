import { Loading } from '../../pieces/loading';
import { Refused } from '../../pieces/refused';
import { useTranslation } from '../../text/texts';
import { useDiff, usePrepared } from './api';
import type { Place } from './api';
import styles from './config.module.css';
import { placeWords } from './place-words';

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
  const prepared = usePrepared(place);
  if (diff.isPending) return <Loading />;
  if (diff.isError) return <Refused error={diff.error} onRetry={() => void diff.refetch()} />;
  if (diff.data.differences.length === 0) return <p className={styles['quiet']}>{t('config.same')}</p>;
  const newer = to === 'draft' ? prepared.data?.draft : prepared.data?.published;
  // Where columns came, went or moved, a cell has no one name.
  const areSame = diff.data.differences.every(({ path }) => !/^(?:inputs|outputs)/.test(path));
  const document = areSame ? (newer?.document ?? {}) : {};
  return (
    <ul className={styles['diff']} data-testid="differences">
      {diff.data.differences.map(({ path, before, after }) => (
        <li key={path}>
          <strong title={path}>{placeWords(path, document) || t('config.whole')}</strong>
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
