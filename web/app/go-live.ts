import type { SessionReply } from '../../shared/contract/identity.ts';
import type { HandoverNoticeShape, NotificationShape, RequestNoticeShape } from '../../shared/contract/live.ts';
import { LiveConnection, type LiveCursor } from '../client/live-connection.ts';
import type { Office } from '../client/office.ts';

/** What is said at once, wherever the person is: a pointer names no title. */
const ASKS: Readonly<Partial<Record<NotificationShape['kind'], string>>> = {
  reminder: '결재를 재촉받았습니다. 결재대기에서 재촉이라고 적힌 문서를 확인해 주십시오.',
  stopped: '공개를 멈추고 결정을 기다리는 문서가 있습니다. 공개 대기열에서 공개할지 정해 주십시오.',
  recheckBegun:
    '지난해 문서의 공개 여부를 다시 보는 연간 재분류가 시작되었습니다. 공개 재분류에서 우리 부서의 문서를 확인해 주십시오.',
  recheckLate:
    '연간 재분류의 기한이 지났는데 남은 문서가 있습니다. 공개 재분류에서 우리 부서의 문서를 확인해 주십시오.',
  reviewEnded:
    '검토 종료 예정일이 된 비공개 문서가 있습니다. 공개 재분류의 ‘까닭이 끝남’에서 공개할 수 있는지 다시 살펴 주십시오.',
  due: '오늘이 처리기한인 문서가 있습니다. 결재대기를 기한순으로 확인해 주십시오.',
};

/** 인계·인수 that another side has acted on; what was confirmed brings documents into one's boxes, or takes them. */
const HANDOVER_NEWS: Readonly<Record<HandoverNoticeShape['status'], string>> = {
  proposed: '인수할 인계·인수서가 왔습니다. 인계·인수에서 확인해 주십시오.',
  done: '인수자가 인계·인수를 확인하여 모두 옮겨졌습니다. 인계·인수에서 결과를 확인해 주십시오.',
  refused: '인수자가 인수를 거절하였습니다. 인계·인수에서 사유를 확인해 주십시오.',
  withdrawn: '인계자가 인계를 거두었습니다. 인계·인수에서 사유를 확인해 주십시오.',
};

/** 정보공개 청구: something has come to do, or is done; the lists say which request it is. */
const REQUEST_NEWS: Readonly<Record<RequestNoticeShape['news'], string>> = {
  filed: '정보공개 청구가 들어왔습니다. 정보공개 청구에서 처리할 부서를 정해 주십시오.',
  assigned: '정보공개 청구의 담당이 정해졌습니다. 정보공개 청구에서 확인해 주십시오.',
  supplemented: '청구인이 보완하였습니다. 정보공개 청구에서 확인해 주십시오.',
  withdrawn: '청구인이 정보공개 청구를 취하하였습니다.',
  objected: '이의신청이 들어왔습니다. 정보공개 청구에서 확인해 주십시오.',
  decided: '정보공개 결정이 결재되어 청구인에게 통지되었습니다.',
  cancelled: '정보공개 결정 기안이 취소되었습니다. 그 기안문은 결재하여도 효력이 없습니다.',
  notTaken: '결재된 결정 통지서에 효력이 없습니다. 처리 담당자는 정보공개 청구에서 까닭을 확인해 주십시오.',
};

function hearOfRequest(office: Office, notice: RequestNoticeShape): void {
  office.requestNews.set({ notice });
  office.said.set({ text: REQUEST_NEWS[notice.news], carried: false });
}

function hearOfHandover(office: Office, notice: HandoverNoticeShape): void {
  office.handoverNews.set({ notice });
  office.said.set({ text: HANDOVER_NEWS[notice.status], carried: false });
  void office.refreshNotices();
  void office.refreshCounts();
}

/** Joins the signed-in person's live log to the office's stores. The answer ends it. */
export function goLive(office: Office, session: SessionReply, onSessionEnded: () => void): () => void {
  const place = `gyeol.live.${session.accountId}`;
  const connection = new LiveConnection({
    openSocket: (protocol) => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/live`, protocol),
    poll: (after) => office.clients.notification.after(after),
    readCursor: () => readCursor(place),
    keepCursor: (cursor) => sessionStorage.setItem(place, JSON.stringify(cursor)),
    onState: (state) => office.live.set(state),
    onNotification: (notification) => {
      if (notification.kind === 'handover') return hearOfHandover(office, notification);
      if (notification.kind === 'request') return hearOfRequest(office, notification);
      office.movement.set({ notification });
      const asks = ASKS[notification.kind];
      if (asks) office.said.set({ text: asks, carried: false });
      if (notification.kind === 'stopped' || notification.kind === 'stopDecided') void office.refreshNotices();
      void office.refreshCounts();
    },
    onReset: () => {
      office.movement.set({ notification: null });
      office.handoverNews.set({ notice: null });
      office.requestNews.set({ notice: null });
      void office.refreshNotices();
      void office.refreshCounts();
    },
    onSessionEnded,
    now: office.now,
    random: Math.random,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  const hurry = () => connection.hurry();
  const hurryWhenSeen = () => {
    if (document.visibilityState === 'visible') connection.hurry();
  };
  addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurryWhenSeen);
  connection.start();
  return () => {
    removeEventListener('online', hurry);
    document.removeEventListener('visibilitychange', hurryWhenSeen);
    connection.stop();
  };
}

/** A tab has its own place in the log: what one tab has shown, another may not have. */
function readCursor(place: string): LiveCursor {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Partial<LiveCursor> | null;
    if (typeof kept?.epoch === 'string' && Number.isSafeInteger(kept.last)) return kept as LiveCursor;
  } catch {
    // Somebody else's or a damaged entry: starting anew costs one refetch.
  }
  return { epoch: '', last: 0 };
}
