import { randomUUID } from 'node:crypto';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import type { FiledRequest } from '../../shared/requests/filed-request.ts';
import { replayRequest } from '../../shared/requests/information-request.ts';
import type { RequestEvent } from '../../shared/requests/request-events.ts';
import { brokenConstraint } from '../platform/database/connect.ts';
import { listClosedDays } from '../publication/index.ts';
import type { RequestServices } from './act-on-request.ts';
import { hashOf, makeSecret } from './secret.ts';
import { findFiled, insertRequest, takeReceiptNumber } from './store.ts';

/** 접수증: shown once. */
export type Receipt = { readonly receiptNumber: string; readonly secret: string };

const UNIQUE_SECRET = 'a_secret_opens_one_request';

/**
 * 접수. `secret` came with the form and goes back with it, so a form that is sent twice (a double click, an answer that
 * was lost) is one request with one receipt. Another text under the same secret is another request with its own.
 */
export async function fileRequest(services: RequestServices, filed: FiledRequest, secret: string): Promise<Receipt> {
  const filedHash = hashOf(JSON.stringify(filed));
  const { sql } = services.database;
  const before = await findFiled(sql, filed.agencyId, hashOf(secret));
  if (before) {
    if (before.filedHash === filedHash) return { receiptNumber: before.receiptNumber, secret };
    return fileRequest(services, filed, makeSecret());
  }
  try {
    return { receiptNumber: await insert(services, filed, { secretHash: hashOf(secret), filedHash }), secret };
  } catch (error) {
    if (brokenConstraint(error) !== UNIQUE_SECRET) throw error;
    return fileRequest(services, filed, secret);
  }
}

async function insert(
  services: RequestServices,
  filed: FiledRequest,
  hashes: { readonly secretHash: string; readonly filedHash: string },
): Promise<string> {
  const { agencyId, kind, requester, wanted, form, method, documentNumber } = filed;
  const at = services.clock.now();
  const { receiptNumber, tellNow } = await services.database.sql.begin(async (tx) => {
    const number = await takeReceiptNumber(tx, agencyId, yearOf(dayInKorea(at)));
    const event = {
      type: 'RequestFiled',
      at: at.toISOString(),
      receiptNumber: number,
      requesterKind: kind,
      form,
      method,
      documentNumber,
    } satisfies RequestEvent;
    const request = replayRequest([event]);
    const personal = { requester, wanted };
    const closedDays = await listClosedDays(tx, agencyId);
    await insertRequest(tx, { agencyId, id: randomUUID(), ...hashes, event, personal, request, closedDays });
    const news = { agencyId, handlerId: null, news: 'filed', except: null, at } as const;
    return { receiptNumber: number, tellNow: await services.tellOfRequest(tx, news) };
  });
  tellNow();
  return receiptNumber;
}
