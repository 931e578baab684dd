import { createHash } from 'node:crypto';
import type { SignDocuments, SignDocumentsReply } from '../../shared/contract/bulk-approval.ts';
import { refusalText } from '../../shared/contract/refusals.ts';
import { agencyOrdinalOf } from '../../shared/numbering/management-number.ts';
import { listSubmittedUnitTasks } from '../document/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { listRoutineTasks } from '../records/index.ts';
import { accessDocument } from './access.ts';
import { listOpenedNow } from './opening-store.ts';
import { signDocument } from './sign-document.ts';

type Asked = SignDocuments['documents'][number];
type Result = SignDocumentsReply['results'][number];

/**
 * 일괄결재: several documents by one press, each an act and a transaction of its own. Only what this person has opened
 * in the very version that they sign, or what is routine; what cannot be signed is told and keeps none of the others
 * back.
 */
export async function signDocuments(
  services: Services,
  signed: Signed,
  { documents }: SignDocuments,
): Promise<SignDocumentsReply> {
  const numbers = documents.map((document) => document.managementNumber);
  const known = await knownUnopened(services, signed, numbers);
  const results: Result[] = [];
  // One after the other: each takes a number of a series, and a list of fifty must not occupy every connection.
  for (const asked of documents) results.push(await signOne(services, signed, asked, known));
  return { results };
}

/** What the person has opened as it stands now, and what is of a kind that is marked as routine (정형 문서). */
async function knownUnopened(
  services: Services,
  signed: Signed,
  numbers: readonly string[],
): Promise<(managementNumber: string) => boolean> {
  const { sql } = services.database;
  const [opened, unitTasks] = await Promise.all([
    openedOf(services, signed, numbers),
    listSubmittedUnitTasks(sql, signed.agencyId, numbers),
  ]);
  const routine = await listRoutineTasks(sql, signed.agencyId, [...new Set(unitTasks.values())]);
  return (number) => opened.has(number) || routine.has(unitTasks.get(number) ?? '');
}

/** Documents of several agencies may stand in one list (공동기안). */
async function openedOf(
  services: Services,
  { personId }: Signed,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const { sql } = services.database;
  const keepers = [...new Set(numbers.map(agencyOrdinalOf))];
  const opened = await Promise.all(keepers.map((agencyId) => listOpenedNow(sql, { agencyId, personId }, numbers)));
  return new Set(opened.flat());
}

async function signOne(
  services: Services,
  signed: Signed,
  asked: Asked,
  isKnown: (number: string) => boolean,
): Promise<Result> {
  const { managementNumber, contentHash } = asked;
  try {
    if (!isKnown(managementNumber)) {
      await accessDocument(services, signed, managementNumber);
      throw new Problem('not-opened');
    }
    const done = await signDocument(services, signed, managementNumber, { contentHash }, keyOf(signed, asked));
    return { managementNumber, done, problem: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, facts } = error;
    return { managementNumber, done: null, problem: { code, message: refusalText(code, facts) } };
  }
}

/** Names this document's part of the list, whatever else the list holds. */
function keyOf({ accountId }: Signed, { managementNumber, contentHash, key }: Asked) {
  const requestHash = createHash('sha256').update(`일괄결재 ${managementNumber} ${contentHash}`).digest('hex');
  return { accountId, key, requestHash };
}
