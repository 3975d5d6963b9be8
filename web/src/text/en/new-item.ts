/** Texts of the form by which people capture an item. */
export const newItem = {
  newItem: {
    title: 'New item',
    form: 'What it is about',
    noSource: 'There is no source with a worktype to capture for. Make one first.',
    name: 'Name (may stay empty)',
    more: 'External ID, tag and due date',
    idHelp: 'What the source calls it. Empty: it gets one of its own.',
    dueHelp: 'Empty: by the SLA of its worktype.',
    submit: 'Capture it',
    made: '{{reference}} is in.',
    open: 'Open it',
  },
} as const;
