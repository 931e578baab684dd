/** 화면 모드: the light office, the evening, and high contrast. `public/display-mode.js` sets it before the first paint. */
export type DisplayMode = 'light' | 'dark' | 'high-contrast';

export const DISPLAY_MODE_LABELS: Readonly<Record<DisplayMode, string>> = {
  light: '기본',
  dark: '어둡게',
  'high-contrast': '고대비',
};

const KEPT_UNDER = 'gyeol.display-mode';

export function displayMode(): DisplayMode {
  const mode = document.documentElement.dataset.krdsMode;
  return mode === 'dark' || mode === 'high-contrast' ? mode : 'light';
}

export function switchDisplayMode(mode: DisplayMode): void {
  localStorage.setItem(KEPT_UNDER, mode);
  if (mode === 'light') delete document.documentElement.dataset.krdsMode;
  else document.documentElement.dataset.krdsMode = mode;
}
