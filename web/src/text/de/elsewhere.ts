import type { elsewhere as english } from '../en/elsewhere';
import type { Translated } from '../translated';

export const elsewhere: Translated<typeof english> = {
  place: {
    next: 'Nächsten nehmen',
    take: 'Nehmen',
    takeItem: '{{reference}} nehmen',
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
  linked: {
    items: 'Vorgänge desselben Kunden oder Falls',
    cases: 'Fälle desselben Kunden',
    interactions: 'Kontakte',
    notes: 'Notizen',
    noItems: 'Kein anderer Vorgang gehört dazu.',
    noCases: 'Kein Fall gehört dazu.',
    noInteractions: 'Kein Kontakt ist verknüpft.',
    noNotes: 'Niemand hat etwas notiert.',
    noCustomer: 'Kein Kunde ist genannt; daher ist nur aufgeführt, was zum Fall gehört.',
    on: 'zu {{reference}}',
  },
};
