import { html } from 'lit';
import { bandText } from '../../shared/approval/delegation.ts';
import type { DelegationRulesReply } from '../../shared/contract/delegation.ts';

type Rule = DelegationRulesReply['rules'][number];

/** Rows of a delegation table as officials know them; `note` tells what happens to each. */
export function ruleTable(label: string, rules: readonly Rule[], note: (rule: Rule) => string = () => '') {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${label}>
    <table class="data stacked">
      <thead>
        <tr>
          <th scope="col">단위사무</th><th scope="col">금액</th><th scope="col">결재</th><th scope="col">검토</th>
          <th scope="col">협조</th><th scope="col">근거</th>
        </tr>
      </thead>
      <tbody>
        ${rules.map(
          (rule) => html`<tr>
            <th scope="row">${rule.name} <small>${[rule.code, ...rule.path].join(' › ')}</small></th>
            <td data-label="금액">${bandText(rule) || '모두'}</td>
            <td data-label="결재">${rule.decidedBy}${rule.important ? ' · 중요' : ''}<small>${note(rule)}</small></td>
            <td data-label="검토">${reviewWords(rule)}</td>
            <td data-label="협조">${rule.cooperation.join(', ')}</td>
            <td data-label="근거">${rule.reference}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function reviewWords({ reviewedBy }: Rule): string {
  if (reviewedBy === null) return '사이의 모두';
  return reviewedBy.length === 0 ? '없음' : reviewedBy.join(', ');
}
