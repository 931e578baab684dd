import { FileMarks } from '../../shared/paper/file-marks.ts';

// 진위 확인: reads a chosen or dropped file in the browser, so that it does not leave the machine. Hashes and what the
// file says of itself are sent. Where the browser gives no hash (plain http), the form sends the file as it says.

const PIECE_BYTES = 4 * 1024 * 1024;
/** No paper of the office is larger; a hash needs the whole file in memory. */
const MOST_BYTES = 200 * 1024 * 1024;
const WORDS = {
  how: `파일은 이 기기에서만 읽습니다. 서버에는 파일이 아니라 파일의 지문(SHA-256)과, 파일에 적혀 있는 문서 식별자, 파일의 종류만
    보냅니다. 파일을 이 쪽에 끌어다 놓아도 됩니다.`,
  reading: '파일의 지문을 계산하고 있습니다.',
  tooLarge: '파일이 너무 큽니다. 이 기관이 발급하는 PDF는 200 MB를 넘지 않습니다. 다른 파일을 골라 주십시오.',
  unreadable: '파일을 읽을 수 없습니다. 다른 파일을 골라 주십시오.',
} as const;

const form = document.getElementById('verify');
const input = document.getElementById('file');
const how = document.getElementById('how');
if (form && input instanceof HTMLInputElement && how && crypto.subtle) takeFiles(form, input, how);

function takeFiles(form: HTMLElement, input: HTMLInputElement, how: HTMLElement): void {
  how.textContent = WORDS.how;
  const ask = async (file: File) => {
    how.setAttribute('role', 'status');
    how.textContent = file.size > MOST_BYTES ? WORDS.tooLarge : WORDS.reading;
    if (file.size > MOST_BYTES) return;
    try {
      location.assign(`/verify?${await questionAbout(file)}`);
    } catch {
      how.textContent = WORDS.unreadable;
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const file = input.files?.[0];
    if (file) void ask(file);
  });
  const mark = (isOver: boolean) => input.parentElement?.classList.toggle('over', isOver);
  addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  addEventListener('dragleave', (event) => event.relatedTarget === null && mark(false));
  addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    const file = event.dataTransfer?.files[0];
    if (file) void ask(file);
  });
}

/** The same as the server finds in a file that is sent to it (server/publication/inspect-file.ts). */
async function questionAbout(file: File): Promise<URLSearchParams> {
  const letters = new TextDecoder('latin1');
  const marks = new FileMarks();
  const ends: number[] = [];
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    const piece = letters.decode(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
    ends.push(...marks.take(piece).map((end) => at + end));
  }
  const question = new URLSearchParams({ sha256: await hashOf(file), form: marks.form });
  for (const end of ends.filter((each) => each < file.size).reverse()) {
    question.append('part', await hashOf(file.slice(0, end)));
  }
  if (marks.identity) question.set('paper', `${marks.identity.agencyId}:${marks.identity.documentKey}`);
  return question;
}

async function hashOf(bytes: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
