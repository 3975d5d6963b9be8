import { Button } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { attributeText, keyText } from '../../format/value';
import pairs from '../../item/item.module.css';
import { Note } from '../../pieces/note';
import { forgetUnsaved } from '../../session/unsaved';
import { readSession } from '../../session/session';
import { useTranslation } from '../../text/texts';
import styles from './item-work.module.css';
import type { Completing } from './use-complete';

/**
 * What he had filled in when the item left his hands, by his own command or another's: nobody else has it, so it is to be
 * read here, and copied. It stands in the form again when he has the item again.
 */
export function Unsent({ item, complete }: { item: ItemView; complete: Completing }) {
  const { t } = useTranslation();
  const { filled, disposition } = complete;
  const isOver = item.state === 'completed' || item.state === 'cancelled';
  const written = filled.fields.filter(({ name }) => filled.texts[name] !== undefined);
  return (
    <section data-testid="unsent">
      <Note tone="amber" role="status">
        {t(isOver ? 'unsent.over' : 'unsent.waits')}
      </Note>
      <dl className={pairs['pairs']}>
        {written.map(({ name, label }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd className={styles['instructions']}>{attributeText(filled.values[name] ?? filled.texts[name])}</dd>
          </div>
        ))}
        {disposition !== null && (
          <div>
            <dt>{t('item.disposition')}</dt>
            <dd>{keyText(disposition)}</dd>
          </div>
        )}
      </dl>
      <div>
        <Button variant="default" onClick={complete.discard} data-testid="unsent-discard">
          {t('unsent.discard')}
        </Button>
      </div>
    </section>
  );
}

/**
 * Stands with an item for which something was filled in and not sent, whichever tab is open. Of one that has ended it is
 * shown as long as the item is: then nobody can want it any more.
 */
export function UnsentEnds({ item: { id, state } }: { item: ItemView }) {
  const leave = useEffectEvent(() => {
    const isOver = state === 'completed' || state === 'cancelled';
    // Whose session ended by itself has not left it.
    if (isOver && readSession().isSignedIn !== false) forgetUnsaved(`complete/${id}`, `disposition/${id}`);
  });
  useEffect(() => () => leave(), []);
  return null;
}
