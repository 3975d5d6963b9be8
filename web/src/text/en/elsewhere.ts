/** Texts of places of items beside the agent’s hands, and of what is linked to one. */
export const elsewhere = {
  offer: {
    declineTitle: 'Why do you decline?',
    declineReason: 'Reason (may stay empty)',
    confirmDecline: 'Decline {{reference}}',
    cancel: 'Back',
    noRoom: 'There is no room now for: {{names}}.',
  },
  place: {
    next: 'Take next',
    take: 'Take',
    takeItem: 'Take {{reference}}',
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
  linked: {
    items: 'Items of the same customer or case',
    cases: 'Cases of the same customer',
    interactions: 'Interactions',
    notes: 'Notes',
    noItems: 'No other item belongs to it.',
    noCases: 'No case belongs to it.',
    noInteractions: 'No interaction is linked.',
    noNotes: 'Nobody has noted anything.',
    noCustomer: 'It names no customer, so only what belongs to its case is listed.',
    on: 'on {{reference}}',
  },
  docked: {
    open: 'Show all of the offer',
  },
  unsent: {
    over: 'This was not sent: the item ended before. Copy what you still need; it goes when you leave the item.',
    waits:
      'You filled this in, and it is not saved with the item. It waits in this window until you have the item again; whoever has it meanwhile does not see it.',
    discard: 'Discard what I filled in',
  },
  departed: {
    text: '{{reference}} is no longer in your hands.',
    unsent: '{{reference}} is no longer in your hands. What you filled in was not sent.',
    open: 'Open',
  },
  rights: {
    lost: 'Your rights in {{divisions}} have changed: some of what you could see or do is gone. What you had begun to write and did not send waits in this window. Ask an administrator of the division.',
  },
} as const;
