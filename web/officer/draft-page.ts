import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import { withParticle } from '../../shared/kernel/particle.ts';
import { draftPlace, type LocalDrafts, localDrafts } from '../client/local-drafts.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { DocumentEditor, type EditorPlace } from '../document/editor/document-editor.ts';
import { KeptFocus } from '../elements/kept-focus.ts';
import { Keys } from '../elements/keys.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { nameThePage, navigate } from '../elements/navigate.ts';
import { Watch } from '../elements/watch.ts';
import './draft-attachments.ts';
import { draftBar } from './draft-bar.ts';
import { type Attachment, type DraftForm, draftChecks, formOf, sameForm, withBody, withTitle } from './draft-form.ts';
import { DraftKeeper, type Kept, later } from './draft-keeper.ts';
import { draftLine } from './draft-line.ts';
import { checkSection, draftFailure, keptNotice, returnNotice, swapNotice } from './draft-notices.ts';
import { leadOf, type OpenedDraft, openDraft, otherTexts, previewDraft } from './draft-opening.ts';
import { draftPaper } from './draft-paper.ts';
import './draft-personal-data.ts';
import type { Ruling } from './draft-ruling.ts';
import { draftSections } from './draft-sections.ts';
import { type RefusedSubmission, refusedSubmission, type SaidAtSubmission } from './draft-submission.ts';
import './draft-texts.ts';
import './draft-tools.ts';
import { seatsOf } from './line-editor-seats.ts';
import { PartnerAgencies } from './partner-agencies.ts';
import { SentLetters } from './sent-letters.ts';

/** The other of two texts, and what to say about it. */
type Aside = { readonly form: DraftForm; readonly words: string; readonly button: string };

const BODY_AFTER_MS = 200;

