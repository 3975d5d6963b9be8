import { useState } from 'react';
import { useTranslation } from '../../text/texts';
import type { Schema } from '../document/shape';
import { schemaFields } from '../schema-fields';
import type { FieldTexts } from '../schema-fields';
import { SchemaForm } from '../schema-form';
import styles from './attributes.module.css';

/** The form as people will see it; what is typed into it goes nowhere. */
export function FormPreview({ schema }: { schema: Schema }) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState<FieldTexts>({});
  const fields = schemaFields(schema);
  return (
    <div className={styles['preview']} role="group" aria-label={t('attributes.preview')} data-testid="form-preview">
      <p className={styles['previewHead']}>{t('attributes.preview')}</p>
      {fields.length === 0 ? (
        <p className={styles['quiet']}>{t('attributes.previewEmpty')}</p>
      ) : (
        <SchemaForm
          fields={fields}
          texts={texts}
          errors={{}}
          onChange={(name, text) => setTexts((before) => ({ ...before, [name]: text }))}
        />
      )}
    </div>
  );
}
