/** The choices that some fields of documents give. */
export const fieldOptions = {
  order: {
    'longest-idle': 'Longest idle',
    'best-skill': 'Best skill',
    'least-loaded': 'Least loaded',
    preferred: 'In the preferred order',
  },
  type: {
    group: 'Of a group',
    supervisor: 'Of supervisors',
  },
  usedBy: {
    cases: 'Cases',
  },
  interpolation: {
    linear: 'Straight lines',
    step: 'Steps',
  },
  personal: {
    name: 'Name',
    externalTag: 'External tag',
  },
  answer: {
    manual: 'By the agent',
    auto: 'By itself',
  },
  policy: {
    keep: 'Stays with the agent',
    requeue: 'Goes back to its queue',
    workbin: 'Goes to a workbin',
  },
  before: {
    due: 'Due date',
    expiry: 'Expiry',
  },
  after: {
    created: 'Capture',
    due: 'Due date',
    expiry: 'Expiry',
  },
  states: {
    waiting: 'Waiting',
    'not-accepted': 'Not accepted',
    'not-completed': 'Not completed',
    open: 'Open',
    working: 'In work',
  },
  clocks: {
    stop: 'Stand still',
    run: 'Go on',
  },
  category: {
    open: 'Open',
    working: 'In work',
    waiting: 'Waiting',
    closed: 'Closed',
  },
  by: {
    agent: 'The agent',
    source: 'The source',
    both: 'The agent, then the source',
  },
  screenPopOn: {
    offer: 'On offer',
    accept: 'On accept',
    key: 'By key',
  },
  parts: {
    tasks: 'Tasks',
    notes: 'Notes',
    interactions: 'Interactions',
    links: 'Links',
    participants: 'Participants',
  },
  notify: {
    supervisors: 'Supervisors',
  },
  figure: {
    backlog: 'Backlog',
    'oldest-waiting': 'Oldest waiting',
    'sla-at-risk': 'SLA at risk',
    'agent-not-responding': 'Agent does not respond',
  },
};
