import type {
  ChangeDelegationVersion,
  DelegatedLineReply,
  DelegationImportPreview,
  DelegationRulesReply,
  DelegationVersionDone,
  DelegationVersionReply,
  DelegationVersionsReply,
  MakeDelegationVersion,
  MattersReply,
  PublishDelegationVersion,
} from '../../shared/contract/delegation.ts';
import type { Send } from './request.ts';

export type DelegationClient = ReturnType<typeof delegationClient>;

/** 위임전결규정: what a drafter asks of it, and what an administrator does to it. */
export function delegationClient(send: Send) {
  const at = (version: number, rest = '') => `/api/delegation/versions/${version}${rest}`;
  return {
    matters: (q: string) => send<MattersReply>('GET', `/api/delegation/matters?${new URLSearchParams({ q })}`),
    line: (matter: string, amountWon: number | null) =>
      send<DelegatedLineReply>('GET', `/api/delegation/line?${lineQuery(matter, amountWon)}`),
    versions: () => send<DelegationVersionsReply>('GET', '/api/delegation/versions'),
    version: (version: number) => send<DelegationVersionReply>('GET', at(version)),
    rules: (version: number, q: string, after = '0') =>
      send<DelegationRulesReply>('GET', at(version, `/rules?${new URLSearchParams({ q, after })}`)),
    tryLine: (
      version: number,
      asked: { readonly matter: string; readonly amountWon: number | null; personId: string; postId: string },
    ) => {
      const query = lineQuery(asked.matter, asked.amountWon);
      query.set('personId', asked.personId);
      query.set('postId', asked.postId);
      return send<DelegatedLineReply>('GET', at(version, `/line?${query}`));
    },
    make: (made: MakeDelegationVersion) => send<DelegationVersionDone>('POST', '/api/delegation/versions', made),
    change: (version: number, change: ChangeDelegationVersion) =>
      send<DelegationVersionDone>('PUT', at(version), change),
    drop: (version: number) => send<void>('DELETE', at(version)),
    publish: (version: number, published: PublishDelegationVersion) =>
      send<DelegationVersionDone>('POST', at(version, '/publication'), published),
    preview: (version: number, file: File) =>
      send<DelegationImportPreview>('POST', at(version, '/import-preview'), formOf(file)),
    import: (version: number, file: File, preview: string) =>
      send<DelegationVersionDone>('POST', at(version, `/import?preview=${preview}`), formOf(file)),
    sheetAddress: (version: number, format: 'csv' | 'xlsx') => at(version, `/sheet?format=${format}`),
  };
}

function lineQuery(matter: string, amountWon: number | null): URLSearchParams {
  return new URLSearchParams({ matter, ...(amountWon === null ? {} : { amount: String(amountWon) }) });
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}
