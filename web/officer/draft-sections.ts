import { html } from 'lit';
import type { Seat } from '../../shared/approval/approval-events.ts';
import type { Office } from '../client/office.ts';
import { disclosureSection, restrictionSection } from './draft-disclosure.ts';
import { filingSection, summarySection } from './draft-filing.ts';
import type { Drafter, DraftForm } from './draft-form.ts';
import { kindSection } from './draft-kind.ts';
import './draft-letter.ts';
import type { OpenedDraft } from './draft-opening.ts';
import type { Unit } from './line-editor-seats.ts';
import type { PartnerAgencies } from './partner-agencies.ts';
import type { SentLetters } from './sent-letters.ts';

export type DraftSections = Pick<OpenedDraft, 'series' | 'unitTasks'> & {
  readonly office: Office;
  readonly form: DraftForm;
  readonly letters: SentLetters;
  readonly partners: PartnerAgencies;
  readonly units: readonly Unit[];
  readonly seats: readonly Seat[];
  readonly drafter: Drafter | undefined;
  readonly now: Date;
  readonly wanted: string;
  readonly want: (text: string) => void;
  readonly change: (part: Partial<DraftForm>) => void;
};

/** What the desk asks of every text of a draft, below the line: whom it goes to, what it is, who may read it. */
export function draftSections(parts: DraftSections) {
  const { form, series, unitTasks, drafter, wanted, want, change } = parts;
  return html`<draft-letter
      .letters=${parts.letters} .letter=${form.letter ?? null} .units=${parts.units} .partners=${parts.partners}
      .seats=${parts.seats} .drafter=${drafter} .sending=${parts.letters.sending} .change=${change}
    ></draft-letter>
    ${kindSection(form, series, change)} ${disclosureSection(form, parts.now, change, parts.office)}
    ${restrictionSection(
      form,
      parts.now,
      parts.units.filter(({ agency }) => !agency),
      change,
    )}
    ${filingSection({ form, unitTasks, unitId: drafter?.unitId, wanted, want, change })} ${summarySection(form, change)}`;
}
