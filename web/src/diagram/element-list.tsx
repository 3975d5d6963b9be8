import { durationText } from '../format/duration';
import { Note } from '../pieces/note';
import { useNow } from '../pieces/use-now';
import { useTranslation } from '../text/texts';
import styles from './diagram.module.css';
import type { Marks } from './marks';
import { kindText } from './kind-text';
import type { ModelElements } from './model-elements';

interface ElementListProps {
  readonly elements: ModelElements;
  readonly marks: Marks;
  /** Why it stands in place of the drawing. */
  readonly text: string;
}

export function ElementList({ elements, marks, text }: ElementListProps) {
  const { t } = useTranslation();
  const nowMs = useNow();
  return (
    <div className={styles['elements']} data-testid="element-list">
      <Note>{text}</Note>
      <ol>
        {elements.all.map(({ id, name, kind }) => {
          const here = marks.tokens.filter(({ element }) => element === id);
          const since = here.flatMap(({ sinceMs }) => sinceMs ?? []);
          const done = marks.done[id] ?? 0;
          return (
            <li key={id} data-element={id} data-picked={marks.picked === id}>
              <span>{name}</span>
              <span className={styles['kind']}>{kindText(kind)}</span>
              {here.length > 0 && (
                <span className={styles['here']}>
                  {t('diagram.here', { count: here.length })}
                  {since.length > 0 && ` · ${durationText(Math.max(0, nowMs - Math.min(...since)))}`}
                </span>
              )}
              {marks.faults.includes(id) && <span className={styles['fault']}>{t('diagram.fault')}</span>}
              {done > 0 && <span className={styles['done']}>{t('diagram.done', { count: done })}</span>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
