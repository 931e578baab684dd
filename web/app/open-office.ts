import { absenceClient } from '../client/absence-client.ts';
import { administrationClient } from '../client/administration-client.ts';
import { approvalClient } from '../client/approval-client.ts';
import { boxesClient } from '../client/boxes-client.ts';
import { delegationClient } from '../client/delegation-client.ts';
import { draftingClient } from '../client/drafting-client.ts';
import { handoverClient } from '../client/handover-client.ts';
import { newKey } from '../client/new-key.ts';
import { notificationClient } from '../client/notification-client.ts';
import { Office } from '../client/office.ts';
import { organizationClient } from '../client/organization-client.ts';
import { registrationClient } from '../client/registration-client.ts';
import { createSend } from '../client/request.ts';
import { sessionClient } from '../client/session-client.ts';

/** The office over the real network. All requests that met an ended session wait for one and the same answer. */
export function openOffice(askToSignIn: () => Promise<void>): Office {
  let asking: Promise<void> | undefined;
  const send = createSend({
    fetch: (input, init) => fetch(input, init),
    newKey,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    signInAgain: () => {
      asking ??= askToSignIn().finally(() => {
        asking = undefined;
      });
      return asking;
    },
  });
  return new Office({
    absence: absenceClient(send),
    session: sessionClient(send),
    administration: administrationClient(send),
    drafting: draftingClient(send),
    handover: handoverClient(send),
    approval: approvalClient(send),
    boxes: boxesClient(send),
    organization: organizationClient(send),
    delegation: delegationClient(send),
    registration: registrationClient(send),
    notification: notificationClient(send),
  });
}
