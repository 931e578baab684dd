import type { Moment, PlannedAgency, PlannedDocument, PlannedSeat, PlannedStep } from './planned-office.ts';

/** One act on one document, by the person whose act it is. */
export type Task = {
  readonly agency: PlannedAgency;
  readonly document: PlannedDocument;
  /** The document's place among the drafts of its agency, from 1: its management number follows from it. */
  readonly ordinal: number;
  /** 일괄기안: the places of the texts that go with the document, and of the one with which it goes itself. */
  readonly textOrdinals: readonly number[];
  readonly leadOrdinal: number | undefined;
  readonly at: Moment;
  readonly login: string;
  /** 공동기안: the name of the other agency whose person acts. */
  readonly sitsIn: string | undefined;
  readonly act: { readonly step: 'made' } | { readonly step: 'enclosed' } | PlannedStep;
  /** Names the act among all of the office. */
  readonly name: string;
  /** How many events the document's stream holds once this has been done. */
  readonly events: number;
};

/**
 * Everything that happens in the office in the order of time, so that numbers are given in the order of approvals.
 * Each act waits for the one before it: what a killed run leaves behind is always a beginning of this list.
 */
export function timeline(agencies: readonly PlannedAgency[]): readonly Task[] {
  const tasks = agencies.flatMap((agency) => {
    const documents = [...agency.documents].sort((a, b) => compare(a.draftedAt, b.draftedAt));
    return documents.flatMap((document) => tasksOf(agency, documents, document));
  });
  return tasks.sort((a, b) => compare(a.at, b.at));
}

const compare = (a: Moment, b: Moment): number => (a < b ? -1 : Number(a > b));

function tasksOf(agency: PlannedAgency, documents: readonly PlannedDocument[], document: PlannedDocument): Task[] {
  const ordinals = new Map(documents.map(({ name }, index) => [name, index + 1]));
  const ordinal = ordinals.get(document.name) ?? 0;
  const leadOrdinal = document.bundledWith === undefined ? undefined : ordinals.get(document.bundledWith);
  const texts = documents.filter(({ bundledWith }) => bundledWith === document.name);
  const textOrdinals = texts.map(({ name }) => ordinals.get(name) ?? 0);
  const common = { agency, document, ordinal, textOrdinals, leadOrdinal, sitsIn: undefined };
  const drafter = { ...common, at: document.draftedAt, login: document.drafter, events: 0 };
  const tasks: Task[] = [{ ...drafter, act: { step: 'made' }, name: `${document.name}-made` }];
  if (document.attachments) tasks.push({ ...drafter, act: { step: 'enclosed' }, name: `${document.name}-enclosed` });
  let line: readonly PlannedSeat[] | undefined;
  let turn = 0;
  let events = 0;
  document.steps.forEach((step, index) => {
    if (step.step === 'saved') line = step.text.line;
    else if (step.step === 'noticed') line = step.line;
    else if (step.step !== 'withdrawn' && step.step !== 'reported') events += 1;
    if (step.step === 'submitted') turn = 0;
    const isSeats = step.step === 'signed' || step.step === 'rejected';
    const { login, agency: sitsIn } = (isSeats ? line?.[turn] : { login: document.drafter }) ?? {};
    if (login === undefined) throw new Error(`${document.name}: nobody's turn at ${step.at}`);
    if (step.step === 'signed') turn += 1;
    tasks.push({ ...common, at: step.at, login, sitsIn, act: step, name: `${document.name}-${index}`, events });
  });
  return tasks;
}

/** The instant of a moment in Korea. */
export function instantOf(moment: Moment): Date {
  return new Date(`${moment.replace(' ', 'T')}:00+09:00`);
}
