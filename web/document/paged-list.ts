import type { ReactiveControllerHost } from 'lit';
import { sentenceOf } from '../client/request.ts';
import { Loader } from '../elements/loader.ts';

type Page = { readonly next: string | null };

/** As many lines as a printer should be asked for at once. */
const MOST_PRINTED = 2_000;

/** A list that comes page by page. */
export class PagedList<One extends Page> extends Loader<One> {
  /** The next page is on its way. */
  isGrowing = false;
  /** Why there is no next page although there should be one, as a sentence. */
  refusal = '';
  #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    super(host);
    this.#host = host;
  }

  override load(fetch: () => Promise<One>, how: { keep?: boolean } = {}): Promise<One | undefined> {
    this.refusal = '';
    return super.load(fetch, how);
  }

  /** Answers whether there are more after this one. `joined` puts the new page behind what is shown. */
  async more(fetch: (after: string) => Promise<One>, joined: (before: One, page: One) => One): Promise<boolean> {
    const before = this.value;
    if (!before?.next) return false;
    this.#tell(true, '');
    try {
      const page = await fetch(before.next);
      // Another question may have been asked meanwhile: its answer is not to be written over.
      const isSame = this.value === before;
      if (isSame) await this.load(async () => joined(before, page));
      this.#tell(false, '');
      return isSame && page.next !== null;
    } catch (error) {
      this.#tell(false, sentenceOf(error));
      return false;
    }
  }

  /** What is not on the screen would not be on the paper: the rest is fetched first. `narrow`: advice on too much. */
  async print(more: () => Promise<boolean>, countOf: (shown: One) => number, narrow: string): Promise<void> {
    while (this.value && countOf(this.value) < MOST_PRINTED && (await more()));
    if (this.refusal === '' && this.value?.next) {
      const most = MOST_PRINTED.toLocaleString('ko');
      this.#tell(false, `${most}건까지만 인쇄할 수 있습니다. ${narrow}`);
    }
    await this.#host.updateComplete;
    if (this.refusal === '') print();
  }

  #tell(isGrowing: boolean, refusal: string): void {
    this.isGrowing = isGrowing;
    this.refusal = refusal;
    this.#host.requestUpdate();
  }
}
