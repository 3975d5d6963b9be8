import { durationText } from '../../format/duration';
import { language } from '../../text/language';
import type { Figure } from './figures';

export function valueText(value: number | null, unit: Figure['unit']): string {
  if (value === null) return '–';
  if (unit === 'share')
    return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 }).format(value);
  if (unit === 'seconds') return value === 0 ? '0 sec' : durationText(value * 1_000);
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(value);
}

export function differenceText(difference: number | null, unit: Figure['unit']): string {
  if (difference === null) return '–';
  if (difference === 0) return '=';
  return `${difference > 0 ? '+' : '−'}${valueText(Math.abs(difference), unit)}`;
}
