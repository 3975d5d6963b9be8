import { useComputedColorScheme } from '@mantine/core';
import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Flow } from '../../../../api/contract/queue';
import { useTranslation } from '../../text/texts';
import type { FlowPart } from './drills';
import { flowOption } from './flow-option';

use([LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

interface FlowChartProps {
  readonly steps: Flow['steps'];
  readonly height: number;
  /** What stands nearest to where it was pressed. */
  readonly onPick?: (part: FlowPart, step: Flow['steps'][number]) => void;
}

/** Arrivals against completions as two lines. */
export function FlowChart({ steps, height, onPick }: FlowChartProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useEffectEvent((x: number, y: number) => {
    const [place = -1] = chart.current?.convertFromPixel({ gridIndex: 0 }, [x, y]) ?? [];
    const step = steps[Math.round(place)];
    if (step === undefined) return;
    const away = (part: FlowPart) => {
      const [, at = 0] = chart.current?.convertToPixel({ gridIndex: 0 }, [Math.round(place), step[part]]) ?? [];
      return Math.abs(at - y);
    };
    onPick?.(away('completed') < away('arrived') ? 'completed' : 'arrived', step);
  });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const made = init(element, undefined, { renderer: 'svg' });
    chart.current = made;
    made.getZr().on('click', ({ offsetX, offsetY }) => pick(offsetX, offsetY));
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const style = getComputedStyle(element);
    const names = { arrived: t('supervisor.flow.arrived'), completed: t('supervisor.flow.completed') };
    chart.current?.setOption(flowOption(steps, names, (token) => style.getPropertyValue(token).trim()));
  }, [steps, scheme, t]);
  const sum = (part: FlowPart) => steps.reduce((all, step) => all + step[part], 0);
  const label = t('supervisor.flow.text', { arrived: sum('arrived'), completed: sum('completed') });
  return <div ref={box} style={{ width: '100%', height }} role="img" aria-label={label} data-testid="flow-chart" />;
}
