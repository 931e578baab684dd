import { html } from 'lit';
import type { OriginMark } from '../../shared/approval/approval-events.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { Drafter } from './draft-form.ts';
import { MARK_SIGNS } from './line-editor-row.ts';
import { officerOf, type Unit } from './line-editor-seats.ts';

const LABELS: Readonly<Record<OriginMark, string>> = { initiator: '발의자', reporter: '보고자' };
const MARKS: readonly OriginMark[] = ['initiator', 'reporter'];
const NOBODY = 'nobody';
const OWN = 'own';

export type MarkParts = {
  readonly units: readonly Unit[];
  readonly drafter: Drafter;
  readonly line: readonly LineSeat[];
  readonly drafterMarks: readonly OriginMark[];
  /** The drafter (`own`), a seat by its place, or nobody. */
  readonly mark: (mark: OriginMark, to: 'own' | number | undefined) => void;
};

/** 발의자(★)와 보고자(⊙): who of the sign row is marked on the paper (규칙 제6조①). */
export function markChoices(parts: MarkParts) {
  return html`<div class="line-marks">${MARKS.map((mark) => markChoice(mark, parts))}</div>`;
}

function markChoice(mark: OriginMark, { units, drafter, line, drafterMarks, mark: give }: MarkParts) {
  const marked = line.findIndex((seat) => seat.marks?.includes(mark));
  const chosen = drafterMarks.includes(mark) ? OWN : marked < 0 ? NOBODY : String(marked);
  const people = line.flatMap((seat, at) => {
    const officer = officerOf(units, seat);
    const isPrinted = seat.act !== 'cooperate' && seat.act !== 'afterRead';
    return officer && isPrinted ? [{ value: String(at), words: `${officer.name} ${officer.postTitle}` }] : [];
  });
  const options = [
    { value: NOBODY, words: '표시 안 함' },
    { value: OWN, words: `${drafter.name} ${drafter.postTitle}` },
    ...people,
  ];
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    give(mark, value === NOBODY ? undefined : value === OWN ? 'own' : Number(value));
  };
  return html`<label class="field">
    ${LABELS[mark]} ${MARK_SIGNS[mark]}
    <select @change=${choose}>
      ${options.map(({ value, words }) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
    </select>
  </label>`;
}
