import type { diagram as english } from '../en/diagram';
import type { Translated } from '../translated';

export const diagram: Translated<typeof english> = {
  diagram: {
    in: 'Vergrößern',
    out: 'Verkleinern',
    fit: 'Alles zeigen',
    none: 'Die Datei dieses Modells sagt nicht, wo etwas gezeichnet wird; daher sind seine Elemente aufgelistet.',
    broken: 'Das Diagramm dieses Modells lässt sich nicht zeichnen; daher sind seine Elemente aufgelistet.',
    here_one: '{{count}} Token hier',
    here_other: '{{count}} Token hier',
    fault: 'Störung',
    done_one: 'einmal abgeschlossen',
    done_other: '{{count}}-mal abgeschlossen',
  },
};
