import { Button, FileButton } from '@mantine/core';
import { useTranslation } from '../../../text/texts';
import type { EditorProps } from '../editors';
import styles from './case-types.module.css';

/** A file of somebody else's modeler takes the place of what is drawn; what is drawn can be taken along. */
export function FileFields({ place, document, onChange, isReadOnly }: EditorProps) {
  const { t } = useTranslation();
  const { bpmn } = document;
  const href = typeof bpmn === 'string' ? `data:application/xml,${encodeURIComponent(bpmn)}` : undefined;
  return (
    <div className={styles['buttons']}>
      {!isReadOnly && (
        <FileButton
          accept=".bpmn,.xml"
          inputProps={{ 'aria-label': t('caseType.file') }}
          onChange={(file) => file !== null && void file.text().then((text) => onChange({ ...document, bpmn: text }))}
        >
          {(props) => (
            <Button variant="default" size="compact-sm" {...props} data-testid="choose-file">
              {t('caseType.openFile')}
            </Button>
          )}
        </FileButton>
      )}
      {href !== undefined && (
        <Button component="a" variant="subtle" size="compact-sm" href={href} download={`${place.key}.bpmn`}>
          {t('caseType.download')}
        </Button>
      )}
    </div>
  );
}