/** 기안: the paper is the editor; beside it the line, the disclosure, the filing, and what is still missing. */
@customElement('draft-page')
export class DraftPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  @property({ attribute: false }) local: LocalDrafts = localDrafts;
  @state() private form: DraftForm | undefined;
  @state() private attachments: readonly Attachment[] = [];
  @state() private kept: Kept = { is: 'changed' };
  @state() private editor: DocumentEditor | undefined;
  @state() private place: EditorPlace | undefined;
  @state() private aside: Aside | undefined;
  @state() private submitting = false;
  @state() private wantedTask = '';
  @state() private said = '';
  @state() private ruling: Ruling | undefined;
  #opened = new Loader<OpenedDraft>(this);
  #partners = new PartnerAgencies(this, () => this.office.clients.organization);
  #letters = new SentLetters(this, () => this.office.clients.letterhead);
  #keeper: DraftKeeper | undefined;
  #left: Promise<unknown> | undefined;
  #bodyTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    // Signing in again anywhere on the page is the moment to bring home what only this device has.
    new Watch(
      this,
      () => this.office.session,
      (session) => {
        if (session && this.kept.is === 'local') void this.#saveNow();
      },
    );
    new KeptFocus(this);
    new Keys(this, () => [
      { key: 'Tab', native: true, single: false, says: '본문에서 항목 단계 바꾸기 (Esc 뒤에는 나가기)', run: () => {} },
      { key: 's', ctrl: true, inFields: true, says: '임시저장', run: () => void this.#saveNow() },
      ...(this.submitting
        ? []
        : [{ key: 'Enter', ctrl: true, inFields: true, says: '상신', run: () => this.#askToSubmit() }]),
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.#warn);
    addEventListener('online', this.#retry);
    // Taken from the page and put back: leaving has let go of the draft.
    if (this.hasUpdated) void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#warn);
    removeEventListener('online', this.#retry);
    this.#leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('managementNumber')) this.#reopen();
    this.#partners.openFor((this.#opened.value?.leadLine ?? this.form)?.line ?? []);
    this.#letters.openFor(this.form?.letter);
  }

  protected override updated(): void {
    const element = this.querySelector<HTMLElement>('#draft-body');
    if (!element || !this.form || this.editor) return;
    this.editor = new DocumentEditor({
      element,
      content: this.form.editorJson,
      label: '본문',
      pictures: `/api/drafts/${this.managementNumber}/pictures`,
      onChange: () => this.#bodyChanged(),
      onMove: () => {
        this.place = this.editor?.place;
      },
    });
    this.place = this.editor.place;
  }

  protected override render() {
    const { loaded } = this.#opened;
    if (loaded.value && this.form) return this.#page(loaded.value, this.form);
    if (loaded.state === 'failed') return draftFailure(loaded.error);
    return html`<div class="page-bar"><h1 tabindex="-1">기안을 여는 중</h1></div>
      <div class="document"><div class="stage"><div class="sheet sheet-waiting" aria-hidden="true"></div></div></div>`;
  }

  #page({ draft, leadLine, units: own, unitTasks, series }: OpenedDraft, form: DraftForm) {
    const drafter = this.#drafter;
    const units = [...own, ...this.#partners.units];
    const seats = seatsOf(units, form.line);
    const unit = units.find((each) => each.id === drafter?.unitId);
    return html`${draftBar(form.title, this.kept, this.submitting, {
      preview: () => void previewDraft(this.managementNumber, () => this.#saveNow()),
      save: () => void this.#saveNow(),
      submit: () => this.#askToSubmit(),
    })}
      <p class="said" role="status">${this.said}</p>
      ${returnNotice(draft)} ${this.#notice()}
      <draft-texts
        .drafting=${this.office.clients.drafting} .managementNumber=${draft.managementNumber}
        .heading=${form.title} .bundle=${draft.bundle}
        .save=${() => this.#saveNow()} .reload=${() => this.#reopen()}
      ></draft-texts>
      <div class="document draft">
        <div class="stage">
          <draft-tools
            .editor=${this.editor} .place=${this.place} .now=${this.office.now()} .managementNumber=${this.managementNumber}
          ></draft-tools>
          ${draftPaper({
            ...{ form, drafter, units, line: leadLine ?? form, managementNumber: draft.managementNumber },
            sending: this.#letters.sending,
            now: this.office.now(),
            agencyName: this.office.session.value?.agency.name ?? '',
            upperUnitName: units.find((each) => each.id === unit?.parentId)?.name,
            onTitle: (title) => this.#set(withTitle(form, title)),
            onTitleDone: () => this.editor?.focus(),
          })}
        </div>
        <div class="desk">
          ${this.submitting ? this.#submission(form, seats) : nothing}
          ${draftLine({
            ...{ office: this.office, units, partners: this.#partners, drafter },
            ...{ form, ruling: this.ruling, change: this.#change },
            lead: leadOf(draft),
            rule: (ruling) => {
              this.ruling = ruling;
            },
          })}
          ${draftSections({
            ...{ form, series, unitTasks, drafter, units, partners: this.#partners, letters: this.#letters },
            ...{ seats: seatsOf(units, (leadLine ?? form).line), wanted: this.wantedTask, change: this.#change },
            ...{ office: this.office, now: this.office.now() },
            want: (text) => {
              this.wantedTask = text;
            },
          })}
          <draft-attachments
            .office=${this.office} .managementNumber=${draft.managementNumber}
            .attachments=${this.attachments} .grounds=${form.disclosure.grounds} @attachments-changed=${this.#attached}
          ></draft-attachments>
          <draft-personal-data
            .office=${this.office} .managementNumber=${draft.managementNumber} .form=${form}
            .attachments=${this.attachments} .editor=${this.editor}
            .change=${this.#change} .go=${this.#goTo} @attachments-changed=${this.#attached}
          ></draft-personal-data>
          ${checkSection(this.#checks(form, seats), (place) => this.#goTo(place))}
        </div>
      </div>`;
  }

  #notice() {
    const choices = { takeTheirs: () => void this.#takeTheirs(), keepMine: () => void this.#keepMine() };
    if (this.kept.is !== 'saved' && this.kept.is !== 'changed') return keptNotice(this.kept, choices);
    const aside = this.aside;
    if (!aside) return nothing;
    const close = () => {
      this.aside = undefined;
    };
    return swapNotice(aside.words, aside.button, () => this.#swap(aside), close);
  }

  #submission(form: DraftForm, seats: ReturnType<typeof seatsOf>) {
    return html`<draft-submission
      .office=${this.office} .form=${form} .seats=${seats}
      .texts=${this.#opened.value?.draft.bundle.length ?? 0} .attachments=${this.attachments}
      .submit=${(said: SaidAtSubmission) => this.#submit(said)}
      .close=${() => {
        this.submitting = false;
        this.editor?.focus();
      }}
    ></draft-submission>`;
  }

  get #lead(): string | undefined {
    return leadOf(this.#opened.value?.draft);
  }

  #reopen(): void {
    this.#leave();
    void this.#open();
  }

  get #drafter() {
    return this.office.session.value?.posts[0];
  }

  async #open(): Promise<void> {
    const number = this.managementNumber;
    const opened = await this.#opened.load(() => openDraft(this.office.clients, number, this.#left), { keep: false });
    if (!opened) return;
    const place = draftPlace(this.office.session.value?.accountId ?? '', number);
    const found = await this.local.find(place);
    if (number !== this.managementNumber || !this.isConnected) return;
    this.#begin(opened.draft, place);
    const saved = formOf(opened.draft);
    if (!found || sameForm(found.form, saved)) return;
    // The text of this device is newer than the server's: it goes on, and the server's stays one press away.
    this.#show(found.form);
    this.#keeper?.restore(found.form, found.revision);
    const words = '저장되지 않았던 내용을 이 기기에서 되살렸습니다.';
    this.aside = { form: saved, words, button: '서버에 저장된 내용으로' };
  }

  #begin(draft: DraftReply, place: string): void {
    this.attachments = draft.attachments;
    this.form = formOf(draft);
    this.kept = { is: 'saved', at: draft.savedAt };
    this.#keeper = new DraftKeeper(
      {
        save: (form) => this.office.clients.drafting.save(draft.managementNumber, form),
        local: this.local,
        place,
        now: this.office.now,
        after: later,
        onChange: (kept) => {
          this.kept = kept;
        },
      },
      { form: this.form, revision: draft.revision, at: draft.savedAt },
    );
    nameThePage(draft.title || '새 기안');
  }

  /** Another text of the same draft, in the fields and in the editor. */
  #show(form: DraftForm): void {
    clearTimeout(this.#bodyTimer);
    this.#bodyTimer = undefined;
    this.form = form;
    this.editor?.replace(form.editorJson);
  }

  #change = (part: Partial<DraftForm>): void => {
    if (this.form) this.#set({ ...this.form, ...part });
  };

  #attached = ({ detail }: CustomEvent<readonly Attachment[]>) => {
    this.attachments = detail;
  };

  #set(form: DraftForm): void {
    this.form = form;
    this.said = '';
    this.#keeper?.change(form);
  }

  /** Reading the whole body at every key would be felt in a long document. */
  #bodyChanged(): void {
    this.#bodyTimer ??= setTimeout(() => this.#takeBody(), BODY_AFTER_MS);
  }

  #takeBody(): void {
    if (this.#bodyTimer === undefined || !this.editor) return;
    clearTimeout(this.#bodyTimer);
    this.#bodyTimer = undefined;
    this.#change(withBody(this.form, this.editor.json));
  }

  async #saveNow(): Promise<boolean> {
    this.#takeBody();
    const saved = (await this.#keeper?.saveNow()) ?? false;
    this.said = saved ? '저장했습니다.' : '';
    return saved;
  }

  #askToSubmit(): void {
    this.#takeBody();
    const opened = this.#opened.value;
    if (!opened || !this.form) return;
    const seats = seatsOf([...opened.units, ...this.#partners.units], this.form.line);
    const faults = this.#checks(this.form, seats).filter(({ fault }) => fault);
    if (faults.length > 0) {
      const names = faults.map(({ name }) => name).join(', ');
      this.said = `상신하려면 ${withParticle(names, '을(를)')} 먼저 고쳐 주십시오.`;
      this.#goTo('checks-heading');
      return;
    }
    this.submitting = this.#lead === undefined;
    if (this.#lead) navigate(this, `/office/drafts/${this.#lead}`);
  }

  #checks(form: DraftForm, seats: ReturnType<typeof seatsOf>) {
    const drafter = this.#lead ? undefined : this.#drafter;
    return draftChecks(form, this.attachments, drafter, seats, this.#lead ? undefined : this.ruling);
  }

  async #submit(said: SaidAtSubmission): Promise<RefusedSubmission | undefined> {
    if (!(await this.#saveNow()) || !this.#keeper)
      return { words: '먼저 저장해야 상신할 수 있습니다. 위의 안내를 보아 주십시오.', left: [] };
    try {
      const { drafting } = this.office.clients;
      const texts = await otherTexts(drafting, this.#opened.value?.draft);
      await drafting.submit(this.managementNumber, { revision: this.#keeper.revision, ...texts, ...said });
    } catch (error) {
      return refusedSubmission(error);
    }
    void this.office.refreshCounts();
    navigate(this, `/office/documents/${this.managementNumber}`);
    return undefined;
  }

  async #takeTheirs(): Promise<void> {
    const mine = this.form;
    try {
      const draft = await this.office.clients.drafting.open(this.managementNumber);
      this.attachments = draft.attachments;
      this.#keeper?.adopt({ form: formOf(draft), revision: draft.revision, at: draft.savedAt });
      this.#show(formOf(draft));
      if (!mine) return;
      this.aside = { form: mine, words: '저장된 내용을 불러왔습니다.', button: '방금까지 적던 내용으로' };
    } catch (error) {
      this.said = sentenceOf(error);
    }
  }

  async #keepMine(): Promise<void> {
    try {
      const { revision } = await this.office.clients.drafting.open(this.managementNumber);
      await this.#keeper?.overwrite(revision);
    } catch (error) {
      this.said = sentenceOf(error);
    }
  }

  #swap({ form }: Aside): void {
    const other = this.form;
    this.#show(form);
    this.#keeper?.change(form);
    this.aside = other && { form: other, words: '내용을 바꾸었습니다.', button: '앞의 내용으로' };
  }

  #goTo = (place: string): void => {
    if (place === 'draft-body') this.editor?.focus();
    else this.querySelector<HTMLElement>(`#${place}`)?.focus();
    this.querySelector(`#${place}`)?.scrollIntoView({ block: 'center' });
  };

  #leave(): void {
    this.#takeBody();
    this.#left = this.#keeper?.hasUnsaved ? this.#keeper.saveNow() : undefined;
    this.#keeper?.stop();
    this.#keeper = undefined;
    this.editor?.destroy();
    this.editor = undefined;
    this.form = undefined;
    this.aside = undefined;
    this.submitting = false;
  }

  #warn = (event: BeforeUnloadEvent): void => {
    this.#takeBody();
    if (this.#keeper?.hasUnsaved) event.preventDefault();
  };

  #retry = (): void => {
    if (this.kept.is === 'local') void this.#saveNow();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'draft-page': DraftPage;
  }
}
