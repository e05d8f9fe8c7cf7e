import { theme, type ThemeConfig } from 'antd';

const fonts =
  '-apple-system, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Segoe UI", sans-serif';

/** Calm and dense: quiet greys, one green, no shadows where a line will do. */
export function themeOf(dark: boolean, still: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    cssVar: { key: `fq-${dark ? 'dark' : 'light'}${still ? '-still' : ''}` },
    token: {
      fontFamily: fonts,
      fontSize: 14,
      borderRadius: 6,
      colorPrimary: dark ? '#4fb39b' : '#17695a',
      colorInfo: dark ? '#4fb39b' : '#17695a',
      colorLink: dark ? '#6cc7b1' : '#145c4f',
      colorError: dark ? '#ff8078' : '#c2261c',
      colorWarning: dark ? '#e0b04a' : '#8f5d00',
      colorSuccess: dark ? '#5fbf8f' : '#1d7a4d',
      colorBgBase: dark ? '#151b1d' : '#ffffff',
      colorTextBase: dark ? '#e6ebe8' : '#1c2521',
      colorBorder: dark ? '#4a5658' : '#c3cbc6',
      colorTextPlaceholder: dark ? '#9aa6a2' : '#66716b',
      colorTextDescription: dark ? '#a3aeaa' : '#5b6660',
      colorTextTertiary: dark ? '#a3aeaa' : '#5b6660',
      colorTextQuaternary: dark ? '#9aa6a2' : '#66716b',
      colorTextDisabled: dark ? '#8e9995' : '#6b756f',
      colorBgContainer: dark ? '#151b1d' : '#ffffff',
      colorBgElevated: dark ? '#1f2729' : '#ffffff',
      colorPrimaryBg: dark ? '#1d322e' : '#e2efe9',
      controlItemBgActive: dark ? '#1d322e' : '#e2efe9',
      controlItemBgActiveHover: dark ? '#23403a' : '#d6e8e0',
      controlItemBgHover: dark ? '#242e30' : '#eef4f1',
      controlHeight: 32,
      motion: !still,
      // what a theme says of lengths counts before its motion, so both say it
      motionDurationMid: still ? '0s' : '0.12s',
      motionDurationSlow: still ? '0s' : '0.18s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', primaryColor: dark ? '#0c1513' : '#ffffff' },
      Tooltip: { colorBgSpotlight: dark ? '#2d3739' : '#26302c' },
    },
  };
}
