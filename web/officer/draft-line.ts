import { html } from 'lit';
import type { OriginMark } from '../../shared/approval/approval-events.ts';
import type { Office } from '../client/office.ts';
import { dueSection } from './draft-due.ts';
import type { Drafter, DraftForm } from './draft-form.ts';
import './draft-matter.ts';
import { type Ruling, reasonOf } from './draft-ruling.ts';
import './line-editor.ts';
import type { Unit } from './line-editor-seats.ts';
import type { PartnerAgencies } from './partner-agencies.ts';

export type DraftLineParts = {
  readonly office: Office;
  readonly units: readonly Unit[];
  readonly partners: PartnerAgencies;
  readonly drafter: Drafter | undefined;
  readonly form: DraftForm;
  readonly ruling: Ruling | undefined;
  readonly change: (part: Partial<DraftForm>) => void;
  readonly rule: (ruling: Ruling) => void;
  /** 일괄기안: the text that has the line, where this one has none. */
  readonly lead: string | undefined;
};

/** 업무와 결재선: the matter that draws the line, and the line with the reason of every seat. */
export function draftLine({ office, units, partners, drafter, form, ruling, change, rule, lead }: DraftLineParts) {
  if (lead !== undefined) {
    return html`<section aria-labelledby="line-heading">
      <h2 id="line-heading">결재선</h2>
      <p>결재선은 <a href="/office/drafts/${lead}">제1안</a>에서 정하고, 모든 안을 함께 상신합니다.</p>
    </section>`;
  }
  return html`<draft-matter
      .delegation=${office.clients.delegation}
      .matter=${form.matter ?? null}
      .line=${form.line}
      @matter-changed=${(event: CustomEvent<Partial<DraftForm>>) => change(event.detail)}
      @ruled=${(event: CustomEvent<Ruling>) => rule(event.detail)}
    ></draft-matter>
    <line-editor
      .office=${office}
      .units=${units}
      .partners=${partners}
      .drafter=${drafter}
      .line=${form.line}
      .drafterMarks=${form.drafterMarks ?? []}
      .reasonOf=${(seat: DraftForm['line'][number]) => reasonOf(ruling, seat)}
      @line-changed=${(event: CustomEvent<DraftForm['line']>) => change({ line: event.detail })}
      @marks-changed=${(event: CustomEvent<OriginMark[]>) => change({ drafterMarks: event.detail })}
    ></line-editor>
    ${dueSection(form, office.now(), change)}`;
}
