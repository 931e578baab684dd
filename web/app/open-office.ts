import { newKey } from '../client/new-key.ts';
import { Office } from '../client/office.ts';
import { officeClients } from '../client/office-clients.ts';
import { createSend } from '../client/request.ts';

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
  return new Office(officeClients(send));
}
