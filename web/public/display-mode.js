// Sets the display mode before the first paint. A file of its own, because the CSP forbids scripts inside the page.
(() => {
  const mode = localStorage.getItem('gyeol.display-mode');
  if (mode === 'dark' || mode === 'high-contrast') document.documentElement.dataset.krdsMode = mode;
})();
