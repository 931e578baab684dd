import type {
  EndHandover,
  HandoverDone,
  HandoverItemsReply,
  HandoverReply,
  HandoversReply,
  ProposeHandover,
} from '../../shared/contract/handover.ts';
import type { Send } from './request.ts';

export type HandoverClient = ReturnType<typeof handoverClient>;

type Receiver = { readonly personId: string; readonly postId: string };

/** 인계·인수: one's own, and for the administrator those of people who cannot do it themselves. */
export function handoverClient(send: Send) {
  return {
    /** `ofPersonId`: whose; empty for one's own. */
    items: (ofPersonId: string, receiver: Receiver | null) => {
      const query = receiver ? `?personId=${receiver.personId}&postId=${receiver.postId}` : '';
      const address = ofPersonId === '' ? '/api/handover-items' : `/api/people/${ofPersonId}/handover-items`;
      return send<HandoverItemsReply>('GET', `${address}${query}`);
    },
    propose: (ofPersonId: string, handover: ProposeHandover) =>
      send<HandoverDone>(
        'POST',
        ofPersonId === '' ? '/api/handovers' : `/api/people/${ofPersonId}/handovers`,
        handover,
      ),
    own: (before: string | null) => send<HandoversReply>('GET', `/api/handovers${page(before)}`),
    /** Asked by the frame and not by the person. */
    waiting: () => send<HandoversReply>('GET', '/api/handovers', undefined, { background: true }),
    kept: (before: string | null) => send<HandoversReply>('GET', `/api/handovers/kept${page(before)}`),
    find: (id: string) => send<HandoverReply>('GET', `/api/handovers/${id}`),
    confirm: (id: string) => send<HandoverDone>('POST', `/api/handovers/${id}/confirmation`),
    refuse: (id: string, end: EndHandover) => send<HandoverDone>('POST', `/api/handovers/${id}/refusal`, end),
    withdraw: (id: string, end: EndHandover) => send<HandoverDone>('POST', `/api/handovers/${id}/withdrawal`, end),
  };
}

const page = (before: string | null) => (before === null ? '' : `?before=${before}`);
