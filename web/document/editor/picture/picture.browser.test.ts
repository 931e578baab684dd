import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPictureFile } from '../../../../shared/document/picture-file.ts';
import { isRefusal } from '../../../../shared/kernel/refusal.ts';
import { SMALL_JPEG } from '../../../../shared/testing/pictures.ts';
import '../../../officer/draft-tools.ts';
import { EditorUnderTest } from '../editor-under-test.ts';
import { changePicture, insertPicture, movePicture, removePicture } from './picture-commands.ts';
import { preparePicture, UnfitPicture } from './prepare-picture.ts';

const PICTURE = { sha256: 'a'.repeat(64), mediaType: 'image/png' as const, width: 600, height: 400, size: 900 };
let under: EditorUnderTest;
beforeEach(() => {
  under = new EditorUnderTest({
    type: 'doc',
    content: ['앞', '뒤'].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  });
});
afterEach(() => under.close());

const press = (key: string) =>
  under.editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const typed = (text: string) =>
  under.editor.do((state, dispatch) => {
    dispatch?.(state.tr.insertText(text));
    return true;
  });

test('a picture stands after the line of the cursor, its caption is written in place, and it is undone as one', () => {
  under.editor.do(insertPicture(PICTURE));
  typed('<그림 1> 방문자');
  under.editor.do(changePicture({ alt: '막대그래프', share: 50 }));
  expect(under.blocks).toEqual(['paragraph', 'image', 'paragraph']);
  expect(under.text).toContain('[그림: 막대그래프]\n<그림 1> 방문자');
  expect(under.editor.place.picture).toMatchObject({ share: 50, align: 'center', alt: '막대그래프' });
  under.editor.undo();
  under.editor.undo();
  under.editor.undo();
  expect(under.blocks).toEqual(['paragraph', 'paragraph']);
});

test('the keyboard goes on below it, takes hold of it, moves it and takes it out', () => {
  under.editor.do(insertPicture(PICTURE));
  press('Backspace');
  expect(under.editor.place.picture).toBeDefined();
  under.editor.do(movePicture(-1));
  expect(under.blocks).toEqual(['image', 'paragraph', 'paragraph']);
  under.editor.do(movePicture(-1));
  under.editor.do(movePicture(1));
  expect(under.blocks).toEqual(['paragraph', 'image', 'paragraph']);
  under.editor.do(removePicture);
  expect(under.blocks).toEqual(['paragraph', 'paragraph']);
});

test('a picture is closed to citizens with its caption, says so in words, and is opened again', () => {
  under.editor.do(insertPicture(PICTURE));
  typed('홍길동의 집');
  under.editor.close([6], 'picture');
  const [, closed] = under.body.blocks;
  expect(closed).toMatchObject({ closed: [6], caption: [{ text: '홍길동의 집', closed: [6] }] });
  expect(under.editor.place.picture?.closed).toEqual([6]);
  expect(under.place.querySelector('figure')?.dataset.closedName).toBe('비공개 6호');
  under.editor.open();
  expect(under.body.blocks[1]).not.toHaveProperty('closed');
  expect(under.place.querySelector('figure')?.dataset.closedName).toBeUndefined();
});

test('the tools of a picture ask for the grounds and close it; asked again, they open it', async () => {
  const tools = document.createElement('draft-tools');
  tools.editor = under.editor;
  under.editor.do(insertPicture(PICTURE));
  tools.place = under.editor.place;
  document.body.append(tools);
  await tools.updateComplete;
  const press = async (name: string) => {
    const buttons = [...tools.querySelectorAll('picture-tools button, .close-form button')];
    (buttons.find((each) => each.textContent?.trim() === name) as HTMLButtonElement | undefined)?.click();
    tools.place = under.editor.place;
    await tools.updateComplete;
    await tools.querySelector('picture-tools')?.updateComplete;
  };
  await tools.querySelector('picture-tools')?.updateComplete;
  await press('비공개 표시');
  await press('그림 비공개');
  expect(under.body.blocks[1]).toMatchObject({ type: 'image', closed: [6] });
  const pressed = tools.querySelector('picture-tools [aria-pressed]');
  expect(pressed?.getAttribute('aria-pressed')).toBe('true');
  await press('비공개 표시');
  await press('표시 풀기');
  expect(under.body.blocks[1]).not.toHaveProperty('closed');
  tools.remove();
});

test('below the last picture there is room, and 끝. is drawn with it', () => {
  under.editor.select('뒤');
  under.editor.do(insertPicture(PICTURE));
  expect(under.editor.view.state.doc.lastChild?.type.name).toBe('paragraph');
  expect(under.place.querySelector('figure')?.dataset.end).toBe('끝.');
  press('Enter');
  typed('이어서');
  expect(under.blocks.at(-1)).toBe('paragraph');
});

