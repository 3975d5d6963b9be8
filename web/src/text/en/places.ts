/** Texts of workbins and queues, from which agents help themselves. */
export const places = {
  place: {
    nav: 'Workbins and queues',
    workbins: 'Workbins',
    queues: 'Queues',
    items_one: 'item',
    items_other: 'items',
    next: 'Take next',
    take: 'Take',
    takeItem: 'Take {{reference}}',
    more: 'Show more',
    list: 'Items in {{name}}',
    kind: {
      personal: 'Only you take from here; others may put items in.',
      group: 'Shared by your group.',
      supervisor: 'For supervisors.',
      queue: 'What waits in this queue, whether the rules let you have it or not.',
    },
    noChoice: 'Nothing may be passed over here: take the next one.',
    emptyOwn: 'Your workbin is empty. What you park lies here, and what others transfer to you.',
    emptyBin: 'This workbin is empty.',
    emptyQueue: 'Nothing waits in this queue.',
    nothing:
      'There is nothing here that you may have now. What waits needs other skills, or a ring that is not open yet.',
    gone: 'There is no such workbin or queue that you take from.',
  },
  arrival: {
    text: '{{reference}} {{name}} is in your hands.',
    auto: '{{reference}} {{name}} is in your hands: offers of this kind are accepted by themselves.',
    open: 'Open it',
  },
} as const;
