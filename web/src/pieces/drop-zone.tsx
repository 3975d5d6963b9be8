import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import styles from './drop-zone.module.css';

interface DropZoneProps {
  /** What is read already. */
  readonly told: string | null;
  readonly isBusy: boolean;
  /** Names and media types, as a file input takes them. */
  readonly accept: string;
  readonly texts: { readonly drop: string; readonly choose: string; readonly chooseOther: string };
  readonly onFile: (file: File) => void;
}

/** A file is dropped here, or chosen by a button: the keyboard's way. */
export function DropZone({ told, isBusy, accept, texts, onFile }: DropZoneProps) {
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
      <p role="status">{told ?? texts.drop}</p>
      <Button
        variant={told === null ? 'filled' : 'default'}
        size="sm"
        loading={isBusy}
        onClick={() => field.current?.click()}
        data-testid="choose-file"
      >
        {told === null ? texts.choose : texts.chooseOther}
      </Button>
      <input
        ref={field}
        type="file"
        accept={accept}
        hidden
        aria-label={texts.choose}
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
