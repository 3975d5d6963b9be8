import type { places as english } from '../en/places';
import type { Translated } from '../translated';

export const places: Translated<typeof english> = {
  place: {
    nav: 'Arbeitskörbe und Warteschlangen',
    workbins: 'Arbeitskörbe',
    queues: 'Warteschlangen',
    items_one: 'Vorgang',
    items_other: 'Vorgänge',
    more: 'Mehr anzeigen',
  },
  arrival: {
    text: '{{reference}} {{name}} ist in Ihren Händen.',
    auto: '{{reference}} {{name}} ist in Ihren Händen: Angebote dieser Art werden von selbst angenommen.',
    open: 'Öffnen',
  },
};
