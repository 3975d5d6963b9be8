import { EVENT_LINES_AT_MOST, EVENT_TEXT_AT_MOST } from '../../../../domain/dry-run/event-limits';

export interface EventsFile {
  readonly name: string;
  readonly text: string;
  readonly lines: number;
}

/** Why a file is none that can be sent. */
export type FileFault = 'large' | 'empty' | 'encoding';

/** The server judges each line; here is told what needs no request. */
export async function readEvents(file: File): Promise<EventsFile | { fault: FileFault }> {
  if (file.size > EVENT_TEXT_AT_MOST) return { fault: 'large' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return { fault: 'encoding' };
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  if (lines === 0) return { fault: 'empty' };
  return lines > EVENT_LINES_AT_MOST ? { fault: 'large' } : { name: file.name, text, lines };
}
