import type { Happening } from '../../domain/bpmn/messages';
import type { PlayOutcome } from '../../domain/bpmn/play/player';

/** Shows what is played, as it happens. */
export interface PlayView {
  /** Before it is taken, as it is written. */
  step: (text: string) => void;
  tell: (happening: Happening, atMs: number) => void;
  end: (outcome: PlayOutcome) => void;
}
