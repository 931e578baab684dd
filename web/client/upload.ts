import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
import type { PictureShape } from '../../shared/contract/drafting.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { newKey } from './new-key.ts';
import { OfflineError, ProblemError } from './request.ts';

export type Upload<Reply = AttachmentShape> = { readonly done: Promise<Reply>; readonly cancel: () => void };

export function uploadAttachment(managementNumber: string, file: File, onProgress: (share: number) => void): Upload {
  return upload(`/api/drafts/${managementNumber}/attachments`, file, onProgress);
}

/** A picture for the body of a draft. */
export function uploadPicture(
  managementNumber: string,
  file: File,
  onProgress: (share: number) => void,
): Upload<PictureShape> {
  return upload(`/api/drafts/${managementNumber}/pictures`, file, onProgress);
}

/**
 * Sends one file and tells how far it is. `fetch` says nothing about what has been sent, so this is the one request
 * that goes another way; its key is new for every press, because a file is never sent twice by itself.
 */
function upload<Reply>(address: string, file: File, onProgress: (share: number) => void): Upload<Reply> {
  const request = new XMLHttpRequest();
  const done = new Promise<Reply>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(problemOf(request));
    };
    request.onerror = () => reject(new OfflineError());
    request.onabort = () => reject(new UploadCancelled());
  });
  const form = new FormData();
  form.append('file', file);
  request.open('POST', address);
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('idempotency-key', newKey());
  request.send(form);
  return { done, cancel: () => request.abort() };
}

/** The person has stopped the upload: nothing to say about it. */
export class UploadCancelled extends Error {
  override readonly name = 'UploadCancelled';
}

function problemOf(request: XMLHttpRequest): ProblemError {
  try {
    const problem = JSON.parse(request.responseText) as Problem;
    if (typeof problem.message === 'string') return new ProblemError(request.status, problem);
  } catch {
    // A proxy answered with a page of its own; the sentence below says what to do.
  }
  const message = `파일을 올리지 못하였습니다(${request.status}). 잠시 뒤에 다시 올려 주십시오.`;
  return new ProblemError(request.status, { code: 'unreadable-answer', message, requestId: '' });
}
