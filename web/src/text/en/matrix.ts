/** Texts of the skill matrix. */
export const matrix = {
  matrix: {
    title: 'Skill matrix',
    grid: 'Levels of agents by skill',
    agent: 'Agent',
    queue: 'Queue',
    group: 'Group',
    any: 'Any',
    none: 'There is no agent yet.',
    noSkills: 'There is no skill in this division yet.',
    help_one: '{{count}} agent. Type a level into its cell; arrows and Enter move, an empty cell takes the skill away.',
    help_other:
      '{{count}} agents. Type a level into its cell; arrows and Enter move, an empty cell takes the skill away.',
    save_one: 'Save {{count}} draft',
    save_other: 'Save {{count}} drafts',
    publish_one: 'Publish {{count}} draft',
    publish_other: 'Publish {{count}} drafts',
    publishSure_one: 'Publish it now',
    publishSure_other: 'Publish all {{count}} now',
    published_one: '{{count}} agent published.',
    published_other: '{{count}} agents published.',
    notSaved: '{{name}} was not saved: {{why}}',
  },
} as const;
