import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import type { AgenciesReply } from '../../shared/contract/organization.ts';
import type { OrganizationClient } from '../client/organization-client.ts';
import { sentenceOf } from '../client/request.ts';
import type { Unit } from './line-editor-seats.ts';

type Agency = AgenciesReply['agencies'][number];

/**
 * 공동기안: the other agencies of the installation and their people, fetched when a line has them or its drafter looks
 * for them; nearly every document needs none.
 */
export class PartnerAgencies implements ReactiveController {
  /** None until somebody asks for them. */
  agencies: readonly Agency[] = [];
  /** The units of the agencies that were asked for, each with its agency. */
  units: readonly Unit[] = [];
  /** Why they could not be fetched, for the next press to mend; '' if they could. */
  refusal = '';
  #host: ReactiveControllerHost;
  #organization: () => OrganizationClient;
  #asked = new Set<number>();

  constructor(host: ReactiveControllerHost, organization: () => OrganizationClient) {
    this.#host = host;
    this.#organization = organization;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Fetches the list of the agencies, once. */
  async list(): Promise<void> {
    if (this.agencies.length > 0) return;
    await this.#fetch(async () => {
      this.agencies = (await this.#organization().agencies()).agencies;
    });
  }

  /** Fetches the people of an agency, once. */
  async open(agencyId: number): Promise<void> {
    if (this.#asked.has(agencyId)) return;
    this.#asked.add(agencyId);
    await this.list();
    const agency = this.agencies.find((each) => each.id === agencyId);
    if (agency) {
      await this.#fetch(async () => {
        const { units } = await this.#organization().unitsOf(agencyId);
        this.units = [...this.units, ...units.map((unit) => ({ ...unit, agency }))];
      });
    }
    // What could not be fetched is asked for again by the next press.
    if (this.refusal !== '') this.#asked.delete(agencyId);
  }

  /** Fetches the people of the agencies that have seats on a line. */
  openFor(line: readonly LineSeat[]): void {
    if (this.refusal !== '') return;
    for (const { agencyId } of line) if (agencyId !== undefined) void this.open(agencyId);
  }

  async #fetch(run: () => Promise<void>): Promise<void> {
    try {
      await run();
      this.refusal = '';
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
    this.#host.requestUpdate();
  }
}
