import { memo } from 'react';
import { attributeLabel, attributeText } from '../format/value';
import { useTranslation } from '../text/texts';
import styles from './item.module.css';
import { telAddress } from './phone';

interface AttributesProps {
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Shows the first ones only, in the schema's order; whose customer it is before all others. */
  readonly most?: number;
  /** A number is being called. */
  readonly onCall?: () => void;
}

/** An item's attributes as label and value; telephone numbers are dialled by a press. */
export const Attributes = memo(function Attributes({ attributes, most, onCall }: AttributesProps) {
  const { t } = useTranslation();
  const { Customer_ID } = attributes;
  const isFew = most !== undefined && Customer_ID !== undefined;
  const entries = Object.entries(isFew ? { Customer_ID, ...attributes } : attributes).slice(0, most);
  if (entries.length === 0) return <p className={styles['quiet']}>{t('item.noAttributes')}</p>;
  return (
    <dl className={styles['pairs']}>
      {entries.map(([key, value]) => (
        <div key={key}>
          <dt>{attributeLabel(key)}</dt>
          <dd>
            <Value name={key} value={value} onCall={onCall} />
          </dd>
        </div>
      ))}
    </dl>
  );
});

function Value({ name, value, onCall }: { name: string; value: unknown; onCall: (() => void) | undefined }) {
  const { t } = useTranslation();
  const number = attributeText(value);
  const address = telAddress(name, value);
  if (address === null) return number;
  return (
    <a
      href={address}
      onClick={onCall}
      {...(onCall && { title: t('linked.call', { number }) })}
      data-testid={`call-${name}`}
    >
      {number}
    </a>
  );
}
