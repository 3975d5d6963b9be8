import { useEffect, useRef } from 'react';
import type { ItemView } from '../../../../api/contract/item';
import { SchemaForm } from '../../form/schema-form';
import { Attributes } from '../../item/attributes';
import { late } from '../../pieces/late';
import { Note, ProblemNote } from '../../pieces/note';
import { withTexts } from '../../text/i18n';
import { useTranslation } from '../../text/texts';
import { Dispositions } from './dispositions';
import styles from './item-work.module.css';
import type { Completing } from './use-complete';

interface WorkTabProps {
  readonly item: ItemView;
  readonly agent: string;
  readonly complete: Completing;
  /** He calls a number of the item. */
  readonly onCall: () => void;
}

// Nothing is to be said of what he has in hand.
const ItemSituation = late(() => import('./item-situation').then((module) => module.ItemSituation));
const Unsent = late(() => withTexts(import('./unsent'), 'elsewhere').then((module) => module.Unsent));

// They are read meanwhile; only a press needs more.
const LinkedText = late(
  () => import('../../pieces/linked-text').then((module) => module.LinkedText),
  ({ text }) => text,
);

const missing = '[data-testid=item-form] [aria-invalid=true], [data-testid=item-form] [role=radiogroup] input';
const disposition = '[aria-labelledby="disposition"] input';

/** What is to be done, what is known, and the result to choose. */
export function WorkTab({ item, agent, complete, onCall }: WorkTabProps) {
  const { t } = useTranslation();
  const { filled, isSeeking, found } = complete;
  const tab = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isSeeking) return;
    tab.current?.querySelector<HTMLElement>(filled.isIncomplete ? missing : disposition)?.focus();
    found();
  }, [isSeeking, filled.isIncomplete, found]);
  const isAsked = complete.isMine && complete.kind !== 'none' && filled.fields.length > 0;
  // What the form shows or asks for is there already.
  const named = new Set(isAsked ? filled.fields.map(({ name }) => name) : []);
  const others = Object.fromEntries(Object.entries(item.attributes).filter(([name]) => !named.has(name)));
  return (
    <div ref={tab} className={styles['sections']}>
      <ItemSituation item={item} agent={agent} />
      {complete.isUnsent && <Unsent item={item} complete={complete} />}
      {item.instructions !== null && (
        <section>
          <h2>{t('item.instructions')}</h2>
          <p className={styles['instructions']}>
            <LinkedText text={item.instructions} />
          </p>
        </section>
      )}
      {(!isAsked || Object.keys(others).length > 0) && (
        <section>
          <h2>{t('item.attributes')}</h2>
          <Attributes attributes={others} {...((complete.isMine || complete.isHeld) && { onCall })} />
        </section>
      )}
      {isAsked && (
        <section data-testid="item-form">
          <h2>{t('item.form')}</h2>
          <SchemaForm fields={filled.fields} texts={filled.texts} errors={filled.errors} onChange={filled.set} />
        </section>
      )}
      {complete.isMine && complete.kind === 'none' && <Note>{t('item.sourceCompletes')}</Note>}
      {complete.isMine && complete.kind !== 'none' && item.dispositions.length > 0 && (
        <Dispositions item={item} complete={complete} />
      )}
      <ProblemNote error={complete.error} />
    </div>
  );
}
