import type { DelegationImportPreview, DelegationVersionDone } from '../../shared/contract/delegation.ts';
import type { TestOffice } from './test-office.ts';

/** 위임전결규칙: the rows of a sheet become a version of the regulation that holds from a day on. */
export async function publishDelegationTable(
  office: TestOffice,
  sheet: string,
  { validFrom, matterRequired = false }: { readonly validFrom: string; readonly matterRequired?: boolean },
): Promise<void> {
  const administrator = await office.as('administrator');
  const base = '/api/delegation/versions';
  const { version } = await administrator.post<DelegationVersionDone>(base, { title: '전결규칙', copyFrom: null });
  const upload = (what: string) => {
    const form = new FormData();
    form.append('file', new File([sheet], '전결.csv'));
    return administrator.attempt('POST', `${base}/${version}/${what}`, form);
  };
  const { preview } = (await upload('import-preview')).json<DelegationImportPreview>();
  await upload(`import?preview=${preview}`);
  const { ladder } = await administrator.get<{ ladder: object[] }>(`${base}/${version}`);
  await administrator.put(`${base}/${version}`, { revision: 2, title: '전결규칙', matterRequired, ladder });
  await administrator.post(`${base}/${version}/publication`, { revision: 3, validFrom });
}
