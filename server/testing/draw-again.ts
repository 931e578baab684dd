import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { paintPaper } from '../rendering/paint-paper.ts';

// Draws the paper that comes in as JSON in this process, and says what it drew and in which zone.
const paper = JSON.parse(await text(process.stdin)) as PaperDocument;
const answer = await paintPaper({ paper, pictures: new Map(), as: 'pdf' });
if (!('drawn' in answer) || 'refused' in answer.drawn) throw new Error(`not drawn: ${JSON.stringify(answer)}`);
const { bytes, fontsSha256 } = answer.drawn;
const sha256 = createHash('sha256').update(bytes).digest('hex');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
process.stdout.write(JSON.stringify({ sha256, fontsSha256, zone }));
