import type { SignatureBoxes } from '../approval/signature-boxes.ts';
import type { Body } from '../document/body.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';

/**
 * Everything that is printed on a document's paper and nothing else: what the painter, the officials' paper
 * view and the citizens' page read. Drawn from events and the registration, never from today's organisation.
 */
export type PaperDocument = {
  readonly form: 'briefDraft';
  readonly agencyName: string;
  /** 행정국: the unit above the drafting unit; absent where the unit stands directly under the agency. */
  readonly upperUnitName?: string;
  readonly unitName: string;
  readonly title: string;
  readonly body: Body;
  /** `자치행정과-27733`; absent before the final approval: no number is ever drawn before it is true. */
  readonly documentNumber?: string;
  readonly approvedOn?: CalendarDay;
  /** The day whose month stands under the title: the approval's, or the draft's until then. */
  readonly writtenOn: CalendarDay;
  readonly disclosureLabel: string;
  /** 방침번호, 공고번호 …: the cell of the number that the document's kind brings; empty until it is given. */
  readonly furtherNumber?: { readonly label: string; readonly printed: string };
  readonly boxes: SignatureBoxes;
  readonly managementNumber: string;
};

/**
 * 공동기안: the agencies in whose names the document goes out, the lead agency on top and the others in their rank
 * (영 제8조제3항); nobody for a document of one agency.
 */
export function jointSenders({ agencyName, boxes }: Pick<PaperDocument, 'agencyName' | 'boxes'>): readonly string[] {
  const others = (boxes.joint ?? []).map((each) => each.agencyName);
  return others.length > 0 ? [agencyName, ...others] : [];
}
