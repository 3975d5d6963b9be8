import { useId } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { keyText } from '../../format/value';
import { Note } from '../../pieces/note';
import { CheckMark } from '../../pieces/tick';
import { useTranslation } from '../../text/texts';
import styles from './item-work.module.css';
import type { Completing } from './use-complete';

/** One of the worktype's dispositions. The browser test and the keyboard reach each by its radio button. */
export function Dispositions({ item, complete }: { item: ItemView; complete: Completing }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section>
      <h2 id="disposition">{t('item.disposition')}</h2>
      <div className={styles['dispositions']} role="radiogroup" aria-labelledby="disposition">
        {item.dispositions.map((key) => (
          <div key={key} className={styles['disposition']} data-testid={`disposition-${key}`}>
            <input
              type="radio"
              id={`${id}-${key}`}
              name={id}
              value={key}
              checked={key === complete.disposition}
              onChange={() => complete.choose(key)}
            />
            <label htmlFor={`${id}-${key}`}>
              {key === complete.disposition && <CheckMark />}
              {keyText(key)}
            </label>
          </div>
        ))}
      </div>
      {complete.wasTried && complete.disposition === null && (
        <Note tone="amber" role="alert">
          {t('item.chooseDisposition')}
        </Note>
      )}
    </section>
  );
}
