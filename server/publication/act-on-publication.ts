import type { DocumentFacts, Reader } from '../../shared/access/document-access.ts';
import type { PublicationDone } from '../../shared/contract/publication-acts.ts';
import { oneParagraph } from '../../shared/document/official-document.ts';
import { type ApprovalRecord, accessDocument, factsOf } from '../approval/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import type { ActNeighbours } from './neighbours.ts';
import { appendAct, lockPublication, type PublicationActRow } from './queue/act-store.ts';

/** What the disclosure officer asks for, with the reason that stays for ever. */
export type PublicationAct = {
  readonly signed: Signed;
  readonly managementNumber: string;
  readonly body: { readonly reason: string };
  readonly key: RequestKey;
};

/** The document that is acted on, by whom, why and when. */
export type DecidedPublication = {
  readonly agencyId: number;
  readonly managementNumber: string;
  readonly record: ApprovalRecord;
  readonly personId: string;
  readonly reason: string;
  readonly at: Date;
};

/** An act of the disclosure officer on what citizens read: in one transaction, and once however often it is sent. */
export async function actOnPublication(
  services: Services,
  { facts, tellOfStop }: ActNeighbours,
  { signed, managementNumber, body, key }: PublicationAct,
  rule: {
    readonly may: (reader: Reader, document: DocumentFacts) => boolean;
    /** How the act stands in the history. */
    readonly act: Pick<PublicationActRow, 'kind'> & Partial<Pick<PublicationActRow, 'until'>>;
    /** Answers whom to tell besides, once it is committed. */
    readonly change: (tx: Tx, decided: DecidedPublication) => Promise<(() => void) | undefined>;
  },
): Promise<PublicationDone> {
  const { record, reader } = await accessDocument(services, signed, managementNumber);
  if (!rule.may(reader, factsOf(record))) throw new Problem('not-permitted', { who: '정보공개담당' });
  const reason = oneParagraph(body.reason);
  if (reason === '') throw new Problem('reason-missing');
  const { sql } = services.database;
  const answer = await once(sql, key, async () => {
    const at = services.clock.now();
    const { agencyId, personId } = signed;
    const tell = await sql.begin(async (tx): Promise<() => void> => {
      await keepAnswer(tx, key, { managementNumber }, at);
      const { documentId, revision } = record;
      await lockPublication(tx, { agencyId, documentId });
      await appendAct(tx, { agencyId, documentId, at, personId, reason, ...rule.act });
      const alsoTell = await rule.change(tx, { agencyId, managementNumber, record, personId, reason, at });
      // Every officer's page shows what another one has done.
      const news = { kind: 'stopDecided', agencyId, documentId, managementNumber, revision, at } as const;
      const decided = await tellOfStop(tx, news);
      return () => {
        decided();
        alsoTell?.();
      };
    });
    tell();
    return { managementNumber };
  });
  facts.forget();
  return answer;
}
