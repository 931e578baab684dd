/** Ctrl+Enter sends the form of a modal dialog, which has the keyboard to itself. For its `@keydown`. */
export function submitByCtrlEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing) return;
  event.preventDefault();
  (event.currentTarget as HTMLElement).querySelector('form')?.requestSubmit();
}
