import type { ThemeConfig } from 'antd';

export const consoleTheme: ThemeConfig = {
  token: {
    colorPrimary: '#8a5a00',
    colorInfo: '#8a5a00',
    colorLink: '#8a5a00',
    colorSuccess: '#1f6b3a',
    colorError: '#a8221a',
    colorTextBase: '#2b2118',
    // Derived from a brown, the pale tones would be grey.
    colorPrimaryBg: '#fff1cc',
    colorPrimaryBgHover: '#ffe7a8',
    colorPrimaryBorder: '#e0b34d',
    colorInfoBg: '#fff7e0',
    colorInfoBorder: '#e5d9c3',
    controlItemBgActive: '#fff1cc',
    borderRadius: 8,
    fontFamily: "-apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'Segoe UI', Roboto, sans-serif",
  },
};
