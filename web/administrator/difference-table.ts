import { html, nothing } from 'lit';
import type { OrganizationPreview } from '../../shared/contract/organization-changes.ts';
import type { DifferenceKind } from '../../shared/organization/organization-difference.ts';

const LABELS: Readonly<Record<DifferenceKind, string>> = {
  unitOpened: '새 부서',
  unitRenamed: '부서 이름',
  unitMoved: '부서 이동',
  unitClosed: '부서 폐지',
  postOpened: '새 직위',
  postRenamed: '직위 이름',
  postMoved: '직위 이동',
  postClosed: '직위 없앰',
  personAdded: '새 사람',
  personChanged: '사람 정보',
  personTook: '보임',
  personMoved: '자리 이동',
  personLeft: '물러남',
};

/** What a change makes different, line by line, with the counts of each kind before it. */
export function differenceTable(difference: OrganizationPreview['difference']) {
  const counts = new Map<DifferenceKind, number>();
  for (const { kind } of difference) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const counted = [...counts].map(([kind, count]) => `${LABELS[kind]} ${count}`).join(' · ');
  return html`<p class="small">${counted}</p>
    <div class="table-scroll" tabindex="0" role="region" aria-label="바뀌는 내용 표">
      <table class="data">
        <thead>
          <tr><th scope="col">구분</th><th scope="col">무엇</th><th scope="col">지금</th><th scope="col">바뀐 뒤</th></tr>
        </thead>
        <tbody>
          ${difference.map(
            ({ kind, subject, was, becomes }) => html`<tr>
              <td>${LABELS[kind]}</td>
              <th scope="row">${subject}</th>
              <td>${was === '' ? '—' : was}</td>
              <td>${becomes === '' ? '—' : becomes}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** What goes along with the units and posts that end or move, counted, with a few of each. */
export function movesTable(moves: OrganizationPreview['moves']) {
  if (moves.length === 0) return nothing;
  return html`<h4>함께 옮기는 것</h4>
    <p class="small">지난 문서는 그때의 부서와 직위 이름 그대로입니다.</p>
    <div class="table-scroll" tabindex="0" role="region" aria-label="함께 옮기는 것 표">
      <table class="data stacked">
        <thead>
          <tr>
            <th scope="col">무엇</th>
            <th scope="col">지금</th>
            <th scope="col">바뀐 뒤</th>
            <th scope="col">건수</th>
            <th scope="col">예</th>
          </tr>
        </thead>
        <tbody>
          ${moves.map(
            ({ what, from, to, count, examples }) => html`<tr>
              <th scope="row">${what}</th>
              <td data-label="지금">${from}</td>
              <td data-label="바뀐 뒤">${to}</td>
              <td data-label="건수">${count}</td>
              <td data-label="예">${examples.length === 0 ? '—' : examples.join(', ')}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** Duties that end with their unit: who must be named, and by whom. */
export function endingsList(endings: OrganizationPreview['endings']) {
  if (endings.length === 0) return nothing;
  return html`<h4>끝나므로 새로 지정할 것</h4>
    <ul class="affected">
      ${endings.map((ending) => html`<li>${endingSentence(ending)}</li>`)}
    </ul>`;
}

function endingSentence({ what, from, people, toNames }: OrganizationPreview['endings'][number]): string {
  const ends = `${from} ${what}(${people.join(', ')}): 권한이 끝납니다.`;
  const [only, ...others] = toNames;
  if (only === undefined) return `${ends} 이어받는 부서가 없습니다. 맡을 부서의 ${what}를 지정해 주십시오.`;
  if (others.length > 0) {
    return `${ends} 이어받는 부서가 여럿입니다(${toNames.join(', ')}). 부서마다 ${what}를 지정해 주십시오.`;
  }
  return `${ends} 자기 권한은 스스로 옮길 수 없습니다. 다른 관리자에게 ${only}의 ${what} 지정을 부탁해 주십시오.`;
}

/** What hangs on the units that change and is not moved by the organisation itself. */
export function affectedList(affected: OrganizationPreview['affected']) {
  if (affected.length === 0) return nothing;
  return html`<h4>바뀌는 부서에 딸린 것</h4>
    <ul class="affected">
      ${affected.map(({ unitName, what, count }) => html`<li>${unitName}: ${what} ${count}건</li>`)}
    </ul>`;
}
