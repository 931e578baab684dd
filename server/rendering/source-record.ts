import { createHash } from 'node:crypto';
import { canonicalContent, canonicalJson } from '../../shared/document/content-hash.ts';
import { type ApprovalRecord, paperOf } from '../approval/index.ts';

/** What is embedded in the archive copy: the record in one canonical spelling, and when it was decided. */
export type SourceRecord = { readonly json: string; readonly decidedAt: Date };

/**
 * 전자기록: the document as the record has it when it was approved (content, events, registration), as canonical JSON
 * (RFC 8785). What happened afterwards is not in it: the paper drawn again must hold the same. By `eventsHash` whoever
 * has the file compares its acts with those of the office.
 */
export function sourceRecord(record: ApprovalRecord): SourceRecord {
  const end = record.events.findIndex(({ event }) => event.type === 'DocumentApproved');
  const last = record.events[end];
  if (!last) throw new Error('a source record of a document that is not approved');
  const events = record.events.slice(0, end + 1).map(({ sequence, eventId, event, at }) => ({
    sequence,
    eventId,
    at: at.toISOString(),
    event,
  }));
  const content: unknown = JSON.parse(canonicalContent(record.content));
  const { agencyName, upperUnitName, unitName, documentNumber } = paperOf(record);
  const json = canonicalJson({
    v: 1,
    kind: 'gyeol-record',
    managementNumber: record.managementNumber,
    origin: { agencyName, upperUnitName, unitName },
    registration: record.registration && { ...record.registration, documentNumber },
    further: record.further.map((number) => ({ ...number })),
    content,
    contentHash: sha256(canonicalContent(record.content)),
    events,
    eventsHash: sha256(canonicalJson(events)),
  });
  return { json, decidedAt: last.at };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
