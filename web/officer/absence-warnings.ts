import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Seat } from '../../shared/approval/approval-events.ts';
import type { AbsencesAlongReply } from '../../shared/contract/absence.ts';
import { withParticle } from '../../shared/kernel/particle.ts';
import type { Office } from '../client/office.ts';
import { awayWords } from '../document/absence-words.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

/** Who of a line will be away within a month, said before it goes up. It warns and forbids nothing. */
@customElement('absence-warnings')
export class AbsenceWarnings extends LightElement {
  @property({ attribute: false }) office: Office | undefined;
  /** The seats after the drafter's. */
  @property({ attribute: false }) seats: readonly Seat[] = [];
  #along = new Loader<AbsencesAlongReply>(this);
  #asked = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('seats') && !changed.has('office')) return;
    const people = this.seats.map((seat) => seat.officer.personId);
    const agencies = [...new Set(this.seats.flatMap((seat) => seat.officer.agency?.id ?? []))];
    const { office } = this;
    if (!office || people.join() === this.#asked) return;
    this.#asked = people.join();
    if (people.length === 0) this.#along.forget();
    // A warning that cannot be fetched is not shown: the line works without it.
    else void this.#along.load(() => office.clients.absence.along(people, agencies), { keep: false });
  }

  protected override render() {
    const absences = this.#along.value?.absences ?? [];
    const words = absences.flatMap((absence) => this.#words(absence));
    return html`<div role="status">
      ${words.length === 0 ? nothing : html`<ul class="absence-warnings">${words.map((each) => html`<li>${each}</li>`)}</ul>`}
    </div>`;
  }

  #words({ personId, acting, ...absence }: AbsencesAlongReply['absences'][number]): string[] {
    const place = this.seats.findIndex((seat) => seat.officer.personId === personId);
    const officer = this.seats[place]?.officer;
    if (!officer || !this.office) return [];
    // The drafter stands first on the line.
    const who = `${place + 2}번(${officer.name} ${officer.postTitle})`;
    const when = awayWords(absence, this.office.now());
    const standIn = acting ? `${acting.name} ${acting.postTitle}` : '';
    const then = acting ? `대결자는 ${standIn}입니다.` : '대결자가 없어 돌아올 때까지 기다립니다.';
    return [`이 결재선의 ${withParticle(who, '은(는)')} ${when} 부재이며, ${then}`];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'absence-warnings': AbsenceWarnings;
  }
}
