import { html, nothing, type TemplateResult } from 'lit';
import { GROUND_LABELS } from '../../shared/disclosure/disclosure.ts';
import type { FindingPlace, PlacedFinding } from '../../shared/disclosure/personal-data/check-content.ts';
import { CONFIDENCE_LABELS, PERSONAL_DATA_LABELS } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { SHORT_PART_LABELS } from '../../shared/disclosure/suspected-words.ts';
import { type FilePlace, filePlaceWords } from '../../shared/originals/file-finding.ts';

/** More than anybody deals with one by one. */
const MOST_SHOWN = 50;

const PLACE_LABELS: Readonly<Record<FindingPlace['part'], string>> = {
  ...SHORT_PART_LABELS,
  body: '본문',
};

/** Something that was found, in the texts of a document or in a file. */
export type ListedFinding = Pick<PlacedFinding, 'kind' | 'confidence' | 'ground' | 'words'> & {
  readonly place: FindingPlace | FilePlace;
};

export function placeWords(place: FindingPlace | FilePlace): string {
  if ('spot' in place) return filePlaceWords(place);
  return place.part === 'body' ? `본문 ${place.block + 1}번째 문단` : PLACE_LABELS[place.part];
}

/** 개인정보 점검: kind, confidence, words, place and proposed ground of each, and what can be done about it there. */
export function personalDataList<Finding extends ListedFinding>(
  findings: readonly Finding[],
  acts: (finding: Finding) => TemplateResult | typeof nothing = () => nothing,
) {
  const more = findings.length - MOST_SHOWN;
  return html`<ul class="personal-findings">
      ${findings.slice(0, MOST_SHOWN).map(
        (finding) => html`<li>
          <b class=${finding.confidence === 'certain' ? 'is-certain' : 'is-likely'}>${CONFIDENCE_LABELS[finding.confidence]}</b>
          <div>
            <p><b>${PERSONAL_DATA_LABELS[finding.kind]}</b> <q>${finding.words}</q></p>
            <p class="small">${placeWords(finding.place)} · 제9조제1항제${finding.ground}호(${GROUND_LABELS[finding.ground]})</p>
            ${acts(finding)}
          </div>
        </li>`,
      )}
    </ul>
    ${more > 0 ? html`<p class="small">그 밖에 ${more}건이 더 있습니다. 위의 것을 처리하면 이어서 보입니다.</p>` : nothing}`;
}

/** `확실 2건, 의심 1건`. */
export function countWords(findings: readonly Pick<PlacedFinding, 'confidence'>[]): string {
  const certain = findings.filter(({ confidence }) => confidence === 'certain').length;
  const counts = [
    ['확실', certain],
    ['의심', findings.length - certain],
  ] as const;
  const words = counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}건`);
  return words.length === 0 ? '찾은 것 없음' : words.join(', ');
}
