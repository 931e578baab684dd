import type {
  LetterheadSet,
  LetterheadsReply,
  RegisterSeal,
  SealRegistered,
  SendingReply,
  SetLetterhead,
} from '../../shared/contract/letterhead.ts';
import type { Send } from './request.ts';

export type LetterheadClient = ReturnType<typeof letterheadClient>;

/** 시행문의 발신 정보, 관인대장, and what a letter would print today. */
export function letterheadClient(send: Send) {
  return {
    sending: () => send<SendingReply>('GET', '/api/letters/sending'),
    list: () => send<LetterheadsReply>('GET', '/api/letterheads'),
    set: (letterhead: SetLetterhead) => send<LetterheadSet>('POST', '/api/letterheads', letterhead),
    registerSeal: (seal: RegisterSeal) => send<SealRegistered>('POST', '/api/seals', seal),
    /** For a picture: the browser fetches it itself. */
    pictureAddress: (sha256: string) => `/api/letter-pictures/${sha256}`,
  };
}
