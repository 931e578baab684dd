import { bodyPictures } from '../../shared/document/body-pictures.ts';
import type { PaperDocument, PaperPicture, PaperPictures } from '../../shared/paper/paper-document.ts';
import { listPicturesNamed } from '../document/index.ts';
import { listPictureBytes } from '../letterhead/index.ts';
import type { Services } from '../platform/services.ts';

/** The bytes that a paper shows: the pictures of its body, and logo, symbol, and the seal or signature of its form. */
export async function picturesOf(
  { database, files }: Pick<Services, 'database' | 'files'>,
  agencyId: number,
  paper: PaperDocument,
): Promise<PaperPictures> {
  const { sql } = database;
  const shown = paper.form === 'standardDraft' ? formPictures(paper.letter) : [];
  const ofForm = await listPictureBytes(
    sql,
    agencyId,
    shown.map(({ sha256 }) => sha256),
  );
  const inBody = new Set(bodyPictures(paper.body).map(({ sha256 }) => sha256));
  if (inBody.size === 0) return ofForm;
  const stored = (await listPicturesNamed(sql, agencyId, paper.managementNumber)).filter((p) => inBody.has(p.sha256));
  return new Map([...ofForm, ...(await files.readAll(stored))]);
}

type Form = Extract<PaperDocument, { form: 'standardDraft' }>['letter'];

function formPictures({ mark, letterhead }: Form): readonly PaperPicture[] {
  const onName = mark && mark.kind !== 'omitted' ? mark.image : undefined;
  return [onName, letterhead.logo, letterhead.symbol].filter((picture) => picture !== undefined);
}
