import { html, nothing } from 'lit';
import { withParticle } from '../../shared/kernel/particle.ts';
import type { Office } from '../client/office.ts';
import { awayWords, isAway } from './absence-words.ts';

/** Over every page while somebody is away or acts for somebody: nobody should wonder whose name they sign. */
export function absenceBanner(office: Office) {
  const known = office.absences.value;
  if (!known) return nothing;
  const now = office.now();
  const own = known.absences.find((absence) => isAway(absence, now));
  const acting = known.actingFor.filter((absence) => isAway(absence, now));
  if (!own && acting.length === 0) return nothing;
  const standIn = own?.standIn;
  return html`<div class="notice-bar is-absence" role="status">
    ${
      own
        ? html`<p>
            지금 부재 중입니다(${awayWords(own, now)}).
            ${standIn ? `${withParticle(`${standIn.name} ${standIn.postTitle}`, '이(가)')} 대결합니다.` : '대결자가 없어 문서가 기다립니다.'}
            <a class="link" href="/office/settings/absence">부재 설정</a>
          </p>`
        : nothing
    }
    ${acting.map(
      ({ person, ...absence }) =>
        html`<p>${person.name} ${person.postTitle} 부재로 대결합니다(${awayWords(absence, now)}).</p>`,
    )}
  </div>`;
}
