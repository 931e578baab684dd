import type { DraftMade, SaveDraft } from '../../shared/contract/drafting.ts';
import type { LocalDrafts } from '../client/local-drafts.ts';
import { OfflineError, ProblemError, SignInPutOff, sentenceOf } from '../client/request.ts';
import { type DraftForm, sameForm } from './draft-form.ts';

/** Where the text is at this moment, in the order of how safe it is. */
export type Kept =
  | { readonly is: 'saved'; readonly at: string }
  | { readonly is: 'changed' }
  | { readonly is: 'saving' }
  /** Only on this device: the server could not be reached, or the session has ended. */
  | { readonly is: 'local'; readonly at: string; readonly why: string }
  /** Somebody (or the same person in another window) saved meanwhile: the person chooses. */
  | { readonly is: 'stale' }
  | { readonly is: 'refused'; readonly why: string };

export type KeeperParts = {
  readonly save: (draft: SaveDraft) => Promise<DraftMade>;
  readonly local: LocalDrafts;
  readonly place: string;
  readonly now: () => Date;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onChange: (kept: Kept) => void;
};

const SAVE_AFTER_MS = 3_000;
const LOCAL_AFTER_MS = 400;
const RETRY_AFTER_MS = 15_000;

/**
 * Keeps a draft: on this device almost at once, on the server three seconds after the last change, one save at a
 * time. Whatever the server answers, the text stays here; the copy on the device goes only after the server has it.
 */
export class DraftKeeper {
  readonly #parts: KeeperParts;
  #form: DraftForm;
  #saved: DraftForm;
  #savedAt: string;
  #revision: number;
  #kept: Kept;
  #saving: Promise<boolean> | undefined;
  /** The person has put signing in off: only their own press of 임시저장 asks again, never a timer. */
  #signedOut = false;
  #stopSave = () => {};
  #stopLocal = () => {};

  constructor(parts: KeeperParts, saved: { form: DraftForm; revision: number; at: string }) {
    this.#parts = parts;
    this.#form = saved.form;
    this.#saved = saved.form;
    this.#savedAt = saved.at;
    this.#revision = saved.revision;
    this.#kept = { is: 'saved', at: saved.at };
  }

  get revision(): number {
    return this.#revision;
  }

  get kept(): Kept {
    return this.#kept;
  }

  /** True while something is written that the server does not have. */
  get hasUnsaved(): boolean {
    return !sameForm(this.#form, this.#saved);
  }

  change(form: DraftForm): void {
    this.#form = form;
    if (!this.hasUnsaved && this.#kept.is === 'changed') {
      this.#settle(this.#savedAt);
      return;
    }
    if (!['stale', 'saving'].includes(this.#kept.is) && !this.#signedOut) this.#show({ is: 'changed' });
    this.#stopLocal();
    this.#stopLocal = this.#parts.after(LOCAL_AFTER_MS, () => void this.#keepHere());
    if (this.#kept.is !== 'stale' && !this.#signedOut) this.#schedule(SAVE_AFTER_MS);
  }

  /** Takes up a text that this device had kept, on the revision it was written on. */
  restore(form: DraftForm, revision: number): void {
    this.#revision = revision;
    this.change(form);
  }

  /** Saves now. True when the server has everything that is written. */
  async saveNow(): Promise<boolean> {
    this.#stopSave();
    this.#signedOut = false;
    if (this.#saving !== undefined) await this.#saving;
    if (!this.hasUnsaved) return true;
    if (this.#kept.is === 'stale') return false;
    this.#saving = this.#save();
    try {
      return await this.#saving;
    } finally {
      this.#saving = undefined;
    }
  }

  /** The person has chosen their own text over the one saved meanwhile. */
  overwrite(revision: number): Promise<boolean> {
    this.#revision = revision;
    this.#kept = { is: 'changed' };
    return this.saveNow();
  }

  /** The person has chosen the text saved meanwhile. */
  adopt(saved: { form: DraftForm; revision: number; at: string }): void {
    this.#form = saved.form;
    this.#saved = saved.form;
    this.#revision = saved.revision;
    this.#settle(saved.at);
  }

  /** The page goes away: what is not saved is put on the device without waiting any longer. */
  stop(): void {
    this.#stopSave();
    this.#stopLocal();
    if (this.hasUnsaved) void this.#keepHere();
  }

  async #save(): Promise<boolean> {
    const form = this.#form;
    this.#show({ is: 'saving' });
    try {
      const made = await this.#parts.save({ revision: this.#revision, ...form });
      this.#revision = made.revision;
      this.#saved = form;
      if (!this.hasUnsaved) {
        this.#settle(made.savedAt);
        return true;
      }
      this.#show({ is: 'changed' });
      this.#schedule(SAVE_AFTER_MS);
      return false;
    } catch (error) {
      await this.#keepHere();
      this.#show(this.#keptAfter(error));
      if (this.#kept.is === 'local' && !this.#signedOut) this.#schedule(RETRY_AFTER_MS);
      return false;
    }
  }

  #keptAfter(error: unknown): Kept {
    if (error instanceof ProblemError && error.code === 'stale-draft') return { is: 'stale' };
    const at = this.#parts.now().toISOString();
    if (error instanceof SignInPutOff || (error instanceof ProblemError && error.status === 401)) {
      this.#signedOut = true;
      return { is: 'local', at, why: '로그인이 끝났습니다. 임시저장을 누르면 다시 로그인할 수 있습니다.' };
    }
    if (error instanceof OfflineError) return { is: 'local', at, why: '연결이 끊겼습니다.' };
    if (error instanceof ProblemError && error.status >= 500) return { is: 'local', at, why: sentenceOf(error) };
    return { is: 'refused', why: sentenceOf(error) };
  }

  #settle(at: string): void {
    this.#savedAt = at;
    this.#stopSave();
    this.#stopLocal();
    void this.#parts.local.forget(this.#parts.place);
    this.#show({ is: 'saved', at });
  }

  #schedule(ms: number): void {
    this.#stopSave();
    this.#stopSave = this.#parts.after(ms, () => void this.saveNow());
  }

  #keepHere(): Promise<void> {
    const at = this.#parts.now().toISOString();
    return this.#parts.local.keep(this.#parts.place, { form: this.#form, revision: this.#revision, at });
  }

  #show(kept: Kept): void {
    this.#kept = kept;
    this.#parts.onChange(kept);
  }
}

/** Runs something after a while, unless what this answers is called before. */
export function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
