import { useTranslation } from 'react-i18next';
import { attributeLabel, attributeText } from '../format/value';
import styles from './item.module.css';

/** An item's attributes as label and value; `most` shows the first ones only (they come in the schema's order). */
export function Attributes({ attributes, most }: { attributes: Readonly<Record<string, unknown>>; most?: number }) {
  const { t } = useTranslation();
  const entries = Object.entries(attributes).slice(0, most);
  if (entries.length === 0) return <p className={styles['quiet']}>{t('item.noAttributes')}</p>;
  return (
    <dl className={styles['pairs']}>
      {entries.map(([key, value]) => (
        <div key={key}>
          <dt>{attributeLabel(key)}</dt>
          <dd>{attributeText(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
