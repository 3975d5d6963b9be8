import { Chip } from '@mantine/core';
import type { ItemView } from '../../../../api/contract/item';
import { keyText } from '../../format/value';
import { Note } from '../../pieces/note';
import { useTranslation } from '../../text/texts';
import styles from './item-work.module.css';
import type { Completing } from './use-complete';

/** One of the worktype's dispositions. The browser test and the keyboard reach each by its radio button. */
export function Dispositions({ item, complete }: { item: ItemView; complete: Completing }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 id="disposition">{t('item.disposition')}</h2>
      <Chip.Group value={complete.disposition ?? ''} onChange={complete.choose}>
        <div className={styles['dispositions']} role="radiogroup" aria-labelledby="disposition">
          {item.dispositions.map((key) => (
            <Chip
              key={key}
              value={key}
              radius="sm"
              variant="outline"
              wrapperProps={{ 'data-testid': `disposition-${key}` }}
            >
              {keyText(key)}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      {complete.wasTried && complete.disposition === null && (
        <Note tone="amber" role="alert">
          {t('item.chooseDisposition')}
        </Note>
      )}
    </section>
  );
}