test('whoever writes beside the text keeps the focus, and the cursor stays when a picture comes meanwhile', () => {
  under.editor.do(insertPicture(PICTURE));
  const field = document.createElement('input');
  under.place.append(field);
  field.focus();
  under.editor.adjust(changePicture({ alt: '약도' }));
  under.editor.adjust(insertPicture({ ...PICTURE, sha256: 'b'.repeat(64) }, true));
  expect(document.activeElement).toBe(field);
  expect(under.blocks).toEqual(['paragraph', 'image', 'image', 'paragraph']);
  expect(under.editor.place.picture).toMatchObject({ sha256: PICTURE.sha256, alt: '약도' });
});

test('that a picture is not there is still said when something of it is changed', () => {
  under.editor.do(insertPicture(PICTURE));
  const words = () => under.place.querySelector('.picture-missing')?.textContent;
  under.place.querySelector('figure img')?.dispatchEvent(new Event('error'));
  expect(words()).toBe('그림을 불러오지 못하였습니다.');
  under.editor.do(changePicture({ alt: '약도' }));
  expect(words()).toBe('그림을 불러오지 못하였습니다.');
});

test('pasted files are told to the page; a picture of another document is left behind', async () => {
  const told: string[] = [];
  const listen = (event: Event) => {
    told.push(event.type);
    event.preventDefault();
  };
  for (const name of ['picture-files', 'picture-left-behind']) document.addEventListener(name, listen);
  const said = JSON.stringify({ ...PICTURE, share: 50, align: 'left', alt: '', decorative: false });
  under.paste({ 'text/html': `<p>글</p><figure data-picture='${said}'><figcaption>제목</figcaption></figure>` });
  await expect.poll(() => told).toEqual(['picture-left-behind']);
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([SMALL_JPEG as BlobPart], 'a.jpg', { type: 'image/jpeg' }));
  under.editor.view.dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  for (const name of ['picture-files', 'picture-left-behind']) document.removeEventListener(name, listen);
  expect(told).toEqual(['picture-left-behind', 'picture-files']);
  expect(under.blocks).not.toContain('image');
  expect(under.text).toContain('글');
});

test('a picture of the same draft is pasted after the page was opened anew, also one that was cut out before', async () => {
  const told: string[] = [];
  const listen = (event: Event) => told.push(event.type);
  document.addEventListener('picture-left-behind', listen);
  const said = (sha256: string) =>
    JSON.stringify({ ...PICTURE, sha256, share: 50, align: 'left', alt: '약도', decorative: false });
  const figure = (sha256: string) =>
    `<p>앞글</p><figure data-picture='${said(sha256)}'><figcaption>제목</figcaption></figure><p>뒷글</p>`;
  // The picture that the draft shows is known without a question.
  const image = { type: 'image', attrs: PICTURE, content: [{ type: 'caption' }] };
  const shown = new EditorUnderTest({ type: 'doc', content: [{ type: 'paragraph' }, image, { type: 'paragraph' }] });
  shown.paste({ 'text/html': figure(PICTURE.sha256) });
  expect(shown.blocks.filter((block) => block === 'image')).toHaveLength(2);
  shown.close();
  // One that it shows no more is still on the server, here at an address that has bytes for every name.
  const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=#';
  const cut = new EditorUnderTest(undefined, dot);
  cut.paste({ 'text/html': figure('c'.repeat(64)) });
  await expect.poll(() => cut.blocks).toContain('image');
  expect(cut.text).toMatch(/앞글[\s\S]*\[그림: 약도\][\s\S]*뒷글/);
  cut.close();
  document.removeEventListener('picture-left-behind', listen);
  expect(told).toEqual([]);
});

test('what is fit goes as it is, another format is drawn anew, and what is no picture is refused in words', async () => {
  const jpeg = new File([SMALL_JPEG as BlobPart], 'photo.jpg', { type: 'image/jpeg' });
  expect(await preparePicture(jpeg)).toBe(jpeg);
  const gif = Uint8Array.from(atob('R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs='), (c) => c.charCodeAt(0));
  const drawn = await preparePicture(new File([gif], 'dot.gif', { type: 'image/gif' }));
  const read = readPictureFile(new Uint8Array(await drawn.arrayBuffer()));
  expect(isRefusal(read) ? read : read.mediaType).toBe('image/png');
  await expect(preparePicture(new File(['글'], 'a.txt', { type: 'text/plain' }))).rejects.toThrow(UnfitPicture);
});
