import { bodyPictures } from '../../shared/document/body-pictures.ts';
import { isManagementNumber } from '../../shared/numbering/management-number.ts';
import type { PaperDocument, PaperPictures } from '../../shared/paper/paper-document.ts';
import { findPublicPaper } from '../authenticity/index.ts';
import type { Sql } from '../platform/database/connect.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import type { KeptReply } from '../platform/http/kept-reply.ts';
import { Problem } from '../platform/http/problems.ts';
import { CitizenPapers, type PaperFile, type PaperMaker } from './citizen-papers.ts';
import { CurrentCopies } from './current-copies.ts';
import { KeptCopies, type Lasting } from './kept-copies.ts';
import { findPublicPicture, listPublicPictures, type PublicPicture } from './picture-store.ts';
import type { PublicCopy } from './public-copy.ts';
import type { SiteServices } from './site-services.ts';
import { agencyOf, findCopy } from './store.ts';

/** Some 30,000 pages of a usual length: less, and readers who go round the site would have every page drawn anew. */
const PAGE_ROOM = 192_000_000;

type DrawnPage = { readonly reply: KeptReply; readonly isItsOwn: boolean };
/**
 * Another copy may come between the question and the answer: a report holds the paper back. Its page is shown and not
 * kept as that of the one before, which is shown again when the report was in error.
 */
const ONLY_ITS_OWN: Lasting<DrawnPage> = {
  lasts: ({ isItsOwn }) => (isItsOwn ? Number.POSITIVE_INFINITY : 0),
  now: () => 0,
};

/**
 * The citizens' way to a document. Page, JSON, PDF and download all begin with the same question to the same table,
 * so that closed, withdrawn and invented numbers cannot be told apart.
 */
export class CopyReader {
  readonly #publicSql: Sql;
  readonly #current: CurrentCopies;
  /** Kept as whole replies: making one anew for every reader would cost more than finding it. */
  readonly #pages = new KeptCopies<DrawnPage>(PAGE_ROOM, ({ reply }) => reply.body.length, ONLY_ITS_OWN);
  readonly #papers: CitizenPapers;
  readonly #files: FileStore;

  constructor({ database, files }: Pick<SiteServices, 'database' | 'files'>, maker: PaperMaker) {
    const { publicSql } = database;
    this.#publicSql = publicSql;
    this.#files = files;
    this.#papers = new CitizenPapers(maker);
    this.#current = new CurrentCopies(publicSql);
  }

  /** The copy itself. Throws `not-found` for everything a citizen cannot read. */
  async copy(managementNumber: string): Promise<PublicCopy> {
    if (!(await this.#current.find(managementNumber))) throw new Problem('not-found');
    return this.#load(managementNumber);
  }

  /** The document's page as `draw` draws it; drawn once for each copy and `variant`. */
  async page(
    managementNumber: string,
    variant: string,
    draw: (copy: PublicCopy) => Promise<KeptReply>,
  ): Promise<KeptReply> {
    const eventId = await this.#current.find(managementNumber);
    if (!eventId) throw new Problem('not-found');
    const { reply } = await this.#pages.take(`${eventId} ${variant}`, async () => {
      const copy = await this.#load(managementNumber);
      return { reply: await draw(copy), isItsOwn: copy.eventId === eventId };
    });
    return reply;
  }

  /** The copy's paper as PDF or HWPX: made of the copy alone, so nothing that is not in it can be in the file. */
  async paper(managementNumber: string, as: PaperFile = 'pdf'): Promise<Uint8Array> {
    const eventId = await this.#current.find(managementNumber);
    if (!eventId) throw new Problem('not-found');
    return this.#papers.take(eventId, as, async () => {
      const [{ paper, agencyId }, issued] = await Promise.all([
        this.#load(managementNumber),
        findPublicPaper(this.#publicSql, agencyOf(managementNumber), managementNumber),
      ]);
      if (!paper || !issued) throw new Problem('not-found');
      const pictures = () => this.#pictures(managementNumber, paper);
      return { agencyId, eventId, documentKey: issued.documentKey, kind: 'citizens', paper, pictures };
    });
  }

  /** A picture of the copy's body, asked of the database for every request as the copy itself is. */
  async picture(managementNumber: string, sha256: string): Promise<PublicPicture> {
    const isAsked = isManagementNumber(managementNumber) && /^[0-9a-f]{64}$/.test(sha256);
    const picture = isAsked && (await findPublicPicture(this.#publicSql, managementNumber, sha256));
    if (!picture) throw new Problem('not-found');
    return picture;
  }

  async #pictures(managementNumber: string, paper: PaperDocument): Promise<PaperPictures> {
    if (bodyPictures(paper.body).length === 0) return new Map();
    return this.#files.readAll(await listPublicPictures(this.#publicSql, managementNumber));
  }

  async #load(managementNumber: string): Promise<PublicCopy> {
    const copy = await findCopy(this.#publicSql, managementNumber);
    if (!copy) throw new Problem('not-found');
    return copy;
  }
}
