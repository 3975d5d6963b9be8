import type { elsewhere as english } from '../en/elsewhere';
import type { Translated } from '../translated';

export const elsewhere: Translated<typeof english> = {
  offer: {
    declineTitle: 'Warum lehnen Sie ab?',
    declineReason: 'Grund (darf leer bleiben)',
    confirmDecline: '{{reference}} ablehnen',
    cancel: 'Zurück',
    noRoom: 'Zurzeit ist kein Platz für: {{names}}.',
  },
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
  docked: {
    open: 'Das ganze Angebot zeigen',
  },
  unsent: {
    over: 'Dies wurde nicht gesendet: Der Vorgang endete vorher. Kopieren Sie, was Sie noch brauchen; es verschwindet, wenn Sie den Vorgang verlassen.',
    waits:
      'Dies haben Sie ausgefüllt, und es ist nicht am Vorgang gespeichert. Es wartet in diesem Fenster, bis Sie den Vorgang wieder haben; wer ihn inzwischen hat, sieht es nicht.',
    discard: 'Ausgefülltes verwerfen',
  },
  departed: {
    text: '{{reference}} ist nicht mehr in Ihren Händen.',
    unsent: '{{reference}} ist nicht mehr in Ihren Händen. Was Sie ausgefüllt haben, wurde nicht gesendet.',
    open: 'Öffnen',
  },
  rights: {
    lost: 'Ihre Rechte in {{divisions}} haben sich geändert: Manches, was Sie sehen oder tun konnten, ist nicht mehr da. Was Sie begonnen und nicht gesendet haben, wartet in diesem Fenster. Fragen Sie die Administration des Bereichs.',
  },
};
