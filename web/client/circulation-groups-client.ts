import type {
  ChangeGroup,
  GroupDone,
  GroupReadersReply,
  GroupsReply,
  SaveGroup,
} from '../../shared/contract/circulation.ts';
import type { Send } from './request.ts';

/** 공람 그룹: rules over the organisation, kept under a name. */
export function circulationGroupsClient(send: Send) {
  const place = (id: string) => `/api/circulation-groups/${encodeURIComponent(id)}`;
  return {
    groups: () => send<GroupsReply>('GET', '/api/circulation-groups'),
    /** Who a group is at this moment. */
    groupReaders: (id: string) => send<GroupReadersReply>('GET', `${place(id)}/readers`),
    makeGroup: (group: SaveGroup) => send<GroupDone>('POST', '/api/circulation-groups', group),
    changeGroup: (id: string, group: ChangeGroup) => send<GroupDone>('PUT', place(id), group),
    forgetGroup: (id: string) => send<GroupDone>('DELETE', place(id)),
  };
}
