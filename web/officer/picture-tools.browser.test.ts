import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { EditorUnderTest } from '../document/editor/editor-under-test.ts';
import { insertPicture } from '../document/editor/picture/picture-commands.ts';
import './picture-tools.ts';

const PICTURE = { sha256: 'a'.repeat(64), mediaType: 'image/png' as const, width: 600, height: 400, size: 900 };

afterEach(() => document.body.replaceChildren());

it('is gone through by keyboard: what is said of a picture is kept, and the focus goes on to the next field', async () => {
  const { editor } = new EditorUnderTest();
  editor.do(insertPicture(PICTURE));
  const tools = document.createElement('picture-tools');
  document.body.append(tools);
  tools.editor = editor;
  tools.place = editor.place;
  await tools.updateComplete;
  tools.querySelector('textarea')?.focus();
  await userEvent.keyboard('도서관 약도{Tab}');
  expect(editor.place.picture?.alt).toBe('도서관 약도');
  expect(document.activeElement).toBe(tools.querySelector('input[type=checkbox]'));
  await userEvent.keyboard(' ');
  expect(editor.place.picture).toMatchObject({ decorative: true, alt: '' });
  expect(document.activeElement).toBe(tools.querySelector('input[type=checkbox]'));
  editor.destroy();
});
