import { findDocument } from '../../server/document/index.ts';
import { notifyOfStop, type TellOfStop } from '../../server/notification/index.ts';
import { hasOpenReport } from '../../server/publication/reports/report-store.ts';
import { takeReport } from '../../server/publication/reports/take-report.ts';
import { SiteFacts } from '../../server/publication/site-facts.ts';
import { findTombstone } from '../../server/publication/store.ts';
import { withdrawPublication } from '../../server/publication/withdraw-publication.ts';
import { type Desk, keyOf, type StandingAgency } from './open-agencies.ts';
import type { StepOfCitizens } from './planned-office.ts';

/** Nobody is at a screen while the demonstration is made. */
const tellOfStop: TellOfStop = async (tx, news) => {
  await notifyOfStop(tx, news);
  return () => undefined;
};

/** 공개 철회 or 개인정보 신고, once the document has come to the citizens; the site itself says what has been done. */
export async function meetCitizens(
  desk: Desk,
  { agencyId, administrator }: Pick<StandingAgency, 'agencyId' | 'administrator'>,
  { number, name, act }: { readonly number: string; readonly name: string; readonly act: StepOfCitizens },
): Promise<void> {
  const { sql, publicSql } = desk.database;
  const document = await findDocument(sql, agencyId, number);
  if (!document) throw new Error(`${name}: ${number} was not made`);
  const isReported = act.step === 'reported';
  if (isReported && (await hasOpenReport(sql, { agencyId, documentId: document.id }))) return;
  if (!isReported && (await findTombstone(publicSql, number))) return;
  await desk.outbox.drainAll();
  const today = { ...desk, clock: desk.today };
  const neighbours = { facts: new SiteFacts(publicSql), tellOfStop };
  if (act.step === 'reported') {
    const { kind, note } = act;
    const report = { managementNumber: number, kind, place: 'body', attachmentId: null, note, contact: '' } as const;
    await takeReport(today, neighbours, report);
  } else {
    const { kind, reason } = act;
    const key = keyOf(administrator, name);
    const withdrawal = { signed: administrator, managementNumber: number, body: { reason, kind }, key };
    await withdrawPublication(today, neighbours, withdrawal);
  }
}
