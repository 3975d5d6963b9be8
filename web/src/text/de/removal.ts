import type { removal as english } from '../en/removal';
import type { Translated } from '../translated';

export const removal: Translated<typeof english> = {
  removal: {
    title: 'Diesen Bereich entfernen',
    ask: 'Diesen Bereich entfernen …',
    askDemo: 'Demo entfernen …',
    draft: 'Was für diesen Bereich vorbereitet ist, bleibt ein Entwurf.',
    items_one: '{{count}} offener Vorgang wird storniert, wer immer ihn in Arbeit hat.',
    items_other: '{{count}} offene Vorgänge werden storniert, wer immer sie in Arbeit hat.',
    cases_one: '{{count}} offener Fall wird abgebrochen.',
    cases_other: '{{count}} offene Fälle werden abgebrochen.',
    documents_one: '{{count}} Dokument entfällt: {{parts}}. Seine Personen können sich nicht mehr anmelden.',
    documents_other: '{{count}} Dokumente entfallen: {{parts}}. Ihre Personen können sich nicht mehr anmelden.',
    noDocuments: 'Es liegen keine Dokumente mehr darin.',
    stays_one:
      'Der Bereich {{names}} bleibt geschlossen bestehen, damit sein Verlauf lesbar ist. Neues kommt nicht hinein.',
    stays_other:
      'Die Bereiche {{names}} bleiben geschlossen bestehen, damit ihr Verlauf lesbar ist. Neues kommt nicht hinein.',
    go: 'Entfernen',
    step: {
      close: 'Er wird geschlossen: Neues kommt nicht mehr hinein.',
      cases: 'Offene Fälle werden abgebrochen.',
      items: 'Offene Vorgänge werden storniert.',
      documents: 'Seine Dokumente werden entfernt.',
    },
    done: 'Er ist entfernt. Der Bereich bleibt, geschlossen und leer.',
    demo: 'Die Demo läuft im Bereich „Demo Insurance“. Entfernen Sie sie, wenn Sie genug gesehen haben.',
  },
};
