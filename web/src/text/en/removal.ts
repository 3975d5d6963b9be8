/** Texts of the removal of a division. */
export const removal = {
  removal: {
    title: 'Remove this division',
    ask: 'Remove this division …',
    askDemo: 'Remove the demo …',
    draft: 'What is prepared of this division stays a draft.',
    items_one: '{{count}} open item is cancelled, whoever has it in hand.',
    items_other: '{{count}} open items are cancelled, whoever has them in hand.',
    cases_one: '{{count}} open case is terminated.',
    cases_other: '{{count}} open cases are terminated.',
    documents_one: '{{count}} document goes: {{parts}}. Its people can no longer sign in.',
    documents_other: '{{count}} documents go: {{parts}}. Their people can no longer sign in.',
    noDocuments: 'There are no documents left in it.',
    stays_one: 'The division {{names}} stays, closed, so that its history can be read. Nothing new comes into it.',
    stays_other:
      'The divisions {{names}} stay, closed, so that their history can be read. Nothing new comes into them.',
    go: 'Remove it',
    step: {
      close: 'It is being closed: nothing new comes in.',
      cases: 'Open cases are being terminated.',
      items: 'Open items are being cancelled.',
      documents: 'Its documents are being taken away.',
    },
    done: 'It is removed. The division stays, closed and empty.',
    demo: 'The demo plays in the division “Demo Insurance”. Remove it when you have seen enough.',
  },
} as const;
