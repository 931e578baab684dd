import type { OwnAbsencesReply } from '../../shared/contract/absence.ts';
import type { BoxCounts, BoxName } from '../../shared/contract/approval.ts';
import type { SessionReply } from '../../shared/contract/identity.ts';
import type { HandoverNoticeShape, NotificationShape, RequestNoticeShape } from '../../shared/contract/live.ts';
import type { QueueReply } from '../../shared/contract/publication-acts.ts';
import type { SearchPage } from '../../shared/contract/search.ts';
import type { StuckNotice } from '../../shared/contract/stuck.ts';
import type { AbsenceClient } from './absence-client.ts';
import type { AdministrationClient } from './administration-client.ts';
import type { ApprovalClient } from './approval-client.ts';
import type { BoxesClient } from './boxes-client.ts';
import type { DelegationClient } from './delegation-client.ts';
import type { DraftingClient } from './drafting-client.ts';
import type { HandoverClient } from './handover-client.ts';
import type { LetterheadClient } from './letterhead-client.ts';
import type { LiveState } from './live-connection.ts';
import type { NotificationClient } from './notification-client.ts';
import type { OrganizationClient } from './organization-client.ts';
import type { OriginalsClient } from './originals-client.ts';
import type { PublicationClient } from './publication-client.ts';
import type { ReclassificationClient } from './reclassification-client.ts';
import type { RecordFilesClient } from './record-files-client.ts';
import type { RegistrationClient } from './registration-client.ts';
import type { RequestsClient } from './requests-client.ts';
import type { SearchClient } from './search-client.ts';
import type { SessionClient } from './session-client.ts';
import { Store } from './store.ts';

/** Everything a page may ask of the server, one client per capability. */
export type OfficeClients = {
  readonly absence: AbsenceClient;
  readonly session: SessionClient;
  readonly administration: AdministrationClient;
  readonly delegation: DelegationClient;
  readonly drafting: DraftingClient;
  readonly handover: HandoverClient;
  readonly requests: RequestsClient;
  readonly letterhead: LetterheadClient;
  readonly approval: ApprovalClient;
  readonly boxes: BoxesClient;
  readonly organization: OrganizationClient;
  readonly originals: OriginalsClient;
  readonly publication: PublicationClient;
  readonly reclassification: ReclassificationClient;
  readonly recordFiles: RecordFilesClient;
  readonly registration: RegistrationClient;
  readonly search: SearchClient;
  readonly notification: NotificationClient;
};

/** What has moved: one document, or (after a reset of the log) anything. */
export type Movement = { readonly notification: NotificationShape | null };

/** 인계·인수: which record another side has acted on, or (after a reset of the log) any. */
export type HandoverNews = { readonly notice: HandoverNoticeShape | null };

/** 정보공개 청구: what has come to do, or (after a reset of the log) anything. */
export type RequestNewsHeard = { readonly notice: RequestNoticeShape | null };

/** The list a document was opened from, so that its page can lead to the one before and the one after. */
export type Trail = {
  readonly box: BoxName | 'stopped' | 'queue' | 'search';
  readonly managementNumbers: readonly string[];
};

/** The answer to a search as it was left: whose, to which address, at which row, how far down. */
export type Searched = {
  readonly accountId: string;
  readonly address: string;
  readonly answer: SearchPage;
  readonly chosen: string;
  readonly scrolled: number;
};

/** What an act has done, in words; `carried` = it is still to be read on the page that opens next. */
export type Said = { readonly text: string; readonly carried: boolean };

/** What every page is given: the clients, who is signed in, the counts, and what moves. */
export class Office {
  readonly clients: OfficeClients;
  readonly session = new Store<SessionReply | null>(null);
  readonly counts = new Store<BoxCounts | null>(null);
  /** One's own absences and for whom one acts; null until they are known. */
  readonly absences = new Store<OwnAbsencesReply | null>(null);
  /** What the nightly look found, for administrators. */
  readonly stuck = new Store<StuckNotice | null>(null);
  /** How many 인계·인수서 wait for one's confirmation. */
  readonly handoversToConfirm = new Store<number>(0);
  /** 공개 보류: how many publications wait for a decision, for the disclosure officer. */
  readonly stopped = new Store<number>(0);
  /** 공개 대기열: how many documents are on their way to the citizens or wait for a decision; null until known. */
  readonly queued = new Store<QueueReply['counts'] | null>(null);
  /** 재분류: how many records wait to be looked at again, for who decides on them. */
  readonly toReclassify = new Store<number>(0);
  readonly live = new Store<LiveState>({ status: 'connecting' });
  readonly movement = new Store<Movement | null>(null);
  readonly handoverNews = new Store<HandoverNews | null>(null);
  readonly requestNews = new Store<RequestNewsHeard | null>(null);
  readonly trail = new Store<Trail | null>(null);
  /** The answer to the last search and where the reader stood in it, for the way back. */
  readonly searched = new Store<Searched | null>(null);
  readonly said = new Store<Said | null>(null);
  readonly now: () => Date;
  #refreshing: Promise<void> | undefined;
  #again = false;

  constructor(clients: OfficeClients, now: () => Date = () => new Date()) {
    this.clients = clients;
    this.now = now;
  }

  /** Fetches the counts; calls that come while one is under way become a single one after it. */
  refreshCounts(): Promise<void> {
    if (this.#refreshing !== undefined) {
      this.#again = true;
      return this.#refreshing;
    }
    this.#refreshing = this.#fetchCounts().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** An absence begins by the clock and the nightly look by itself: asked at signing in and after a change. */
  async refreshNotices(): Promise<void> {
    try {
      this.absences.set(await this.clients.absence.mine());
      const { handovers } = await this.clients.handover.waiting();
      this.handoversToConfirm.set(handovers.filter(({ waitsOnMe }) => waitsOnMe).length);
      await this.refreshStopped();
      await this.refreshToReclassify();
      const isAdministrator = this.session.value?.roles.includes('administrator') ?? false;
      this.stuck.set(isAdministrator ? await this.clients.approval.stuckNotice() : null);
      await this.refreshQueued();
    } catch {
      // What was known stays; the page of absences says why it cannot be read.
    }
  }

  async refreshStopped(): Promise<void> {
    if (!this.session.value?.roles.includes('disclosureOfficer')) return;
    const { documents } = await this.clients.approval.stopped();
    this.stopped.set(documents.length);
  }

  async refreshQueued(): Promise<void> {
    if (!this.session.value?.roles.includes('disclosureOfficer')) return;
    this.queued.set((await this.clients.publication.counts()).counts);
  }

  async refreshToReclassify(): Promise<void> {
    const roles = this.session.value?.roles ?? [];
    if (!roles.includes('recordsManager') && !roles.includes('disclosureOfficer')) return;
    this.toReclassify.set((await this.clients.reclassification.waiting()).waiting);
  }

  async #fetchCounts(): Promise<void> {
    do {
      this.#again = false;
      try {
        this.counts.set(await this.clients.boxes.counts());
      } catch {
        // The counts keep their last value; the live state says in words that they may be old.
      }
    } while (this.#again);
  }
}
