import type { Flow } from '../../../../api/contract/queue';
import { shortInstant, toMs } from '../../format/instant';
import type { FlowPart } from './drills';

/** A line may be told from the other without its colour. */
const looks = {
  arrived: { token: '--cw-text-2', type: 'dashed', symbol: 'emptyCircle' },
  completed: { token: '--cw-accent', type: 'solid', symbol: 'circle' },
} as const;

/** The chart's description; `color` reads a token of the theme, so that it follows light and dark. */
export function flowOption(
  steps: Flow['steps'],
  names: Readonly<Record<FlowPart, string>>,
  color: (token: string) => string,
) {
  const label = { color: color('--cw-text-2'), fontSize: 12, hideOverlap: true };
  return {
    animation: false,
    grid: { left: 8, right: 16, top: 12, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis' as const,
      backgroundColor: color('--cw-raised'),
      borderColor: color('--cw-line-strong'),
      textStyle: { color: color('--cw-text'), fontSize: 12 },
      confine: true,
    },
    xAxis: {
      type: 'category' as const,
      boundaryGap: false,
      data: steps.map(({ from }) => shortInstant(toMs(from), toMs(from))),
      axisLabel: label,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: color('--cw-line-strong') } },
    },
    yAxis: {
      type: 'value' as const,
      minInterval: 1,
      axisLabel: label,
      splitLine: { lineStyle: { color: color('--cw-line') } },
    },
    series: (['arrived', 'completed'] as const).map((part) => ({
      name: names[part],
      type: 'line' as const,
      symbol: looks[part].symbol,
      symbolSize: 6,
      lineStyle: { color: color(looks[part].token), width: 2, type: looks[part].type },
      itemStyle: { color: color(looks[part].token) },
      data: steps.map((step) => step[part]),
    })),
  };
}
