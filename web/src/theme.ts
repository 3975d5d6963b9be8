import { createTheme } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';

/** The one accent. Everything that is not an action, a selection or a meaning stays grey. */
const accent: MantineColorsTuple = [
  '#f2f0ff',
  '#e2defe',
  '#c6bffc',
  '#a99ff8',
  '#9185f4',
  '#7567e8',
  '#6557dd',
  '#5546c9',
  '#4639a8',
  '#362c82',
];

/** Neutral greys, cool; 0 is the lightest. */
const gray: MantineColorsTuple = [
  '#f8f9fa',
  '#f1f2f4',
  '#e6e8eb',
  '#d7dade',
  '#b9bec6',
  '#8b929d',
  '#646b76',
  '#4a515b',
  '#2f353d',
  '#1a1e24',
];

/** Mantine's dark scale: 0 is text, 7 the body, 6 and 5 what lies on it. */
const dark: MantineColorsTuple = [
  '#e4e7eb',
  '#a9b0bb',
  '#8f97a3',
  '#5d6570',
  '#353b44',
  '#262b33',
  '#1d2128',
  '#101216',
  '#0c0e11',
  '#08090b',
];

const systemFont = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', sans-serif";

export const theme = createTheme({
  fontFamily: systemFont,
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'none', md: 'var(--cw-shadow)', lg: 'var(--cw-shadow)', xl: 'var(--cw-shadow)' },
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Help stands below its field: fields beside each other stand at one height, with help or without.
  components: { InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } } },
});
