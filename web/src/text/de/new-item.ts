import type { newItem as english } from '../en/new-item';
import type { Translated } from '../translated';

export const newItem: Translated<typeof english> = {
  newItem: {
    title: 'Neuer Vorgang',
    form: 'Worum es geht',
    noSource: 'Es gibt keine Quelle mit einem Vorgangstyp. Legen Sie zuerst eine an.',
    name: 'Name (darf leer bleiben)',
    more: 'Externe ID, Kennzeichen und Fälligkeit',
    idHelp: 'Wie die Quelle ihn nennt. Leer: er bekommt eine eigene.',
    dueHelp: 'Leer: nach dem SLA des Vorgangstyps.',
    submit: 'Erfassen',
    made: '{{reference}} ist erfasst.',
    open: 'Öffnen',
  },
};
