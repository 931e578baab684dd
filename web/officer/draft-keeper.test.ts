import { beforeEach, describe, expect, it } from 'vitest';
import type { DraftMade, SaveDraft } from '../../shared/contract/drafting.ts';
import type { LocalDraft } from '../client/local-drafts.ts';
import { OfflineError, ProblemError, SignInPutOff } from '../client/request.ts';
import type { DraftForm } from './draft-form.ts';
import { DraftKeeper, type Kept } from './draft-keeper.ts';

const FORM: DraftForm = {
  title: '',
  publicTitle: '',
  editorJson: { type: 'doc' },
  summary: '',
  keywords: [],
  disclosure: { level: 'open', grounds: [] },
  bodyOpen: false,
  licence: 'none',
  unitTaskId: null,
  line: [],
};
const titled = (title: string): DraftForm => ({ ...FORM, title });

/** A clock that stands until the test lets time pass, and a server that answers when the test says so. */
function work() {
  let now = 0;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const device = new Map<string, LocalDraft>();
  const shown: Kept['is'][] = [];
  const sent: {
    readonly draft: SaveDraft;
    readonly answer: (made: DraftMade) => void;
    readonly fail: (error: unknown) => void;
  }[] = [];
  const keeper = new DraftKeeper(
    {
      save: (draft) => new Promise((answer, fail) => sent.push({ draft, answer, fail })),
      local: {
        find: (place) => Promise.resolve(device.get(place)),
        keep: (place, draft) => Promise.resolve(void device.set(place, draft)),
        forget: (place) => Promise.resolve(void device.delete(place)),
      },
      place: 'me/D0000000000001',
      now: () => new Date(now),
      after: (ms, run) => {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((each) => each !== timer);
        };
      },
      onChange: ({ is }) => shown.push(is),
    },
    { form: FORM, revision: 1, at: '2026-11-20T01:00:00Z' },
  );
  const pass = async (ms: number) => {
    now += ms;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { run } of due) run();
    await settle();
  };
  return { keeper, device, shown, sent, pass };
}

/** Lets every promise that is ready go on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

const made = (revision: number): DraftMade => ({
  managementNumber: 'D0000000000001',
  revision,
  savedAt: '2026-11-20T01:42:08Z',
});
const stale = new ProblemError(409, { code: 'stale-draft', message: '먼저 저장하였습니다.', requestId: 'r' });

describe('keeping a draft', () => {
  let at: ReturnType<typeof work>;
  beforeEach(() => {
    at = work();
  });

  it('saves three seconds after the last change, on the device long before', async () => {
    at.keeper.change(titled('하나'));
    await at.pass(500);
    expect([...at.device.values()][0]?.form.title).toBe('하나');
    at.keeper.change(titled('하나 둘'));
    await at.pass(2_900);
    expect(at.sent).toEqual([]);
    await at.pass(100);
    expect(at.sent.map(({ draft }) => [draft.revision, draft.title])).toEqual([[1, '하나 둘']]);
    at.sent[0]?.answer(made(2));
    await settle();
    expect(at.keeper.kept.is).toBe('saved');
    expect(at.device.size).toBe(0);
  });

  it('what is written during a save is saved after it, on the new revision', async () => {
    at.keeper.change(titled('하나'));
    await at.pass(3_000);
    at.keeper.change(titled('둘'));
    at.sent[0]?.answer(made(2));
    await settle();
    expect(at.keeper.kept.is).toBe('changed');
    await at.pass(3_000);
    expect(at.sent.map(({ draft }) => [draft.revision, draft.title])).toEqual([
      [1, '하나'],
      [2, '둘'],
    ]);
  });

  it('without a connection the text stays on the device and is tried again', async () => {
    at.keeper.change(titled('하나'));
    await at.pass(3_000);
    at.sent[0]?.fail(new OfflineError());
    await settle();
    expect(at.keeper.kept.is).toBe('local');
    expect([...at.device.values()][0]?.form.title).toBe('하나');
    await at.pass(15_000);
    at.sent[1]?.answer(made(2));
    await settle();
    expect(at.keeper.kept.is).toBe('saved');
  });

  it('once signing in was put off nobody is asked again until they press 임시저장', async () => {
    at.keeper.change(titled('하나'));
    await at.pass(3_000);
    at.sent[0]?.fail(new SignInPutOff());
    await settle();
    at.keeper.change(titled('하나 둘'));
    await at.pass(60_000);
    expect(at.sent).toHaveLength(1);
    expect(at.keeper.kept.is).toBe('local');
    expect([...at.device.values()][0]?.form.title).toBe('하나 둘');
    void at.keeper.saveNow();
    await settle();
    at.sent[1]?.answer(made(2));
    await settle();
    expect(at.keeper.kept.is).toBe('saved');
  });

  it('after another window has saved nothing is sent until the person has chosen', async () => {
    at.keeper.change(titled('내 글'));
    await at.pass(3_000);
    at.sent[0]?.fail(stale);
    await settle();
    expect(at.keeper.kept.is).toBe('stale');
    at.keeper.change(titled('내 글 더'));
    await at.pass(60_000);
    expect(at.sent).toHaveLength(1);
    expect([...at.device.values()][0]?.form.title).toBe('내 글 더');
    void at.keeper.overwrite(7);
    await settle();
    expect(at.sent[1]?.draft).toMatchObject({ revision: 7, title: '내 글 더' });
  });

  it('a refusal is shown and the text is kept', async () => {
    at.keeper.change(titled('하나'));
    await at.pass(3_000);
    at.sent[0]?.fail(new ProblemError(400, { code: 'body-bad-text', message: '쓸 수 없는 글자', requestId: 'r' }));
    await settle();
    expect(at.keeper.kept).toEqual({ is: 'refused', why: '쓸 수 없는 글자' });
    expect(at.keeper.hasUnsaved).toBe(true);
    expect(at.device.size).toBe(1);
  });

  it('a text from the device is saved on the revision it was written on', async () => {
    at.keeper.restore(titled('되살린 글'), 4);
    await at.pass(3_000);
    expect(at.sent[0]?.draft).toMatchObject({ revision: 4, title: '되살린 글' });
  });

  it('taking a change back leaves nothing to save', async () => {
    at.keeper.change(titled('하나'));
    at.keeper.change(FORM);
    await at.pass(60_000);
    expect(at.sent).toEqual([]);
    expect(at.keeper.kept.is).toBe('saved');
    expect(at.device.size).toBe(0);
  });
});
