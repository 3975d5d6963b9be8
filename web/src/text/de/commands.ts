import type { commands as english } from '../en/commands';
import type { Translated } from '../translated';

export const commands: Translated<typeof english> = {
  command: {
    bar: 'Befehle',
    more: 'Weitere Befehle',
    park: 'Zurückstellen',
    transfer: 'Weiterleiten',
    release: 'An die Warteschlange zurückgeben',
    cancel: 'Vorgang stornieren',
    assign: 'Zuweisen',
    requeue: 'Neu verteilen',
    reschedule: 'Umplanen',
    extend: 'Fälligkeit verlängern',
    reprioritize: 'Priorität festlegen',
    escalate: 'Eskalieren',
    reclassify: 'Regeln neu anwenden',
    pause: 'Pausieren',
    hold: 'Halten, ohne meine Kapazität',
    resume: 'Fortsetzen',
    restart: 'Neu starten',
    'set-status': 'Status setzen',
    update: 'Angaben berichtigen',
    note: 'Notiz schreiben',
    link: 'Kontakt verknüpfen',
    take: 'Übernehmen',
    takeNext: 'Nächsten übernehmen',
    nothingNext: 'Dort ist jetzt nichts, das Sie haben dürfen.',
    inOrder: 'Wo er liegt, darf nichts übergangen werden.',
    back: 'Zurück',
    reason: 'Grund (darf leer bleiben)',
  },
};
