/** Texts of workbins and queues, from which agents help themselves. */
export const places = {
  place: {
    nav: 'Workbins and queues',
    workbins: 'Workbins',
    queues: 'Queues',
    items_one: 'item',
    items_other: 'items',
    more: 'Show more',
  },
  arrival: {
    text: '{{reference}} {{name}} is in your hands.',
    auto: '{{reference}} {{name}} is in your hands: offers of this kind are accepted by themselves.',
    open: 'Open it',
  },
} as const;
