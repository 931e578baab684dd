import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** One key that works here and now. Single keys may be switched off (WCAG 2.1.4); Enter, Escape and arrows may not. */
export type KeyBinding = {
  readonly key: string;
  readonly says: string;
  readonly run: (event: KeyboardEvent) => void;
  /** False for Enter and arrows inside a list, which are the browser's own way of moving. */
  readonly single?: boolean;
  /** The key works in a field too: Ctrl+Enter and Escape. */
  readonly inFields?: boolean;
  readonly ctrl?: boolean;
  /** The browser does it by itself (Enter on a link): the key is only named in the help. */
  readonly native?: true;
};

const active = new Set<Keys>();
const SWITCH = 'gyeol.single-keys';

/** Keys of a page while it is on the screen. Nothing fires while a Hangul syllable is being composed. */
export class Keys implements ReactiveController {
  readonly bindings: () => readonly KeyBinding[];

  constructor(host: ReactiveControllerHost, bindings: () => readonly KeyBinding[]) {
    this.bindings = bindings;
    host.addController(this);
  }

  hostConnected(): void {
    if (active.size === 0) document.addEventListener('keydown', dispatch);
    active.add(this);
  }

  hostDisconnected(): void {
    active.delete(this);
    if (active.size === 0) document.removeEventListener('keydown', dispatch);
  }
}

/** What the help lists: the keys that would do something at this moment, the innermost page's first. */
export function workingKeys(): readonly KeyBinding[] {
  return [...active].reverse().flatMap((keys) => keys.bindings().filter((binding) => works(binding)));
}

export function singleKeysOn(): boolean {
  return localStorage.getItem(SWITCH) !== 'off';
}

export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(SWITCH, on ? 'on' : 'off');
}

function dispatch(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.altKey || event.metaKey) return;
  // An open modal dialog has the keyboard to itself.
  if (document.querySelector('dialog:modal') && event.key !== 'Escape') return;
  const inField = isField(event.target);
  const binding = workingKeys().find(
    (candidate) =>
      candidate.native !== true &&
      candidate.key.toLowerCase() === pressed(event) &&
      (candidate.ctrl ?? false) === event.ctrlKey &&
      (!inField || candidate.inFields === true),
  );
  if (!binding) return;
  event.preventDefault();
  binding.run(event);
}

/** With the Korean layout on, the key R arrives as ㄱ: the place on the keyboard counts, not the letter. */
function pressed(event: KeyboardEvent): string {
  if (/^[\u3131-\u318e]$/.test(event.key) && event.code.startsWith('Key')) return event.code.slice(3).toLowerCase();
  return event.key.toLowerCase();
}

function works(binding: KeyBinding): boolean {
  return binding.single === false || binding.ctrl === true || binding.inFields === true || singleKeysOn();
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}
