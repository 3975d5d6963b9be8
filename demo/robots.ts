import type { RobotHabits } from './agent-step';

const minuteMs = 60_000;

const ordinary: RobotHabits = {
  answerMs: [1_500, 6_000],
  workMs: [20_000, 50_000],
  declineShare: 0.05,
  missShare: 0.02,
  shiftMs: 5 * minuteMs,
  breakMs: 25_000,
};

/** The agents of `demo.yaml` that this program plays. Those who are not here (Alex, Robin) are left to the visitor. */
export const robots: Readonly<Record<string, RobotHabits>> = {
  'demo-ivy': ordinary,
  'demo-noah': ordinary,
  'demo-yara': { ...ordinary, workMs: [30_000, 60_000], shiftMs: 7 * minuteMs },
  'demo-mila': { ...ordinary, shiftMs: 8 * minuteMs },
  'demo-kai': ordinary,
  'demo-lena': { ...ordinary, shiftMs: 6 * minuteMs, breakMs: 40_000 },
  'demo-omar': { ...ordinary, declineShare: 0.1, missShare: 0.04 },
};

/** Whose eyes the sources' pace is measured with: the supervisor of both desks. */
export const observer = 'demo-robin';
