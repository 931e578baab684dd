import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { ApprovalClient } from '../client/approval-client.ts';
import { ProblemError } from '../client/request.ts';
import type { VersionPair } from './document-versions.ts';

/**
 * Tells the server what lies open before somebody: each version once (열람), and 공람·후열 once it is read. What could
 * not be told because the line was cut is told at the next opening.
 */
export class ReadingLog {
  #told = new Set<string>();

  /** Answers the change that this person has not seen yet, if there is one. */
  async opened(approval: ApprovalClient, document: DocumentReply): Promise<VersionPair | undefined> {
    const { managementNumber, version } = document;
    const told = await this.#once(`${managementNumber} ${version}`, () =>
      approval.tellOpened(managementNumber, version),
    );
    if (!told) return undefined;
    // Who has never seen the document sees what was corrected since it was submitted.
    const submitted = document.history.findLast((row) => row.act === 'submitted')?.version ?? version;
    const from = told.seenVersion ?? submitted;
    return from < version ? { from, to: version } : undefined;
  }

  /** 공람: opening is reading (영 제18조④). True where this was the reading; another window may have been first. */
  async read(approval: ApprovalClient, { managementNumber, may }: DocumentReply): Promise<boolean> {
    if (!may.read) return false;
    return (await this.#once(`${managementNumber} read`, () => approval.read(managementNumber))) !== undefined;
  }

  async #once<Reply>(key: string, tell: () => Promise<Reply>): Promise<Reply | undefined> {
    if (this.#told.has(key)) return undefined;
    this.#told.add(key);
    try {
      return await tell();
    } catch (error) {
      if (!(error instanceof ProblemError)) this.#told.delete(key);
      return undefined;
    }
  }
}
