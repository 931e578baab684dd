import type { ClosingStandardsReply, DecideStandards } from '../../shared/contract/closing-standards.ts';
import type { DecideReport, PrivacyReportsReply } from '../../shared/contract/privacy-reports.ts';
import type {
  ChangePublication,
  DecidePolicy,
  LiftMasks,
  MaskPublication,
  PolicyReply,
  PublicationDone,
  PublicMasksReply,
  QueueReply,
  QueueState,
} from '../../shared/contract/publication-acts.ts';
import type { Send } from './request.ts';

export type PublicationClient = ReturnType<typeof publicationClient>;

/** 공개: what is on its way to the citizens, what they have reported, and the agency's 공개 방침. */
export function publicationClient(send: Send) {
  const document = (managementNumber: string) => `/api/documents/${managementNumber}`;
  return {
    queue: (state?: QueueState, after?: string) => {
      const asked = new URLSearchParams({ ...(state ? { state } : {}), ...(after ? { after } : {}) }).toString();
      return send<QueueReply>('GET', `/api/publication-queue${asked === '' ? '' : `?${asked}`}`);
    },
    /** Only for its counts: asked by the page and not by the person. */
    counts: () => send<QueueReply>('GET', '/api/publication-queue', undefined, { background: true }),
    act: (managementNumber: string, act: ChangePublication) =>
      send<PublicationDone>('POST', `${document(managementNumber)}/publication/acts`, act),
    masks: (managementNumber: string) =>
      send<PublicMasksReply>('GET', `${document(managementNumber)}/publication/masks`),
    mask: (managementNumber: string, masks: MaskPublication) =>
      send<PublicationDone>('POST', `${document(managementNumber)}/publication/masks`, masks),
    unmask: (managementNumber: string, lifted: LiftMasks) =>
      send<PublicationDone>('POST', `${document(managementNumber)}/publication/masks/lifting`, lifted),
    reports: (managementNumber: string) =>
      send<PrivacyReportsReply>('GET', `${document(managementNumber)}/privacy-reports`),
    decideReport: (managementNumber: string, decision: DecideReport) =>
      send<PublicationDone>('POST', `${document(managementNumber)}/privacy-reports/decision`, decision),
    standards: () => send<ClosingStandardsReply>('GET', '/api/closing-standards'),
    decideStandards: (decision: DecideStandards) =>
      send<{ sequence: number }>('POST', '/api/closing-standards', decision),
    policy: () => send<PolicyReply>('GET', '/api/publication-policy'),
    decidePolicy: (decision: DecidePolicy) => send<{ sequence: number }>('POST', '/api/publication-policy', decision),
  };
}
