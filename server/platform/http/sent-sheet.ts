import { Type } from 'typebox';

/** Of a route that sends a table as a file: which kind is asked for, and the reply. */
export const SHEET_QUERY = Type.Object(
  { format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]) },
  { additionalProperties: false },
);

export const SHEET_REPLY = {
  description: '표 파일',
  content: { 'application/octet-stream': { schema: Type.String({ format: 'binary' }) } },
};
