import { absenceClient } from './absence-client.ts';
import { administrationClient } from './administration-client.ts';
import { approvalClient } from './approval-client.ts';
import { boxesClient } from './boxes-client.ts';
import { delegationClient } from './delegation-client.ts';
import { draftingClient } from './drafting-client.ts';
import { handoverClient } from './handover-client.ts';
import { letterheadClient } from './letterhead-client.ts';
import { notificationClient } from './notification-client.ts';
import type { OfficeClients } from './office.ts';
import { organizationClient } from './organization-client.ts';
import { originalsClient } from './originals-client.ts';
import { publicationClient } from './publication-client.ts';
import { reclassificationClient } from './reclassification-client.ts';
import { recordFilesClient } from './record-files-client.ts';
import { registrationClient } from './registration-client.ts';
import type { Send } from './request.ts';
import { requestsClient } from './requests-client.ts';
import { searchClient } from './search-client.ts';
import { sessionClient } from './session-client.ts';

/** All the clients of an office, over one way of sending. */
export function officeClients(send: Send): OfficeClients {
  return {
    absence: absenceClient(send),
    session: sessionClient(send),
    administration: administrationClient(send),
    drafting: draftingClient(send),
    handover: handoverClient(send),
    requests: requestsClient(send),
    letterhead: letterheadClient(send),
    approval: approvalClient(send),
    boxes: boxesClient(send),
    organization: organizationClient(send),
    originals: originalsClient(send),
    publication: publicationClient(send),
    delegation: delegationClient(send),
    reclassification: reclassificationClient(send),
    recordFiles: recordFilesClient(send),
    registration: registrationClient(send),
    search: searchClient(send),
    notification: notificationClient(send),
  };
}
