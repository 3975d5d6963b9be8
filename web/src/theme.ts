import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

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

/**
 * Our tokens. Light and dark are two designs of the same names: surfaces get lighter towards the reader in dark, and
 * meanings (amber, red, green) change hue as well as lightness so that text keeps 4.5:1 on its own tint.
 */
export const tokens: CSSVariablesResolver = () => ({
  variables: {
    '--cw-size-list': '13px',
    '--cw-size-form': '14px',
    '--cw-radius': '6px',
    '--cw-motion': '150ms ease-out',
  },
  light: {
    '--cw-bg': '#f5f6f8',
    '--cw-surface': '#ffffff',
    '--cw-raised': '#ffffff',
    '--cw-sunken': '#eef0f3',
    '--cw-line': '#e0e3e8',
    '--cw-line-strong': '#c5cad2',
    '--cw-text': '#1a1e24',
    '--cw-text-2': '#4e5661',
    '--cw-text-3': '#626a75',
    '--cw-accent': '#5546c9',
    '--cw-accent-tint': '#efedfd',
    '--cw-amber': '#8a5200',
    '--cw-amber-tint': '#fdf0d8',
    '--cw-amber-mark': '#d98a10',
    '--cw-red': '#b0241c',
    '--cw-red-tint': '#fdebe9',
    '--cw-red-mark': '#d93c32',
    '--cw-green': '#17693b',
    '--cw-green-tint': '#e4f5ea',
    '--cw-green-mark': '#2b9a5c',
    '--cw-shadow': '0 1px 2px rgb(20 24 30 / 6%), 0 8px 24px rgb(20 24 30 / 12%)',
    '--mantine-color-body': '#f5f6f8',
    '--mantine-color-text': '#1a1e24',
    '--mantine-color-dimmed': '#4e5661',
    '--mantine-color-placeholder': '#626a75',
    '--mantine-color-default': '#ffffff',
    '--mantine-color-default-hover': '#f5f6f8',
    '--mantine-color-default-border': '#c5cad2',
    '--mantine-color-error': '#b0241c',
  },
  dark: {
    '--cw-bg': '#101216',
    '--cw-surface': '#171a1f',
    '--cw-raised': '#1d2128',
    '--cw-sunken': '#0c0e11',
    '--cw-line': '#272c34',
    '--cw-line-strong': '#3d444f',
    '--cw-text': '#e4e7eb',
    '--cw-text-2': '#a9b0bb',
    '--cw-text-3': '#8f97a3',
    '--cw-accent': '#a99ff8',
    '--cw-accent-tint': '#262243',
    '--cw-amber': '#f0b55a',
    '--cw-amber-tint': '#33260f',
    '--cw-amber-mark': '#e09a2d',
    '--cw-red': '#ff9188',
    '--cw-red-tint': '#3a1a18',
    '--cw-red-mark': '#f0584c',
    '--cw-green': '#6fd39b',
    '--cw-green-tint': '#142c1f',
    '--cw-green-mark': '#3fb573',
    '--cw-shadow': '0 1px 2px rgb(0 0 0 / 40%), 0 12px 32px rgb(0 0 0 / 50%)',
    '--mantine-color-body': '#101216',
    '--mantine-color-text': '#e4e7eb',
    '--mantine-color-dimmed': '#a9b0bb',
    '--mantine-color-placeholder': '#8f97a3',
    '--mantine-color-default': '#1d2128',
    '--mantine-color-default-hover': '#262b33',
    '--mantine-color-default-border': '#3d444f',
    '--mantine-color-error': '#ff9188',
  },
});
