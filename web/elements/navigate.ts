/** Asks the application to go to another of its pages without loading anew; plain links need no call. */
export function navigate(from: EventTarget, path: string): void {
  from.dispatchEvent(new CustomEvent(NAVIGATE, { detail: path, bubbles: true }));
}

export const NAVIGATE = 'gy-navigate';

/** The name of the page as the browser's tab and history show it. */
export function nameThePage(title: string): void {
  document.title = `${title} · 결`;
}
