import { useComputedColorScheme } from '@mantine/core';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueView } from '../../../../api/contract/queue';
import styles from './backlog-chart.module.css';
import { backlogOption } from './backlog-option';

use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** Routing states by queue as stacked bars, in the tones that the states have everywhere. */
export function BacklogChart({ queues }: { queues: readonly QueueView[] }) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const made = init(element, undefined, { renderer: 'svg' });
    chart.current = made;
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
    chart.current?.setOption(
      backlogOption(
        queues,
        { waiting: t('state.queued'), offered: t('state.offered'), connected: t('state.connected') },
        (token) => style.getPropertyValue(token).trim(),
      ),
    );
  }, [queues, scheme, t]);
  const text = queues
    .map(({ name, waiting, offered, connected }) =>
      t('supervisor.backlogText', { queue: name, waiting, offered, connected }),
    )
    .join('; ');
  return (
    <div
      ref={box}
      className={styles['chart']}
      style={{ height: Math.max(96, 32 * queues.length + 28) }}
      role="img"
      aria-label={text}
    />
  );
}
