import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { INTERACTION_TEXT_AT_MOST } from '../../../domain/cases/interaction-limit';
import { useTranslation } from '../text/texts';

/** Where a text is pasted, typed or dropped, a file as well. What is too long is said, and not cut off in silence. */
export function ToldText({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const [isNoText, setNoText] = useState(false);
  const change = (other: string) => {
    setNoText(false);
    onChange(other);
  };
  const take = async (file: File) => {
    const read = file.size > 4 * INTERACTION_TEXT_AT_MOST ? null : await textOf(file);
    if (read === null) setNoText(true);
    else change(read);
  };
  const count = text.trim().length;
  const error = isNoText
    ? t('intent.noText')
    : count > INTERACTION_TEXT_AT_MOST
      ? t('intent.tooLong', { count, most: INTERACTION_TEXT_AT_MOST })
      : undefined;
  return (
    <Textarea
      label={t('intent.text')}
      description={t('intent.textHelp')}
      rows={4}
      value={text}
      error={error}
      onChange={(event) => change(event.currentTarget.value)}
      onDragOver={(event) => {
        // A page that takes no files opens them instead.
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files;
        if (file === undefined) return;
        event.preventDefault();
        void take(file);
      }}
      data-testid="intent-text"
    />
  );
}

/** Null: it is none. */
async function textOf(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}
