import type { BoxName } from '../../shared/contract/approval.ts';
import type { SessionReply } from '../../shared/contract/identity.ts';
import { BOX_TITLES } from './act-labels.ts';
import { SEARCH_PLACE } from './search-address.ts';

/** A place of the office: one of the boxes, or a page that is none. */
export type MenuEntry = { readonly path: string; readonly title: string; readonly box?: BoxName };
export type MenuGroup = { readonly title: string; readonly entries: readonly MenuEntry[] };
type Role = SessionReply['roles'][number];
/** What the menu depends on. */
type Standing = Pick<SessionReply, 'roles' | 'headsUnit'> & { readonly keepsUnitRecords?: boolean };

/** The boxes that have a tab of their own at the bottom of a phone; all else stands under 더보기. */
export const PHONE_BOXES: readonly BoxName[] = ['waiting', 'progress', 'saved'];

export const STOPPED_PUBLICATIONS = '/office/stopped-publications';
export const PUBLICATION_QUEUE = '/office/publication-queue';
export const RECLASSIFICATION = '/office/reclassification';

/** An administrator's of the agency, a head's of their own unit. */
const LEAD_TIMES: MenuEntry = { path: '/office/lead-times', title: '결재 소요시간' };

/** Every place this person may go to, in the order of the day's work: the one menu of the desk and of the phone. */
export function menuFor({ roles, headsUnit, keepsUnitRecords = false }: Standing): readonly MenuGroup[] {
  const has = (role: Role, entry: MenuEntry) => (roles.includes(role) ? [entry] : []);
  return [
    { title: '결재', entries: boxes('waiting', 'upcoming', 'progress', 'done', 'returned') },
    { title: '공람·보고', entries: boxes('circulated', 'consultations', 'reports') },
    { title: '기안', entries: boxes('saved', 'drafted') },
    {
      title: '대장',
      entries: [
        { path: SEARCH_PLACE, title: '문서 찾기' },
        { path: '/office/register', title: '등록대장' },
        { path: '/office/record-files', title: '기록물철' },
        ...has('recordsManager', { path: '/office/number-proof', title: '번호 증명' }),
        { path: '/office/requests', title: '정보공개 청구' },
        ...has('disclosureOfficer', { path: PUBLICATION_QUEUE, title: '공개 대기열' }),
        ...has('disclosureOfficer', { path: STOPPED_PUBLICATIONS, title: '공개 보류' }),
        ...(reclassifies(roles, keepsUnitRecords) ? [{ path: RECLASSIFICATION, title: '공개 재분류' }] : []),
        ...(headsUnit || roles.includes('administrator') ? [LEAD_TIMES] : []),
      ],
    },
    {
      title: '설정',
      entries: [
        { path: '/office/settings', title: '내 설정' },
        { path: '/office/settings/absence', title: '부재 설정' },
        { path: '/office/settings/circulation-groups', title: '공람 그룹' },
        { path: '/office/handovers', title: '인계·인수' },
        ...has('administrator', { path: '/office/administrator', title: '관리자' }),
      ],
    },
  ];
}

/** Who decides for the agency, and the 기록물관리책임자 of a unit, who sees what waits in it. */
function reclassifies(roles: readonly Role[], keepsUnitRecords: boolean): boolean {
  return keepsUnitRecords || roles.includes('recordsManager') || roles.includes('disclosureOfficer');
}

function boxes(...names: readonly BoxName[]): MenuEntry[] {
  return names.map((box) => ({ path: `/office/boxes/${box}`, title: BOX_TITLES[box], box }));
}
