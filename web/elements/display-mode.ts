/** 화면 모드: as the device asks, the light office, the evening, or high contrast. */
export type DisplayMode = 'device' | 'light' | 'dark' | 'high-contrast';

export const DISPLAY_MODE_LABELS: Readonly<Record<DisplayMode, string>> = {
  device: '기기 설정',
  light: '밝게',
  dark: '어둡게',
  'high-contrast': '고대비',
};

const KEPT_UNDER = 'gyeol.display-mode';

export function displayMode(): DisplayMode {
  const chosen = localStorage.getItem(KEPT_UNDER);
  return chosen === 'light' || chosen === 'dark' || chosen === 'high-contrast' ? chosen : 'device';
}

/** `public/display-mode.js` shows the mode, before the first paint and whenever it is told here. */
export function switchDisplayMode(mode: DisplayMode): void {
  localStorage.setItem(KEPT_UNDER, mode);
  dispatchEvent(new Event('display-mode-chosen'));
}
