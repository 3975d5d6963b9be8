import type { QueueView } from '../../../../api/contract/queue';

type Part = 'waiting' | 'offered' | 'connected';

const tokens: Record<Part, string> = {
  waiting: '--cw-text-3',
  offered: '--cw-accent',
  connected: '--cw-green-mark',
};

/** The chart's description; `color` reads a token of the theme, so that it follows light and dark. */
export function backlogOption(
  queues: readonly QueueView[],
  names: Readonly<Record<Part, string>>,
  color: (token: string) => string,
) {
  const label = { color: color('--cw-text-2'), fontSize: 12 };
  return {
    animation: false,
    grid: { left: 8, right: 16, top: 4, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis' as const,
      axisPointer: { type: 'shadow' as const },
      backgroundColor: color('--cw-raised'),
      borderColor: color('--cw-line-strong'),
      textStyle: { color: color('--cw-text'), fontSize: 12 },
      confine: true,
    },
    xAxis: {
      type: 'value' as const,
      minInterval: 1,
      axisLabel: label,
      splitLine: { lineStyle: { color: color('--cw-line') } },
    },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: queues.map(({ name }) => name),
      axisLabel: label,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: color('--cw-line-strong') } },
    },
    series: (['waiting', 'offered', 'connected'] as const).map((part) => ({
      name: names[part],
      type: 'bar' as const,
      stack: 'all',
      barMaxWidth: 14,
      itemStyle: { color: color(tokens[part]) },
      data: queues.map((queue) => queue[part]),
    })),
  };
}
