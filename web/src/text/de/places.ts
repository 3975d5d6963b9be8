import type { places as english } from '../en/places';
import type { Translated } from '../translated';

export const places: Translated<typeof english> = {
  place: {
    nav: 'Arbeitskörbe und Warteschlangen',
    workbins: 'Arbeitskörbe',
    queues: 'Warteschlangen',
    items_one: 'Vorgang',
    items_other: 'Vorgänge',
    next: 'Nächsten nehmen',
    take: 'Nehmen',
    takeItem: '{{reference}} nehmen',
    more: 'Mehr anzeigen',
    list: 'Vorgänge in {{name}}',
    kind: {
      personal: 'Hieraus nehmen nur Sie; andere können Vorgänge hineinlegen.',
      group: 'Gemeinsam mit Ihrer Gruppe.',
      supervisor: 'Für Supervisoren.',
      queue: 'Was in dieser Warteschlange wartet, ob die Regeln es Ihnen erlauben oder nicht.',
    },
    noChoice: 'Hier darf nichts übergangen werden: Nehmen Sie den nächsten.',
    emptyOwn: 'Ihr Arbeitskorb ist leer. Hier liegt, was Sie zurückstellen und was andere Ihnen weiterleiten.',
    emptyBin: 'Dieser Arbeitskorb ist leer.',
    emptyQueue: 'In dieser Warteschlange wartet nichts.',
    nothing:
      'Hier ist nichts, was Sie jetzt haben dürfen. Was wartet, braucht andere Fähigkeiten oder einen Ring, der noch nicht offen ist.',
    gone: 'Einen solchen Arbeitskorb oder eine solche Warteschlange haben Sie nicht.',
  },
  arrival: {
    text: '{{reference}} {{name}} ist in Ihren Händen.',
    auto: '{{reference}} {{name}} ist in Ihren Händen: Angebote dieser Art werden von selbst angenommen.',
    open: 'Öffnen',
  },
};
