import type { PaperDocument, PaperPicture, PaperPictures } from '../../shared/paper/paper-document.ts';
import { listPictureBytes } from '../letterhead/index.ts';
import type { Reader } from '../platform/database/connect.ts';

/** The bytes that a paper's form shows: logo, symbol, and the seal or signature. */
export async function picturesOf(sql: Reader, agencyId: number, paper: PaperDocument): Promise<PaperPictures> {
  const shown = paper.form === 'standardDraft' ? formPictures(paper.letter) : [];
  return listPictureBytes(
    sql,
    agencyId,
    shown.map(({ sha256 }) => sha256),
  );
}

type Form = Extract<PaperDocument, { form: 'standardDraft' }>['letter'];

function formPictures({ mark, letterhead }: Form): readonly PaperPicture[] {
  const onName = mark && mark.kind !== 'omitted' ? mark.image : undefined;
  return [onName, letterhead.logo, letterhead.symbol].filter((picture) => picture !== undefined);
}
