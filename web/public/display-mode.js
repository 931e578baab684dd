// Sets the display mode before the first paint: what was chosen, or else what the device asks for.
// A file of its own, because the CSP forbids scripts inside the page.
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const show = () => {
    const chosen = localStorage.getItem('gyeol.display-mode');
    const asked = contrast.matches ? 'high-contrast' : dark.matches ? 'dark' : 'light';
    document.documentElement.dataset.krdsMode = ['light', 'dark', 'high-contrast'].includes(chosen) ? chosen : asked;
  };
  show();
  dark.addEventListener('change', show);
  contrast.addEventListener('change', show);
  addEventListener('display-mode-chosen', show);
})();
