import { fileSizeText } from '../../../shared/kernel/file-size.ts';
import { attributes, html, type SafeHtml } from '../../../shared/markup/html.ts';
import { originalMarkup } from '../../../shared/markup/original.ts';
import { viewOfWords } from '../../../shared/originals/left-out-words.ts';
import { pdfOf } from '../../../shared/originals/original-format.ts';
import type { ReadDocument } from '../../../shared/originals/read-document.ts';
import { readingPages } from '../../../shared/originals/reading-pages.ts';
import type { PublicAttachment, PublicCopy } from '../public-copy.ts';
import type { Page } from './layout.ts';

type OpenAttachment = Extract<PublicAttachment, { shown: true }>;
export type AttachmentPlace = { readonly copy: PublicCopy; readonly file: OpenAttachment };

/** 바로 보기: an open attachment as text, a page of it at a time. Undefined where it has no such page. */
export function originalPage(place: AttachmentPlace, document: ReadDocument, number: number): Page | undefined {
  const pages = readingPages(document);
  const page = pages[number - 1];
  if (!page) return undefined;
  const { copy, file } = place;
  const drawing = { page, isFirst: number === 1, isLast: number === pages.length };
  const picture = document.format === 'picture' ? { picture: { address: fileAddress(place), name: file.name } } : {};
  const outline = pages.flatMap((parts, at) =>
    parts.filter(({ name }) => name !== '').map(({ name }, part) => ({ name, page: at + 1, part: part + 1 })),
  );
  const turning = (name: string) => pagesMarkup(place, { number, pages: pages.length, name });
  return frame(
    place,
    html`<p class="sub read-about">${viewOfWords(document.format)} 법적 효력이 없습니다.</p>
${outline.length > 1 && outlineMarkup(place, outline, number)}${turning('화면 넘기기')}
<div class="read-text" id="text">${originalMarkup(document, { ...drawing, ...picture })}</div>
${turning('화면 넘기기, 아래')}<p class="legal">${copy.agencyName} ${copy.documentNumber}의 첨부 문서입니다.</p>`,
  );
}

/** While it is being read: the page comes back by itself, and by its link. */
export function waitingPage(place: AttachmentPlace): Page {
  return frame(
    place,
    html`<div class="read-state" role="status"><p>파일을 읽고 있습니다. 잠시 뒤에 이 쪽이 다시 열립니다.</p><p><a class="btn s" href="${viewAddress(place)}">다시 열기</a></p></div>`,
  );
}

/** While its PDF is being drawn. */
export function drawingPage(place: AttachmentPlace): Page {
  return frame(
    place,
    html`<div class="read-state" role="status"><p>PDF를 만들고 있습니다. 잠시 뒤에 PDF가 열립니다.</p><p><a class="btn s" href="${pdfAddress(place)}">다시 열기</a></p></div>`,
  );
}

export function failedPage(place: AttachmentPlace, reason: string): Page {
  return frame(place, html`<div class="read-state"><p>${reason}</p></div>`);
}

function frame(place: AttachmentPlace, content: SafeHtml): Page {
  const { copy, file } = place;
  return {
    title: `${file.name} - ${copy.title}`,
    menu: 'search',
    main: html`<div class="wrap"><article class="original-view"><nav class="crumb" aria-label="문서"><ol><li><a href="/">홈</a></li><li><a href="/documents/${copy.managementNumber}">${copy.title}</a></li></ol></nav>
<header class="dochead"><h1>${file.name}</h1><p class="acts"><a class="btn p" href="${fileAddress(place)}" download="${file.name}">원문 받기&nbsp;<span class="sm">${fileSizeText(file.size)}</span></a>${pdfLink(place)}<a class="btn" href="/documents/${copy.managementNumber}">문서로 돌아가기</a></p></header>
${content}</article></div>`,
  };
}

type OutlineEntry = { readonly name: string; readonly page: number; readonly part: number };

function outlineMarkup(place: AttachmentPlace, outline: readonly OutlineEntry[], number: number): SafeHtml {
  return html`<details class="read-facts"><summary>차례 ${outline.length}가지</summary><ol>${outline.map(
    ({ name, page, part }) =>
      html`<li><a href="${viewAddress(place, page)}#part-${part}"${attributes({
        'aria-current': page === number ? 'true' : undefined,
      })}>${name}</a></li>`,
  )}</ol></details>`;
}

type Turning = { readonly number: number; readonly pages: number; readonly name: string };

function pagesMarkup(place: AttachmentPlace, { number, pages, name }: Turning): SafeHtml | false {
  if (pages === 1) return false;
  return html`<nav class="read-pages" aria-label="${name}">${
    number > 1 && html`<a class="btn s" href="${viewAddress(place, number - 1)}" rel="prev">앞 화면</a>`
  }<span>${number} / ${pages}</span>${
    number < pages && html`<a class="btn s" href="${viewAddress(place, number + 1)}" rel="next">다음 화면</a>`
  }</nav>`;
}

export function fileAddress({ copy, file }: AttachmentPlace): string {
  return `/documents/${copy.managementNumber}/attachments/${file.id}`;
}

/** The file as a PDF: itself, or what is read out of it. */
export function pdfAddress(place: AttachmentPlace): string {
  return pdfOf(place.file.mediaType) === 'original' ? fileAddress(place) : `${fileAddress(place)}/view.pdf`;
}

function pdfLink(place: AttachmentPlace): SafeHtml | false {
  return pdfOf(place.file.mediaType) === 'view' && html`<a class="btn" href="${pdfAddress(place)}">PDF로 보기</a>`;
}

/** Where 바로 보기 of an attachment is. */
export function viewAddress(place: AttachmentPlace, page = 1): string {
  return `${fileAddress(place)}/view${page === 1 ? '' : `?page=${page}`}`;
}
