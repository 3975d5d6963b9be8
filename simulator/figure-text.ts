export type Unit = 'count' | 'share' | 'seconds';

/** A figure as people read it: `12 345`, `51.7 %`, `1 h 05 min`; `-` for none. */
export function figureText(unit: Unit, value: number | null): string {
  if (value === null) return '-';
  switch (unit) {
    case 'count':
      return numberText(Math.round(value * 100) / 100);
    case 'share':
      return `${(100 * value).toFixed(1)} %`;
    case 'seconds':
      return durationText(value);
  }
}

/** What a figure has become more or less by; shares differ by points, not by percents of a percentage. */
export function differenceText(unit: Unit, value: number | null): string {
  if (value === null) return '';
  const sign = value > 0 ? '+' : '';
  return `${sign}${unit === 'share' ? `${(100 * value).toFixed(1)} points` : figureText(unit, value)}`;
}

/** Thousands are parted by a space, wherever it runs. */
export function numberText(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}

/** Two units say enough. */
function durationText(seconds: number): string {
  const sign = seconds < 0 ? '-' : '';
  const whole = Math.round(Math.abs(seconds));
  const [days, hours, minutes] = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3_600) % 24,
    Math.floor(whole / 60) % 60,
  ];
  if (days > 0) return `${sign}${days} d ${hours} h`;
  if (hours > 0) return `${sign}${hours} h ${minutes} min`;
  if (minutes > 0) return `${sign}${minutes} min ${whole % 60} s`;
  return Math.abs(seconds) < 10 ? `${sign}${Math.round(Math.abs(seconds) * 10) / 10} s` : `${sign}${whole} s`;
}
