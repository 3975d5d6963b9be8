import { useState } from 'react';
import { DropZone } from '../../pieces/drop-zone';
import { Note } from '../../pieces/note';
import { language } from '../../text/language';
import styles from './dry-run.module.css';
import { EVENT_LINES_AT_MOST, EVENT_TEXT_AT_MOST } from '../../../../domain/dry-run/event-limits';
import { useTranslation } from '../../text/texts';
import { type EventsFile, type FileFault, readEvents } from './read-events';

interface FileFieldProps {
  readonly file: EventsFile | null;
  readonly isBusy: boolean;
  readonly onFile: (file: EventsFile | null) => void;
}

/** A file of events, dropped or chosen. */
export function FileField({ file, isBusy, onFile }: FileFieldProps) {
  const { t } = useTranslation();
  const [fault, setFault] = useState<FileFault | null>(null);
  const take = async (chosen: File) => {
    const read = await readEvents(chosen);
    const isFault = 'fault' in read;
    setFault(isFault ? read.fault : null);
    onFile(isFault ? null : read);
  };
  return (
    <div className={styles['file']}>
      <DropZone
        told={file && t('dryRun.file.read', { name: file.name, count: file.lines })}
        isBusy={isBusy}
        accept=".ndjson,.jsonl,.json,.txt,application/x-ndjson"
        texts={{
          drop: t('dryRun.file.drop'),
          choose: t('dryRun.file.choose'),
          chooseOther: t('dryRun.file.chooseOther'),
        }}
        onFile={(chosen) => void take(chosen)}
      />
      {fault !== null && (
        <Note tone="red" role="alert">
          {t(`dryRun.file.${fault}`, {
            lines: new Intl.NumberFormat(language()).format(EVENT_LINES_AT_MOST),
            megabytes: EVENT_TEXT_AT_MOST / 1e6,
          })}
        </Note>
      )}
      <p className={styles['quiet']}>{t('dryRun.file.help')}</p>
    </div>
  );
}
