/** Texts of the preview of a calendar. */
export const calendar = {
  calendar: {
    title: 'Its days',
    notYet: 'They are shown once a time zone and hours are written.',
    from: 'From (today unless set)',
    open_one: '{{hours}} h open in {{count}} day, by the clocks of {{zone}}.',
    open_other: '{{hours}} h open in {{count}} days, by the clocks of {{zone}}.',
    nothing: 'No holiday and no change of clocks in these days.',
    closed: 'closed',
    ownDay: 'closed by this calendar',
    forward: 'clocks go forward {{minutes}} min',
    back: 'clocks go back {{minutes}} min',
  },
} as const;
