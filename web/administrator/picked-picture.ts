import { refusalText } from '../../shared/contract/refusals.ts';
import { LETTERHEAD_LIMITS } from '../../shared/document/letterhead.ts';
import { ProblemError } from '../client/request.ts';
import { base64Of } from './base64-of.ts';

/** The picture of a form's field in base64; undefined where none was chosen. One that is too large is not even sent. */
export async function pickedPicture(data: FormData, name: string): Promise<string | undefined> {
  const file = data.get(name);
  if (!(file instanceof File) || file.size === 0) return undefined;
  if (file.size > LETTERHEAD_LIMITS.pictureBytes) {
    const message = refusalText('letter-picture-too-large', { most: LETTERHEAD_LIMITS.pictureBytes / 1000 });
    throw new ProblemError(409, { code: 'letter-picture-too-large', message, requestId: '' });
  }
  return base64Of(file);
}
