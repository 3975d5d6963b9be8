import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './import.module.css';

interface DropZoneProps {
  /** What is read already. */
  readonly told: string | null;
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}

/** A file is dropped here, or chosen by a button: the keyboard's way. */
export function DropZone({ told, isBusy, onFile }: DropZoneProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file && !isBusy) onFile(file);
  };
  return (
    <div
      className={styles['drop']}
      data-over={isOver}
      data-small={told !== null}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      data-testid="drop-zone"
    >
      <p role="status">{told ?? t('import.drop')}</p>
      <Button
        variant={told === null ? 'filled' : 'default'}
        size="sm"
        loading={isBusy}
        onClick={() => field.current?.click()}
        data-testid="choose-file"
      >
        {t(told === null ? 'import.choose' : 'import.chooseOther')}
      </Button>
      <input
        ref={field}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        hidden
        aria-label={t('import.choose')}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file, mended, is another one.
          event.currentTarget.value = '';
        }}
        data-testid="file"
      />
    </div>
  );
}
