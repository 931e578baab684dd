import type { PlannedDocument, PlannedRequest } from './planned-office.ts';
import { delegated, noticed, signed, submitted } from './planned-office.ts';

/** Invented like everybody else here. */
const requester = {
  representative: '',
  identity: '1990-01-31',
  address: '한별시 새벽로 77',
  phone: '',
  email: 'citizen@hanbyeol.example',
};
const asked = { kind: 'person', form: 'file', method: 'network', documentNumber: null } as const;

/** 정보공개 청구: decided, extended, with a third party's wish, to be completed, passed on, and new. */
export const cityRequests: readonly PlannedRequest[] = [
  {
    name: 'kiosk-cost',
    secret: 'DEM2-KSKC-2345-6789',
    filedAt: '2026-11-02 09:40',
    filed: {
      ...asked,
      requester: { ...requester, name: '나한별' },
      wanted: '2026년 무인민원발급기의 설치 장소와 유지보수 계약 금액',
    },
    acts: [{ at: '2026-11-02 10:30', login: 'inho', unitCode: '2200', handler: 'nari' }],
  },
  {
    name: 'village-minutes',
    secret: 'DEM2-VMNT-2345-6789',
    filedAt: '2026-11-09 14:20',
    filed: {
      ...asked,
      requester: { ...requester, name: '도서온' },
      wanted: '2026년 주민자치회 협의회 회의록과 참석자 명단',
    },
    acts: [
      { at: '2026-11-09 16:00', login: 'inho', unitCode: '2100', handler: 'seojun' },
      {
        at: '2026-11-18 11:10',
        login: 'seojun',
        act: {
          act: 'extend',
          ground: 1,
          reason: '열다섯 개 동의 회의록을 모아 개인정보를 확인하는 데 시간이 걸립니다.',
        },
      },
    ],
  },
  {
    name: 'care-contracts',
    secret: 'DEM2-CARE-2345-6789',
    filedAt: '2026-11-12 10:15',
    filed: {
      ...asked,
      kind: 'organization',
      requester: { ...requester, name: '한별시민연대', representative: '유다온', identity: '000-00-00000' },
      wanted: '2025년부터 2026년까지 돌봄 제공기관과 맺은 위탁 계약서와 정산 보고서',
    },
    acts: [
      { at: '2026-11-12 13:30', login: 'inho', unitCode: '3100', handler: 'bora' },
      {
        at: '2026-11-13 10:00',
        login: 'bora',
        act: { act: 'notifyThirdParty', name: '늘봄돌봄센터', contact: '한별시 새벽로 15' },
      },
      {
        at: '2026-11-17 15:40',
        login: 'bora',
        act: {
          act: 'recordOpinion',
          party: 1,
          opposes: true,
          opinion: '종사자별 단가는 영업상 비밀이므로 공개하지 말아 주십시오.',
        },
      },
    ],
  },
  {
    name: 'unclear',
    secret: 'DEM2-VNCR-2345-6789',
    filedAt: '2026-11-16 17:05',
    filed: { ...asked, requester: { ...requester, name: '마루안' }, wanted: '행정동 관련 자료 전부' },
    acts: [
      { at: '2026-11-17 09:20', login: 'inho', unitCode: '2100', handler: 'haneul' },
      {
        at: '2026-11-17 10:05',
        login: 'haneul',
        act: { act: 'askSupplement', text: '어느 동의 어떤 자료인지, 기간은 언제부터 언제까지인지 알려 주십시오.' },
      },
    ],
  },
  {
    name: 'province-road',
    secret: 'DEM2-RXAD-2345-6789',
    filedAt: '2026-11-17 09:50',
    filed: {
      ...asked,
      requester: { ...requester, name: '서누리' },
      wanted: '지방도 12호선 확장 공사의 설계 변경 내역',
    },
    acts: [
      {
        at: '2026-11-17 14:00',
        login: 'inho',
        act: { act: 'transfer', agencyName: '솔내도', reason: '지방도를 맡은 기관이 솔내도입니다.' },
      },
    ],
  },
  {
    name: 'night-counter',
    secret: 'DEM2-NGHT-2345-6789',
    filedAt: '2026-11-20 16:30',
    filed: {
      ...asked,
      requester: { ...requester, name: '하예솔' },
      wanted: '야간민원실을 시작한 뒤 달마다 찾아온 사람 수와 업무 종류별 처리 건수',
    },
    acts: [],
  },
];

/** 결정통지: the answer to a request goes up and is approved as any other document. */
export const requestNotices: readonly PlannedDocument[] = [
  {
    name: 'kiosk-cost-notice',
    drafter: 'nari',
    draftedAt: '2026-11-09 09:30',
    answers: {
      request: 'kiosk-cost',
      terms: {
        outcome: 'partiallyOpen',
        grounds: [7],
        reason: '부품별 단가는 업체의 영업상 비밀이어서 빼고 공개합니다.',
        reviewEndsOn: null,
        opensOn: '2026-11-12',
        fee: 0,
      },
    },
    steps: [
      noticed('2026-11-09 09:50', { task: '정보공개 청구 처리', line: [delegated('yejin')] }),
      submitted('2026-11-09 10:00'),
      signed('2026-11-09 15:20'),
    ],
  },
];
