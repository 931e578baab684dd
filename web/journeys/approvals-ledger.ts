import { randomUUID } from 'node:crypto';
import type { ApiClient, SmallOffice } from './product.ts';

/**
 * What clients were told, kept outside the system under test: only this finds an approval that was acknowledged
 * and then lost, because counter, rows and integrity leaves of a database roll back together and look perfect.
 */
export type Acknowledged = { readonly managementNumber: string; readonly documentNumber: string };

/** An act whose answer was lost: it may or may not have happened, and is asked again with the same key. */
type Unanswered = { readonly managementNumber: string; readonly contentHash: string; readonly key: string };

export class ApprovalsLedger {
  readonly acknowledged: Acknowledged[] = [];
  #unanswered: Unanswered[] = [];

  /**
   * Approves waiting documents, several at once, until `enough()`. An act without an answer is noted for `settle`;
   * a 503 is a promise that asking again works, and is taken at its word with the same key. Answers what was not sent.
   */
  async approve(client: ApiClient, waiting: readonly Submitted[], enough: () => boolean): Promise<Submitted[]> {
    const acts = waiting.map((document) => ({ ...document, key: randomUUID() }));
    const worker = async () => {
      while (!enough()) {
        const act = acts.pop();
        if (!act) return;
        while ((await this.#approveOne(client, act)) === 'again' && !enough()) {
          this.#unanswered = this.#unanswered.filter((open) => open !== act);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    };
    await Promise.all(Array.from({ length: 6 }, worker));
    return acts;
  }

  /** Asks again, with the same keys, what a kill left unanswered. */
  async settle(client: ApiClient): Promise<number> {
    const open = this.#unanswered;
    this.#unanswered = [];
    for (const act of open) await this.#approveOne(client, act);
    return open.length;
  }

  get unanswered(): number {
    return this.#unanswered.length;
  }

  async #approveOne(client: ApiClient, act: Unanswered): Promise<'answered' | 'again' | 'no-answer'> {
    const { managementNumber, contentHash, key } = act;
    let response: Response;
    let answer: { documentNumber: string | null };
    try {
      response = await client.send('POST', `/api/documents/${managementNumber}/signature`, { contentHash }, key);
      if (response.status === 503) {
        this.#unanswered.push(act);
        return 'again';
      }
      answer = (await response.json()) as { documentNumber: string | null };
    } catch {
      this.#unanswered.push(act);
      return 'no-answer';
    }
    if (!response.ok || !answer.documentNumber) {
      throw new Error(`approval of ${managementNumber}: ${response.status} ${JSON.stringify(answer)}`);
    }
    this.acknowledged.push({ managementNumber, documentNumber: answer.documentNumber });
    return 'answered';
  }

  /** Everything that is wrong with what the product says now, against what it said before. Empty is good. */
  async faults(reader: ApiClient, administrator: ApiClient): Promise<string[]> {
    const faults: string[] = [];
    for (const { managementNumber, documentNumber } of this.acknowledged) {
      const response = await reader.send('GET', `/api/documents/${managementNumber}`);
      const document = (await response.json()) as { status?: string; paper?: { documentNumber?: string } };
      if (document.status !== 'approved')
        faults.push(`lost: ${managementNumber} was acknowledged as ${documentNumber}`);
      else if (document.paper?.documentNumber !== documentNumber) {
        faults.push(`changed: ${managementNumber} was ${documentNumber}, is ${document.paper?.documentNumber}`);
      }
    }
    const serials = this.acknowledged.map(({ documentNumber }) => Number(documentNumber.split('-').at(-1)));
    if (new Set(serials).size !== serials.length) faults.push('a number was given twice');
    const { series } = await administrator.ask<{ series: { lastSerial: number }[] }>('GET', '/api/series');
    const last = series.reduce((sum, one) => sum + one.lastSerial, 0);
    if (last !== this.acknowledged.length)
      faults.push(`the series stands at ${last} after ${this.acknowledged.length} approvals`);
    const highest = Math.max(0, ...serials);
    if (highest !== serials.length) faults.push(`numbers up to ${highest} for ${serials.length} approvals`);
    return faults;
  }
}

export type Submitted = { readonly managementNumber: string; readonly contentHash: string };

/** Drafts and submits documents that only their head still has to approve. */
export async function submitMany(office: SmallOffice, count: number): Promise<Submitted[]> {
  const { units } = await office.administrator.ask<{
    units: { id: string; name: string; posts: { id: string; isHead: boolean; holders: { personId: string }[] }[] }[];
  }>('GET', '/api/organization');
  const head = units.flatMap((unit) => unit.posts).find((post) => post.isHead);
  const { unitTasks } = await office.administrator.ask<{ unitTasks: { id: string }[] }>('GET', '/api/unit-tasks');
  const drafter = office.people.get('drafter')?.client;
  if (!head || !drafter) throw new Error('the office has no head or no drafter');
  const seat = { act: 'approve', postId: head.id, personId: head.holders[0]?.personId };
  const one = async (): Promise<Submitted> => {
    const { managementNumber } = await drafter.ask<{ managementNumber: string }>('POST', '/api/drafts', {});
    await drafter.ask('PUT', `/api/drafts/${managementNumber}`, {
      revision: 1,
      title: '당직 근무 결과 보고',
      publicTitle: '',
      editorJson: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '이상 없음.' }] }] },
      summary: '',
      keywords: [],
      disclosure: { level: 'closed', grounds: [5] },
      bodyOpen: false,
      licence: 'none',
      unitTaskId: unitTasks[0]?.id ?? null,
      line: [seat],
    });
    return drafter.ask('POST', `/api/drafts/${managementNumber}/submission`, { revision: 2 });
  };
  const made: Submitted[] = [];
  while (made.length < count) made.push(...(await Promise.all([one(), one(), one(), one()])));
  return made;
}
