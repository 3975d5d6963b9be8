import { useComputedColorScheme } from '@mantine/core';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../text/texts';
import styles from './dry-run.module.css';
import type { Figure } from './figures';
import { valueText } from './value-text';

use([BarChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

interface PairChartProps {
  readonly label: string;
  readonly names: readonly string[];
  /** Under what is published. */
  readonly a: readonly (number | null)[];
  /** Under the drafts. */
  readonly b: readonly (number | null)[];
  readonly unit: Figure['unit'];
  /** Bars lie, where names are long. */
  readonly isLying?: boolean;
}

/** Two configurations as bars beside each other. */
export function PairChart({ label, names, a, b, unit, isLying = false }: PairChartProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const box = useRef<HTMLDivElement>(null);
  const [ofA, ofB] = [t('dryRun.published'), t('dryRun.draft')];
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const chart = init(element, undefined, { renderer: 'svg' });
    const style = getComputedStyle(element);
    const color = (token: string) => style.getPropertyValue(token).trim();
    const text = { color: color('--cw-text-2'), fontSize: 12 };
    const category = { type: 'category' as const, data: [...names], axisLabel: text, axisTick: { show: false } };
    const value = {
      type: 'value' as const,
      axisLabel: { ...text, formatter: (each: number) => valueText(each, unit) },
      splitLine: { lineStyle: { color: color('--cw-line') } },
      ...(unit === 'share' ? { min: 0, max: 1 } : { minInterval: 1 }),
    };
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 24, top: 32, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, textStyle: text, itemWidth: 12, itemHeight: 8 },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        backgroundColor: color('--cw-raised'),
        borderColor: color('--cw-line-strong'),
        textStyle: { color: color('--cw-text'), fontSize: 12 },
        valueFormatter: (each: unknown) => valueText(typeof each === 'number' ? each : null, unit),
        confine: true,
      },
      xAxis: isLying ? value : category,
      yAxis: isLying ? { ...category, inverse: true } : value,
      series: [
        { name: ofA, type: 'bar', barMaxWidth: 14, itemStyle: { color: color('--cw-text-3') }, data: [...a] },
        { name: ofB, type: 'bar', barMaxWidth: 14, itemStyle: { color: color('--cw-accent') }, data: [...b] },
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [names, a, b, unit, isLying, ofA, ofB, scheme]);
  const told = names.map((name, at) => `${name}: ${valueText(a[at] ?? null, unit)}, ${valueText(b[at] ?? null, unit)}`);
  return (
    <div
      ref={box}
      className={styles['chart']}
      style={{ height: isLying ? 48 + 36 * names.length : 220 }}
      role="img"
      aria-label={`${label}; ${ofA}, ${ofB}. ${told.join('; ')}`}
    />
  );
}
