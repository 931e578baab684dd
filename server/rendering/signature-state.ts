import type { SignatureReply } from '../../shared/contract/signature.ts';
import type { PaperSigner } from '../authenticity/index.ts';
import type { Services } from '../platform/services.ts';
import { countUnsigned } from './store.ts';

/** 전자서명 as the administrator of an agency is told of it. */
export async function signatureState(
  services: Services,
  signer: PaperSigner,
  agencyId: number,
): Promise<SignatureReply> {
  const [{ kind, certificate, fault }, waiting] = await Promise.all([
    signer.state(),
    countUnsigned(services.database.sql, agencyId),
  ]);
  return {
    kind,
    certificate: certificate && { ...certificate, until: certificate.until.toISOString() },
    fault,
    waiting,
  };
}
