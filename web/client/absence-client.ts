import type {
  AbsenceReply,
  AbsencesAlongReply,
  AwayReply,
  CancelAbsence,
  OwnAbsencesReply,
  SetAbsence,
  SetAbsenceFor,
} from '../../shared/contract/absence.ts';
import type { Send } from './request.ts';

export type AbsenceClient = ReturnType<typeof absenceClient>;

/** 부재와 대결: who is away, and who acts for them. */
export function absenceClient(send: Send) {
  return {
    mine: () => send<OwnAbsencesReply>('GET', '/api/absences/mine', undefined, { background: true }),
    away: (on: string) => send<AwayReply>('GET', `/api/absences?on=${on}`),
    /** `agencies`: the other ones of a 공동기안. */
    along: (personIds: readonly string[], agencies: readonly number[] = []) => {
      const others = agencies.length === 0 ? '' : `&agencies=${agencies.join(',')}`;
      return send<AbsencesAlongReply>('GET', `/api/absences/along?people=${personIds.join(',')}${others}`, undefined, {
        background: true,
      });
    },
    set: (absence: SetAbsence) => send<AbsenceReply>('POST', '/api/absences', absence),
    setFor: (personId: string, absence: SetAbsenceFor) =>
      send<AbsenceReply>('POST', `/api/people/${personId}/absences`, absence),
    cancel: (absenceId: string, cancellation: CancelAbsence) =>
      send<AbsenceReply>('POST', `/api/absences/${absenceId}/cancellation`, cancellation),
  };
}
