import type { Moment, PlannedAgency, PlannedDocument, PlannedStep, PlannedText } from './planned-office.ts';

/** One act on one document, by the person whose act it is. */
export type Task = {
  readonly agency: PlannedAgency;
  readonly document: PlannedDocument;
  /** The document's place among the drafts of its agency, from 1: its management number follows from it. */
  readonly ordinal: number;
  readonly at: Moment;
  readonly login: string;
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
  const tasks = agencies.flatMap((agency) =>
    [...agency.documents]
      .sort((a, b) => compare(a.draftedAt, b.draftedAt))
      .flatMap((document, index) => tasksOf(agency, document, index + 1)),
  );
  return tasks.sort((a, b) => compare(a.at, b.at));
}

const compare = (a: Moment, b: Moment): number => (a < b ? -1 : Number(a > b));

function tasksOf(agency: PlannedAgency, document: PlannedDocument, ordinal: number): Task[] {
  const common = { agency, document, ordinal };
  const drafter = { ...common, at: document.draftedAt, login: document.drafter, events: 0 };
  const tasks: Task[] = [{ ...drafter, act: { step: 'made' }, name: `${document.name}-made` }];
  if (document.attachments) tasks.push({ ...drafter, act: { step: 'enclosed' }, name: `${document.name}-enclosed` });
  let text: PlannedText | undefined;
  let turn = 0;
  let events = 0;
  document.steps.forEach((step, index) => {
    if (step.step === 'saved') text = step.text;
    else events += 1;
    if (step.step === 'submitted') turn = 0;
    const isSeats = step.step === 'signed' || step.step === 'rejected';
    const login = isSeats ? text?.line?.[turn]?.login : document.drafter;
    if (login === undefined) throw new Error(`${document.name}: nobody's turn at ${step.at}`);
    if (step.step === 'signed') turn += 1;
    tasks.push({ ...common, at: step.at, login, act: step, name: `${document.name}-${index}`, events });
  });
  return tasks;
}

/** The instant of a moment in Korea. */
export function instantOf(moment: Moment): Date {
  return new Date(`${moment.replace(' ', 'T')}:00+09:00`);
}
